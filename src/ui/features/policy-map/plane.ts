import type { CartPoleState } from '../../../core/cartpole.ts';
import type { MapPlane } from '../../../core/policy-map.ts';
import type { World } from '../../../core/world.ts';

const degree = Math.PI / 180;

/** How far a map goes to each side of upright and of rest. */
export interface Reach {
  readonly angle: number; // rad
  readonly angularVelocity: number; // rad/s
}

/** A little more than the angles at which an episode goes on, and speeds seen in play: 15° and 120°/s for Gymnasium's 12°. */
export function reachOf({ angleLimit }: World): Reach {
  return { angle: 1.25 * angleLimit, angularVelocity: (angleLimit / (12 * degree)) * 120 * degree };
}

export const mapCells = 64;

/** Where the cart is, and how fast: what the map holds fixed. */
export type CartSlice = Pick<CartPoleState, 'cartPosition' | 'cartVelocity'>;

/** The plane through the state space at a cart's place and speed; fast turning to the right is at the top. */
export function planeThrough(
  { cartPosition, cartVelocity }: CartSlice,
  { angle, angularVelocity }: Reach,
  cells = mapCells,
): MapPlane {
  return {
    poleAngle: { from: -angle, to: angle, cells },
    poleAngularVelocity: { from: angularVelocity, to: -angularVelocity, cells },
    cartPosition,
    cartVelocity,
  };
}

/** Where a map is drawn, in CSS pixels. */
export interface Box {
  readonly reach: Reach;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What the map's two axes are. */
export type PoleState = Pick<CartPoleState, 'poleAngle' | 'poleAngularVelocity'>;

interface MapPoint {
  readonly x: number;
  readonly y: number;
  /** The state lies beyond the map; the point is then on its edge. */
  readonly outside: boolean;
}

/** Where a state lies on a map drawn in `box`. */
export function pointOf({ poleAngle, poleAngularVelocity }: PoleState, box: Box): MapPoint {
  const across = poleAngle / box.reach.angle;
  const up = poleAngularVelocity / box.reach.angularVelocity;
  return {
    x: box.left + ((1 + clamp(across)) / 2) * box.width,
    y: box.top + ((1 - clamp(up)) / 2) * box.height,
    outside: Math.abs(across) > 1 || Math.abs(up) > 1,
  };
}

/** The pole's state at a point of a map drawn in `box`; null beside it. */
export function stateAtPoint(
  x: number,
  y: number,
  { reach, left, top, width, height }: Box,
): PoleState | null {
  const across = (2 * (x - left)) / width - 1;
  const up = 1 - (2 * (y - top)) / height;
  if (Math.abs(across) > 1 || Math.abs(up) > 1) return null;
  return { poleAngle: across * reach.angle, poleAngularVelocity: up * reach.angularVelocity };
}

/** So many cells of the finest map to the right and up of a state, but not beyond the map. */
export function moved(
  { poleAngle, poleAngularVelocity }: PoleState,
  right: number,
  up: number,
  { angle, angularVelocity }: Reach,
): PoleState {
  return {
    poleAngle: angle * clamp(poleAngle / angle + (2 * right) / mapCells),
    poleAngularVelocity: angularVelocity * clamp(poleAngularVelocity / angularVelocity + (2 * up) / mapCells),
  };
}

/** Which number of a map `[cells, cells]` belongs to a state, the nearest one for states beyond it. */
export function cellOf(
  { poleAngle, poleAngularVelocity }: PoleState,
  { angle, angularVelocity }: Reach,
  cells = mapCells,
): number {
  const column = cell((1 + poleAngle / angle) / 2, cells);
  const row = cell((1 - poleAngularVelocity / angularVelocity) / 2, cells);
  return row * cells + column;
}

const clamp = (value: number) => Math.min(1, Math.max(-1, value));
const cell = (share: number, cells: number) => Math.min(cells - 1, Math.max(0, Math.floor(share * cells)));
