import { type History, scoreRule } from '../core/history.ts';
import { crc32 } from '../files/bytes.ts';
import type { Trajectory } from '../worker/protocol.ts';
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

/** What is kept of a training episode to be seen again: where the cart stood and how the pole leaned. */
export interface RecordedEpisode {
  /** Zero-based. */
  readonly episode: number;
  /** `[length + 1, 2]`: position in m, angle in rad, a step of the run's `timeStep` apart. */
  readonly path: Float32Array<ArrayBuffer>;
}

/** Some of a run's training episodes, evenly spread, and the newest: in the order of episodes. */
export type Reel = readonly RecordedEpisode[];

/** Beside the newest a reel keeps at most this many, 4 KB each where the pole stayed up to the end. */
const mostKept = 16;

/**
 * The reel when a later episode arrives. As with snapshots, a run is cut into spans of equal length, a power of two of
 * episodes, that doubles as the run grows; the first episode of each is kept.
 */
export function withEpisode(reel: Reel, { episode, states, length }: Trajectory): Reel {
  let span = 1;
  while (Math.floor(episode / span) >= mostKept) span *= 2;
  const all = [...reel, { episode, path: pathOf(states, length) }];
  return all.filter((one, i) => {
    const before = all[i - 1];
    const isNewest = i === all.length - 1;
    return (
      isNewest || before === undefined || Math.floor(before.episode / span) < Math.floor(one.episode / span)
    );
  });
}

/** What a reel keeps of `states` `[length + 1, 4]`. */
export function pathOf(states: Float32Array, length: number): Float32Array<ArrayBuffer> {
  const path = new Float32Array(2 * (length + 1));
  for (let step = 0; step <= length; step += 1) {
    path[2 * step] = states[4 * step] ?? 0;
    path[2 * step + 1] = states[4 * step + 2] ?? 0;
  }
  return path;
}

/** The newest episode of a reel that had been played by then; null when there is none. */
export function episodeBy(reel: Reel, episode: number): RecordedEpisode | null {
  return reel.findLast((one) => one.episode <= episode) ?? null;
}
