import { themeStore } from '../../kit/theme.ts';
import { type Palette, readPalette } from '../drawing/index.ts';
import { shades } from './field-carts.ts';

/** The colours of a field. */
export interface FieldPalette extends Palette {
  /** By score: from the colour of the agent before training to that of the agent after it. */
  readonly shades: readonly string[];
  readonly solved: string;
  /** Behind a cart that has solved it. */
  readonly solvedCell: string;
  readonly cellAlpha: number;
  /** Behind one that is learning. */
  readonly learningCell: string;
  readonly waiting: string;
  readonly focus: string;
}

/** Where the system lends its own few colours, states are told apart by those, by outlines and by marks. */
export function readFieldPalette(): FieldPalette {
  const drawing = readPalette('after');
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(name).trim();
  if (themeStore.getState().contrast) {
    return {
      ...drawing,
      paper: 'Canvas',
      ink: 'CanvasText',
      inkSoft: 'CanvasText',
      inkFaint: 'GrayText',
      gridMajor: 'GrayText',
      shades: Array.from({ length: shades }, () => 'CanvasText'),
      solved: 'Highlight',
      solvedCell: 'Canvas',
      learningCell: 'Canvas',
      cellAlpha: 0,
      waiting: 'GrayText',
      focus: 'Highlight',
    };
  }
  const [low, high] = [value('--before'), value('--after')];
  return {
    ...drawing,
    shades: Array.from(
      { length: shades },
      (_, i) => `color-mix(in oklch, ${high} ${(100 * i) / (shades - 1)}%, ${low})`,
    ),
    solved: value('--live'),
    solvedCell: value('--live-soft'),
    learningCell: value('--surface-3'),
    cellAlpha: 0.7,
    waiting: value('--border-strong'),
    focus: value('--focus'),
  };
}
