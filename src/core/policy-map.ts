import { ACTION_COUNT, STATE_SIZE } from './cartpole.ts';
import type { Policy } from './learner.ts';

/** An evenly divided range; values are taken in the middle of each cell. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly cells: number;
}

/** A plane through the state space: pole angle × angular velocity, the cart's two numbers fixed. */
export interface MapPlane {
  /** rad, a column a cell */
  readonly poleAngle: Axis;
  /** rad/s, a row a cell, from the top: `from` is the first row */
  readonly poleAngularVelocity: Axis;
  readonly cartPosition: number; // m
  readonly cartVelocity: number; // m/s
}

/** The value in the middle of a cell. */
export function cellMiddle({ from, to, cells }: Axis, cell: number): number {
  return from + ((cell + 0.5) / cells) * (to - from);
}

/** How much better a network believes right to be than left, in every cell of a plane: `[rows, columns]`. */
export function policyMap(policy: Policy, plane: MapPlane): Float32Array<ArrayBuffer> {
  const { poleAngle, poleAngularVelocity, cartPosition, cartVelocity } = plane;
  const observations = new Float32Array(poleAngularVelocity.cells * poleAngle.cells * STATE_SIZE);
  let at = 0;
  for (let row = 0; row < poleAngularVelocity.cells; row += 1) {
    const angularVelocity = cellMiddle(poleAngularVelocity, row);
    for (let column = 0; column < poleAngle.cells; column += 1) {
      observations[at] = cartPosition;
      observations[at + 1] = cartVelocity;
      observations[at + 2] = cellMiddle(poleAngle, column);
      observations[at + 3] = angularVelocity;
      at += STATE_SIZE;
    }
  }
  const count = at / STATE_SIZE;
  const qValues = new Float32Array(count * ACTION_COUNT);
  policy.qValues(observations, count, qValues);
  return Float32Array.from({ length: count }, (_, i) => qValues[2 * i + 1] - qValues[2 * i]);
}
