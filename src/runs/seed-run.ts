import { type History, scoreRule } from '../core/history.ts';
import { crc32 } from '../files/crc32.ts';
import type { Reel } from './reel.ts';
import { isSolvedMean, outcomeOf, type Run, testOf } from './run.ts';

/**
 * What a study keeps of one of its runs, be it under way or over: a hundred runs with all their weights nobody's memory
 * holds, and of one that another machine trained only the scores are known.
 */
export interface SeedRun {
  readonly seed: number;
  /** Why it has ended; null while it trains. */
  readonly reason: ReturnType<typeof outcomeOf>;
  /** 100 greedy episodes with what it came to; null while it trains, and when it failed. */
  readonly test: {
    readonly mean: number;
    readonly min: number;
    /** Episodes at 500 steps; null where a file does not say. */
    readonly full: number | null;
  } | null;
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
  /** Some of its training episodes, to be seen again. */
  readonly reel: Reel;
}

/** Runs of a study by seed; those that have ended stand in the order in which they did. */
export type SeedRuns = ReadonlyMap<number, SeedRun>;

/** What a study keeps of a run. */
export function seedRun(run: Run, reel: Reel): SeedRun {
  const { config, history, elapsedSeconds } = run;
  const test = testOf(run);
  const last = history.at(-1);
  return {
    seed: config.seed,
    reason: outcomeOf(run),
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
export function compareSeedRuns(a: SeedRun, b: SeedRun): 'same' | 'alike' | 'different' {
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

export const hasEnded = ({ reason }: Pick<SeedRun, 'reason'>): boolean => reason !== null;

/** Those that have ended, in the order in which they did. */
export const endedOf = (runs: SeedRuns): SeedRun[] => [...runs.values()].filter(hasEnded);

export const isSolvedSeed = ({ test }: SeedRun): boolean => test !== null && isSolvedMean(test.mean);
