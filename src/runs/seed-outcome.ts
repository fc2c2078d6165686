import { type History, scoreRule } from '../core/history.ts';
import { crc32 } from '../files/crc32.ts';
import type { Reel } from './reel.ts';
import { isSolvedMean, outcomeOf, type Run, type RunFailure, type RunResult, testOf } from './run.ts';

/** 100 greedy episodes with what a seed came to. */
export interface SeedTest {
  readonly mean: number;
  readonly min: number;
  /** Episodes at 500 steps; null where a file does not say. */
  readonly full: number | null;
}

/** What one seed of a study came to: trained here, or read from a file that another machine made. */
export interface SeedOutcome {
  readonly seed: number;
  readonly reason: RunResult['reason'] | RunFailure['reason'];
  /** Null when it failed. */
  readonly test: SeedTest | null;
  /** Training episodes, gradient updates and environment steps of training. */
  readonly episodes: number;
  readonly updates: number;
  readonly environmentSteps: number;
  /** Seconds of training. */
  readonly seconds: number;
  /** The blog's score after each 20 episodes: the first after episode 20. */
  readonly scores: readonly number[];
  /** Null where a file has the scores alone. */
  readonly history: History | null;
  /** CRC-32 of the kept weights' bytes: whether another run came to the same; null where they are not known. */
  readonly weightsDigest: number | null;
  readonly reel: Reel;
}

/** A seed in training, as far as it has come. */
export interface TrainingSeed {
  readonly history: History;
  readonly reel: Reel;
}

/** What a run of a study came to. @throws {Error} when it has not ended */
export function seedOutcome(run: Run, reel: Reel): SeedOutcome {
  const reason = outcomeOf(run);
  if (reason === null) throw new Error(`Seed ${run.config.seed} has not ended.`);
  const { history, elapsedSeconds } = run;
  const test = testOf(run);
  const last = history.at(-1);
  return {
    seed: run.config.seed,
    reason,
    test: test && { mean: test.mean, min: test.min, full: test.full },
    episodes: history.length,
    updates: last?.updates ?? 0,
    environmentSteps: last?.environmentSteps ?? 0,
    seconds: elapsedSeconds,
    scores: Array.from(history.points(scoreRule).y),
    history,
    weightsDigest: weightsDigest(run),
    reel,
  };
}

/** CRC-32 of the weights that a run keeps; null while it has none. */
function weightsDigest({ result }: Pick<Run, 'result'>): number | null {
  if (result === null) return null;
  const { buffer, byteOffset, byteLength } = result.kept.parameters;
  return crc32(new Uint8Array(buffer, byteOffset, byteLength));
}

/**
 * How a seed that was trained once more compares: `same` to the bit, `alike` where nothing is known of the weights, or
 * `different`.
 */
export function compareOutcomes(a: SeedOutcome, b: SeedOutcome): 'same' | 'alike' | 'different' {
  const isAlike =
    a.episodes === b.episodes &&
    a.updates === b.updates &&
    a.environmentSteps === b.environmentSteps &&
    a.test?.mean === b.test?.mean &&
    a.scores.length === b.scores.length &&
    a.scores.every((score, i) => score === b.scores[i]);
  if (!isAlike) return 'different';
  if (a.weightsDigest === null || b.weightsDigest === null) return 'alike';
  return a.weightsDigest === b.weightsDigest ? 'same' : 'different';
}

export const isSolvedSeed = ({ test }: SeedOutcome): boolean => test !== null && isSolvedMean(test.mean);
