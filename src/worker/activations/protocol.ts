import type { ActivationName } from '../../core/activation.ts';
import type { GreedyResult } from '../../core/evaluate.ts';
import type { Worlds } from '../../core/world.ts';
import type { Weights } from '../protocol.ts';

/** Page → worker: a network whose file does not say what follows its hidden layers. */
export interface ActivationsRequest {
  readonly weights: Weights;
  /** Of the greedy tests. */
  readonly seed: number;
  readonly worlds: Worlds;
}

/** Worker → page: one for each activation, and then the end. */
export type ActivationsAnswer =
  | { readonly type: 'tried'; readonly activation: ActivationName; readonly test: GreedyResult }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly message: string };
