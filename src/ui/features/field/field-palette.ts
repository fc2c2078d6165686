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
    const [canvas = '', canvasText = '', grayText = '', highlight = ''] = systemColours();
    return {
      ...drawing,
      paper: canvas,
      ink: canvasText,
      inkSoft: canvasText,
      inkFaint: grayText,
      gridMajor: grayText,
      shades: Array.from({ length: shades }, () => canvasText),
      solved: highlight,
      solvedCell: canvas,
      learningCell: canvas,
      cellAlpha: 0,
      waiting: grayText,
      focus: highlight,
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

/** As the system has them now, written out: off the page a canvas knows no system's colours. */
function systemColours(): readonly string[] {
  const probe = document.createElement('span');
  probe.style.forcedColorAdjust = 'none';
  document.body.append(probe);
  const colours = ['Canvas', 'CanvasText', 'GrayText', 'Highlight'].map((name) => {
    probe.style.color = name;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return colours;
}
