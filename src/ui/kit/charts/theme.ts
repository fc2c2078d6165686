import type { ColourName } from './model.ts';

/** What charts take from the style sheet; colours as `#rrggbb`. */
export interface ChartTheme {
  readonly surface: string;
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly font: string;
  /** Of axes and labels, in CSS pixels. */
  readonly fontSize: number;
  readonly colour: Readonly<Record<ColourName, string>>;
}

export function readTheme(): ChartTheme {
  const style = getComputedStyle(document.documentElement);
  const read = (property: string) => style.getPropertyValue(property).trim();
  return {
    surface: read('--surface-1'),
    text: read('--text-1'),
    muted: read('--text-3'),
    grid: read('--grid-major'),
    font: read('--font-sans').replaceAll(/\s+/g, ' '),
    fontSize: Number.parseFloat(style.fontSize) * 0.75,
    colour: {
      '--before': read('--before'),
      '--after': read('--after'),
      '--live': read('--live'),
      '--epsilon': read('--epsilon'),
      '--reference': read('--reference'),
      '--text-1': read('--text-1'),
    },
  };
}

/** A colour `#rrggbb` with an opacity from 0 to 1. */
export function translucent(colour: string, opacity: number): string {
  return `${colour}${Math.round(opacity * 255)
    .toString(16)
    .padStart(2, '0')}`;
}
