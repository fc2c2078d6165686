import type { Size } from '../../kit/canvas/keep-painted.ts';
import { circle, type Drawing, line, type Palette } from '../drawing/index.ts';
import { RecordError } from './protocol.ts';

/** Seconds from one picture to the next: a step, where the world's time step is Gymnasium's. */
export const pictureSeconds = 0.02;

/** Seconds that the last end is shown. */
export const endSeconds = 1.2;

/** `rem` of everything filmed, CSS pixels. */
export const filmRem = 14;

/** A film as it is shown, a picture every 20 ms. */
export interface Projection {
  /** CSS pixels, before any scaling. */
  readonly size: Size;
  /** Pixels that the whole is wide in a file of each kind. */
  readonly widths: { readonly gif: number; readonly video: number; readonly png: number };
  /** How each scene has ended, as far as the film has come, in the film's words. */
  readonly endings: readonly string[];
  rewind(): void;
  /** Lets the time of a picture pass. @returns whether there is anything more to show. */
  advance(): boolean;
  /** Draws the present picture, in CSS pixels. */
  draw(context: Drawing): void;
}

/** Pictures from the start to the end; rewinds. */
export function measure(projection: Projection): number {
  projection.rewind();
  let pictures = 1;
  while (projection.advance()) pictures += 1;
  projection.rewind();
  return pictures;
}

/**
 * A canvas for a film, and what draws its present picture there.
 * @param wanted pixels that it is wide @param multiple of which its sides are
 * @throws {RecordError} where nothing can be drawn in a worker
 */
export function canvasFor(projection: Projection, wanted: number, multiple = 1) {
  const scale = wanted / projection.size.width;
  const pixels = (length: number) => multiple * Math.round((length * scale) / multiple);
  const canvas = new OffscreenCanvas(pixels(projection.size.width), pixels(projection.size.height));
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (context === null) throw new RecordError('unsupported', 'OffscreenCanvas has no 2D context.');
  context.scale(scale, scale);
  return { canvas, context, draw: () => projection.draw(context) };
}

/** CSS pixels. */
export const captionHeight = 32;

export interface Caption {
  /** In a filled circle; null leaves it out. */
  readonly number: number | null;
  readonly title: string;
  readonly source: string;
}

interface Words {
  readonly words: string;
  readonly font: string;
  readonly colour: string;
}

const inset = 12;

/** Words at the left end of a line and, as many as there is room for, at the right, `inset` from either edge. */
export function drawEnds(context: Drawing, y: number, width: number, ends: [Words, Words], start = inset) {
  context.textBaseline = 'middle';
  let room = width - inset - start;
  for (const [i, { words, font, colour }] of ends.entries()) {
    context.textAlign = i === 0 ? 'left' : 'right';
    context.fillStyle = colour;
    context.font = font;
    context.fillText(shortened(context, words, room), i === 0 ? start : width - inset, y);
    room -= context.measureText(words).width + 16;
  }
}

/** A line above a scene: what it is called, and at the right end whose episode it is. */
export function drawCaption(
  context: Drawing,
  { number, title, source }: Caption,
  width: number,
  palette: Palette,
): void {
  const middle = captionHeight / 2;
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, width, captionHeight);
  drawLine(context, 0, captionHeight - 0.5, width, captionHeight - 0.5, palette.gridMajor);
  if (number !== null) drawNumber(context, number, middle, palette);
  const ends: [Words, Words] = [
    { words: title, font: `650 14px ${palette.fontSans}`, colour: palette.accent },
    { words: source, font: `12px ${palette.fontSans}`, colour: palette.inkSoft },
  ];
  drawEnds(context, middle + 0.5, width, ends, number === null ? inset : 37);
}

function drawNumber(context: Drawing, number: number, middle: number, palette: Palette): void {
  context.fillStyle = palette.accent;
  circle(context, 20, middle, 9.5);
  context.fill();
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = palette.paper;
  context.font = `700 12px ${palette.fontMono}`;
  context.fillText(String(number), 20, middle + 0.5);
}

/** As much of a text as fits into so many pixels. */
function shortened(context: Drawing, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let end = text.length;
  while (end > 0 && context.measureText(`${text.slice(0, end)}…`).width > width) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

export function drawLine(
  context: Drawing,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  colour: string,
): void {
  context.strokeStyle = colour;
  context.lineWidth = 1;
  line(context, x1, y1, x2, y2);
}
