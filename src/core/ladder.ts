import type { Config } from './config.ts';
import { PRESETS } from './presets.ts';

export type RungId =
  | 'blog'
  | 'keep-best'
  | 'truncation'
  | 'updates-per-step'
  | 'polyak'
  | 'small-buffer'
  | 'learning-rate'
  | 'gamma'
  | 'n-step'
  | 'epsilon'
  | 'adam-memory'
  | 'more-updates'
  | 'evaluation'
  | 'narrower'
  | 'small-batches';

/** One change on the way from `blog` to `reliable`. */
export interface Rung {
  readonly id: RungId;
  readonly changes: Partial<Config>;
}

/** In this order, each on top of the ones before; `epsilon` trains as `reliable-1` does, the last one is `reliable`. */
export const LADDER: readonly Rung[] = [
  { id: 'blog', changes: {} },
  { id: 'keep-best', changes: { evaluationInterval: 5, keepBest: true, stopWhenSolved: true } },
  { id: 'truncation', changes: { bootstrapOnTruncation: true } },
  { id: 'updates-per-step', changes: { updatesPer: 'step', updatesPerStep: 0.25 } },
  { id: 'polyak', changes: { targetUpdate: 'polyak', polyakTau: 0.05 } },
  { id: 'small-buffer', changes: { bufferCapacity: 2500, learningStarts: 500 } },
  { id: 'learning-rate', changes: { learningRate: 0.002 } },
  { id: 'gamma', changes: { gamma: 0.99 } },
  { id: 'n-step', changes: { nStep: 3 } },
  { id: 'epsilon', changes: { epsilonSchedule: 'episodes', epsilonStart: 0.1, epsilonEnd: 0.03 } },
  { id: 'adam-memory', changes: { adamBeta2: 0.99 } },
  { id: 'more-updates', changes: { updatesPerStep: 0.5, learningStarts: 150 } },
  {
    id: 'evaluation',
    changes: { evaluationInterval: 1, evaluationStarts: 5, evaluationRange: 0.08, endAtFirstFall: true },
  },
  { id: 'narrower', changes: { hiddenWidth: 64, learningRate: 0.004 } },
  { id: 'small-batches', changes: { batchSize: 16, updatesPerStep: 1, polyakTau: 0.02 } },
];

/** The settings of every rung, all changes up to it made. */
export function ladderConfigs(): { readonly id: RungId; readonly config: Config }[] {
  let config = PRESETS.blog;
  return LADDER.map(({ id, changes }) => {
    config = { ...config, ...changes };
    return { id, config };
  });
}
