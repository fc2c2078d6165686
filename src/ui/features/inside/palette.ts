import { type Palette, readPalette } from '../drawing/index.ts';
import { diverging } from './colours.ts';

/** The scenes' colours and those for the two actions; `Inside.module.css` defines them. */
export interface InsidePalette extends Palette {
  readonly left: string;
  readonly right: string;
  readonly epsilon: string;
  readonly border: string;
  /** Of the map's 256 shades, left first. */
  readonly shades: Uint32Array;
}

const stopCount = 7;

/** The colours of the moment, as they hold for `element`. */
export function readInsidePalette(element: Element): InsidePalette {
  const style = getComputedStyle(element);
  const value = (name: string) => style.getPropertyValue(name).trim();
  const stops = Array.from({ length: stopCount }, (_, i) => value(`--map-${i + 1}`));
  return {
    ...readPalette('after'),
    accent: value('--accent'),
    left: value('--left'),
    right: value('--right'),
    epsilon: value('--epsilon'),
    border: value('--border'),
    shades: diverging(stops),
  };
}
