import type { Size } from '../../kit/canvas/keep-painted.ts';
import type { Frame } from '../../session/stage/player.ts';
import { type Drawing, grips, type Palette, type Point } from '../drawing/index.ts';
import type { Grip } from './push.ts';

/** A push to be seen: while a hand still draws it, and for a moment after. */
export interface SeenPush {
  readonly from: Grip | 'wind';
  /** −1 left … 1 right, as a share of the hardest. */
  readonly strength: number;
  /** 1 at first, 0 when it has faded away. */
  readonly opacity: number;
}

/** The push as a broad arrow where it takes hold, or as wind around the pole, over the drawing of `drawScene`. */
export function drawPush(
  context: Drawing,
  frame: Frame,
  size: Size,
  palette: Palette,
  { from, strength, opacity }: SeenPush,
): void {
  const { pivot, tip, scale } = grips(frame, size);
  context.save();
  context.globalAlpha = Math.max(0, Math.min(1, opacity));
  if (from === 'wind') drawWind(context, pivot, tip, scale, palette, strength, opacity);
  else drawArrow(context, from === 'tip' ? tip : pivot, scale, palette, strength);
  context.restore();
}

/** A block arrow: nobody takes it for the motor's thin one. */
function drawArrow(context: Drawing, from: Point, scale: number, palette: Palette, strength: number): void {
  const side = Math.sign(strength);
  const length = Math.abs(strength) * 1.2 * scale;
  if (length < 4) return;
  const half = Math.max(4, 0.05 * scale);
  const head = Math.min(length, 3 * half);
  const neck = from.x + side * (length - head);
  context.beginPath();
  context.moveTo(from.x, from.y - half);
  context.lineTo(neck, from.y - half);
  context.lineTo(neck, from.y - 2 * half);
  context.lineTo(from.x + side * length, from.y);
  context.lineTo(neck, from.y + 2 * half);
  context.lineTo(neck, from.y + half);
  context.lineTo(from.x, from.y + half);
  context.closePath();
  context.fillStyle = palette.accent;
  context.strokeStyle = palette.paper;
  context.lineWidth = 2;
  context.stroke();
  context.fill();
}

/** Streaks that sweep past the pole. */
function drawWind(
  context: Drawing,
  pivot: Point,
  tip: Point,
  scale: number,
  palette: Palette,
  strength: number,
  opacity: number,
): void {
  const side = Math.sign(strength);
  const sweep = (1 - opacity) * 0.9 * scale;
  context.strokeStyle = palette.accent;
  context.lineCap = 'round';
  context.lineWidth = Math.max(2, 0.022 * scale);
  for (const [height, length, lead] of [
    [0.95, 0.75, 0],
    [0.72, 0.5, 0.25],
    [0.5, 0.65, 0.1],
  ] as const) {
    const y = pivot.y + (tip.y - pivot.y) * height;
    const middle = pivot.x + (tip.x - pivot.x) * height;
    const end = middle + side * (sweep - (0.12 + lead) * scale);
    const curl = 0.07 * scale;
    context.beginPath();
    context.moveTo(end - side * length * scale, y);
    context.lineTo(end, y);
    context.arc(end, y - curl, curl, Math.PI / 2, side > 0 ? -Math.PI * 0.75 : Math.PI * 1.75, side > 0);
    context.stroke();
  }
}
