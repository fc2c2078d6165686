import { type Palette, readPalette } from '../drawing/index.ts';
import { diverging } from './colours.ts';

/** Of a policy map, besides: its 256 shades, left first. */
export interface MapPalette extends Palette {
  readonly shades: Uint32Array;
}

const stopCount = 7;

/** @param style of an element with the `action-colours.module.css` */
export function readMapPalette(style: CSSStyleDeclaration): MapPalette {
  const stops = Array.from({ length: stopCount }, (_, i) => style.getPropertyValue(`--map-${i + 1}`).trim());
  return { ...readPalette('after'), shades: diverging(stops) };
}
