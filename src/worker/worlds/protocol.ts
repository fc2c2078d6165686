import type { FeedForwardShape } from '../../core/feed-forward.ts';
import type { World } from '../../core/world.ts';

/** Page → worlds worker: test one agent in many worlds. */
export interface WorldsRequest {
  readonly shape: FeedForwardShape;
  readonly parameters: Float32Array;
  /** One row a gravity, one column a pole length. */
  readonly grid: WorldGrid;
  /** What all of them have in common. */
  readonly world: World;
  /** Of starts and errors: the same seed asks the same of every agent. */
  readonly seed: number;
  /** Greedy episodes in each world. */
  readonly episodes: number;
}

export interface WorldGrid {
  /** m, the whole pole */
  readonly poleLengths: readonly number[];
  /** m/s² */
  readonly gravities: readonly number[];
}

/** How an agent did in one world of the grid. */
export interface WorldCell {
  readonly row: number;
  readonly column: number;
  /** Steps up, of 500. */
  readonly mean: number;
  /** Episodes that reached 500. */
  readonly full: number;
}

/** Worlds worker → page: a cell at a time, row by row. */
export type WorldsAnswer =
  | { readonly type: 'part'; readonly part: WorldCell }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly message: string };
