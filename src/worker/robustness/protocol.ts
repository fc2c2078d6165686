import type { FeedForward } from '../../core/feed-forward.ts';
import type { World } from '../../core/world.ts';

/** Page → robustness worker: test one agent. */
export interface RobustnessRequest extends FeedForward {
  readonly world: World;
  /** Of starts and pushes: the same seed pushes every agent at the same moments in the same way. */
  readonly seed: number;
}

/** How long an agent held out at one strength of pushes. */
export interface RobustnessPoint {
  /** Standard deviation of a push: m/s of the cart, rad/s of the pole. */
  readonly strength: number;
  /** Steps, in the order of the starts. */
  readonly returns: Uint16Array;
}

/** Robustness worker → page: a point at a time, weakest pushes first. */
export type RobustnessAnswer =
  | { readonly type: 'part'; readonly part: RobustnessPoint }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly message: string };
