import { LEARNER_NAMES, type LearnerName } from '../../src/core/learner.ts';
import type { NetworkShape } from '../../src/core/network.ts';
import { simdSupports } from '../../src/learners/simd/kernel.ts';
import { UsageError } from './options.ts';

/** Learners that need no browser. */
export type NodeLearner = Exclude<LearnerName, 'webgl'>;

/** A learner, and the sentence that says why it is not the one wanted. */
export interface LearnerPick {
  readonly learner: NodeLearner;
  readonly note: string | null;
}

/** What `--learner` was given. @throws {UsageError} when it does not run in Node */
export function learnerOption(value: string | true | undefined): NodeLearner | undefined {
  if (value === undefined || value === 'simd' || value === 'reference') return value;
  throw new UsageError(
    `--learner ${value}: Node runs simd (default) or reference${LEARNER_NAMES.some((name) => name === value) ? '; webgl needs a browser' : ''}.`,
  );
}

/**
 * What can train this network with such minibatches in Node: the plain TypeScript wherever the SIMD kernel cannot.
 * @param trainedOn by a run that is carried on.
 */
export function pickLearner(
  asked: NodeLearner | undefined,
  shape: NetworkShape,
  batchSize: number,
  trainedOn: LearnerName | null = null,
): LearnerPick {
  const wanted = asked ?? trainedOn ?? 'simd';
  if (wanted === 'reference') return { learner: 'reference', note: null };
  if (!simdSupports(shape, batchSize)) {
    const note = `Batch size ${batchSize}, hidden widths ${shape.hidden.join(' and ')}: simd takes batch sizes that are multiples of 4 up to 512 and widths that are multiples of 8 up to 256, so the slower learner reference trains.`;
    return { learner: 'reference', note };
  }
  const note =
    wanted === 'webgl'
      ? 'The run was trained with webgl, which needs a browser: simd goes on with it, to the same weights within rounding.'
      : null;
  return { learner: 'simd', note };
}
