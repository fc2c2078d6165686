import type { World } from '../../../core/world.ts';
import type { Size } from '../../kit/canvas/keep-painted.ts';
import type { Frame } from '../../session/stage/player.ts';
import { type Drawing, grips, type Palette, type Point } from '../drawing/index.ts';

/** What a blow changes at once: m/s of the cart, rad/s of the pole. */
interface Impulse {
  readonly cart: number;
  readonly pole: number;
}

/** Where one takes hold: the cart, or the upper end of the pole. */
export type Grip = 'cart' | 'tip';

/** The hardest horizontal blow that a hand gives, N·s: it turns the pole at about 1.5 rad/s either way. */
export const hardest: Readonly<Record<Grip, number>> = { cart: 1, tip: 0.05 };

/** Share of the hardest blow by one press of a key. */
export const keyStrength = 0.45;

/**
 * A horizontal blow of so many N·s, as the masses of the system take it up: the pole turns when the cart is hit, and
 * the cart recoils when the pole is. From CartPole's equations of motion, with the force as an impulse:
 * M·Δẋ + m·l·cos θ·Δθ̇ = J and m·l·cos θ·Δẋ + 4/3·m·l²·Δθ̇ = J·2l·cos θ at the tip, 0 at the cart (l: half the pole).
 */
export function blow(
  grip: Grip,
  newtonSeconds: number,
  poleAngle: number,
  { cartMass, poleMass, halfPoleLength }: World,
): Impulse {
  const totalMass = cartMass + poleMass;
  const coupling = poleMass * halfPoleLength * Math.cos(poleAngle);
  const inertia = (4 / 3) * poleMass * halfPoleLength ** 2;
  const turn = grip === 'tip' ? newtonSeconds * 2 * halfPoleLength * Math.cos(poleAngle) : 0;
  const determinant = totalMass * inertia - coupling ** 2;
  return {
    cart: (newtonSeconds * inertia - coupling * turn) / determinant,
    pole: (totalMass * turn - coupling * newtonSeconds) / determinant,
  };
}

/**
 * How hard a hand pushes that was drawn so far (m) and let go at this speed (m/s): −1 … 1 times the hardest blow.
 * A slow drag counts by its length, a short flick by its speed.
 */
export function strengthOfDrag(metres: number, metresPerSecond: number): number {
  const reach = metres + 0.12 * metresPerSecond;
  return Math.max(-1, Math.min(1, reach / 1.2));
}

/** What a pointer at `point` takes hold of; null where it is farther off than `reach`. All in CSS pixels. */
export function gripAt(
  point: Point,
  { pivot, tip }: Readonly<Record<'pivot' | 'tip', Point>>,
  reach: number,
): Grip | null {
  const toTip = Math.hypot(point.x - tip.x, point.y - tip.y);
  const toCart = Math.hypot(point.x - pivot.x, point.y - pivot.y);
  if (Math.min(toTip, toCart, distanceToLine(point, pivot, tip)) > reach) return null;
  return toTip < toCart ? 'tip' : 'cart';
}

function distanceToLine(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const share = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - from.x - share * dx, point.y - from.y - share * dy);
}

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
