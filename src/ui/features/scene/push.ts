import type { World } from '../../../core/world.ts';
import type { Point } from '../drawing/index.ts';

/** What a blow changes at once: m/s of the cart, rad/s of the pole. */
export interface Impulse {
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

interface Grips {
  readonly pivot: Point;
  readonly tip: Point;
}

/** What a pointer at `point` takes hold of; null where it is farther off than `reach`. All in CSS pixels. */
export function gripAt(point: Point, { pivot, tip }: Grips, reach: number): Grip | null {
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
