import type { FeedForward } from '../../core/feed-forward.ts';

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

/** Page → map worker. */
export interface MapRequest {
  /** Counts up; the answer carries it. */
  readonly id: number;
  readonly plane: MapPlane;
  /** Left out: those sent last. */
  readonly weights?: FeedForward;
}

/** Map worker → page. */
export interface MapAnswer {
  readonly id: number;
  readonly plane: MapPlane;
  /** `[rows, columns]`: Q(right) − Q(left) */
  readonly advantage: Float32Array<ArrayBuffer>;
  /** What it took, in ms. */
  readonly milliseconds: number;
}
