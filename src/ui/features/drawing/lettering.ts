import type { Drawing, Size } from '../../kit/canvas/keep-painted.ts';
import type { Frame, Outcome } from '../../session/stage/player.ts';
import type { Palette } from './palette.ts';

/** What is written into the drawing, in the language of the page. */
export interface Lettering {
  /** Beside the count of steps: 'steps'. */
  readonly unit: string;
  /** How the episode ended, empty while it goes on. */
  readonly outcome: string;
  /** Away from the pole. */
  readonly side: 'left' | 'right';
  /** How much of the drawing's width is free for it, 0 to 1. */
  readonly room: number;
}

const widths = new Map<string, number>();

/** Measured once: to measure them each time took four fifths of the time that the count takes. */
function widthOf(text: string, context: Drawing, font: string): number {
  const key = `${font} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  context.font = font;
  const { width } = context.measureText(text);
  widths.set(key, width);
  return width;
}

/** A drawing smaller than this, in rem, has room for the number alone. */
const leastForWords = { width: 10, height: 7 };

/** From the top of the drawing down to the first line of how the episode ended, in rem. */
export const endingLine = 3.5;

/** The steps of an episode and how it ended, in a corner of its drawing. */
export function drawCount(
  context: Drawing,
  { step, outcome }: Frame,
  { width, height }: Size,
  palette: Palette,
  { unit, outcome: ending, side, room }: Lettering,
): void {
  const { rem } = palette;
  if (height < leastForWords.height * rem || width < leastForWords.width * rem) {
    context.textBaseline = 'top';
    context.textAlign = side;
    context.font = `600 ${rem * 0.9375}px ${palette.fontMono}`;
    context.fillStyle = outcome === null ? palette.ink : palette.accent;
    context.fillText(String(step), side === 'left' ? rem * 0.4 : width - rem * 0.4, rem * 0.3);
    return;
  }
  const edge = rem * 0.875;
  const digits = String(step);
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  const small = `${rem * 0.8125}px ${palette.fontSans}`;
  const large = `600 ${rem * 1.75}px ${palette.fontMono}`;
  const unitWidth = widthOf(unit, context, small);
  const digitsWidth = widthOf(digits, context, large);
  const gap = rem * 0.375;
  const start = side === 'left' ? edge : width - edge - digitsWidth - gap - unitWidth;
  context.font = large;
  context.fillStyle = outcome === null ? palette.ink : palette.accent;
  context.fillText(digits, start, rem * 2.1);
  context.font = small;
  context.fillStyle = palette.inkSoft;
  context.fillText(unit, start + digitsWidth + gap, rem * 2.1);
  if (outcome === null) return;
  context.font = `600 ${rem * 0.9375}px ${palette.fontSans}`;
  context.fillStyle = palette.accent;
  context.textAlign = side;
  linesOf(ending, room * width - 2 * edge, context).forEach((line, i) => {
    context.fillText(line, side === 'left' ? edge : width - edge, rem * (endingLine + 1.2 * i));
  });
}

/** A sentence in lines of at most this width (px), as far as its words allow. */
function linesOf(sentence: string, width: number, context: Drawing): string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const longer = [...lines.slice(-1), word].join(' ');
    if (lines.length > 0 && context.measureText(longer).width > width) lines.push(word);
    else lines.splice(-1, 1, longer);
  }
  return lines;
}

/** What is written into a scene, in some language. */
export interface SceneWords {
  readonly unit: (step: number) => string;
  readonly outcome: (outcome: Outcome, step: number) => string;
}

/** Past this cart or pole would stand in the lettering, m; well inside it, it may come back. */
const inTheWay = { from: 0.9, to: 0.3 };

/** Of the width, where a scene is set into another on the right. */
const besideTheInset = 0.6;

/**
 * The lettering of one scene: it stays on its side until the cart or the pole's tip comes there.
 * @param inset while it matches, something stands on the right
 */
export function letteringBy(
  words: SceneWords,
  inset?: { readonly matches: boolean },
): (frame: Frame | null) => Lettering {
  let side: Lettering['side'] = 'left';
  return (frame) => {
    const room = inset?.matches ? besideTheInset : 1;
    if (frame === null) return { unit: '', outcome: '', side, room };
    const { outcome, step, state, world } = frame;
    const tip = state.cartPosition + Math.sin(state.poleAngle) * 2 * world.halfPoleLength;
    const leftmost = Math.min(state.cartPosition, tip);
    if (leftmost > -inTheWay.to || inset?.matches) side = 'left';
    else if (leftmost < -inTheWay.from) side = 'right';
    return {
      unit: words.unit(step),
      outcome: outcome === null ? '' : words.outcome(outcome, step),
      side,
      room,
    };
  };
}
