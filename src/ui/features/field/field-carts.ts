import { maxEpisodeSteps } from '../../../core/cartpole.ts';
import { type Config, configProblems } from '../../../core/config.ts';
import { Episode, playEpisode, trainingTask } from '../../../core/episode.ts';
import { type History, scoreInterval } from '../../../core/history.ts';
import { initialParameters } from '../../../core/network.ts';
import { createPolicy } from '../../../core/policy.ts';
import { randomStreams } from '../../../core/random.ts';
import { epsilonAt } from '../../../core/schedule.ts';
import { mean } from '../../../core/statistics.ts';
import { networkShape } from '../../../core/training-state.ts';
import {
  episodeBy,
  hasEnded,
  isSolvedSeed,
  pathOf,
  type RecordedEpisode,
  type SeedRun,
  type SeedRuns,
} from '../../../runs/seed-run.ts';
import type { Size } from '../../kit/canvas/keep-painted.ts';

export const CART_STATES = ['solved', 'learning', 'failed', 'waiting'] as const;

/** `failed`: it ended without having solved it, or broke off. */
export type CartState = (typeof CART_STATES)[number];

/** A seed as the field shows it. */
export interface Cart {
  readonly seed: number;
  readonly state: CartState;
  /** Steps, 0 to 500: the mean of its last 20 episodes; null before the first. */
  readonly score: number | null;
  /** Training episodes so far. */
  readonly episodes: number;
  /** What it plays: its newest episode that is known; null: it stays as it ended, upright or fallen. */
  readonly playing: RecordedEpisode | null;
}

/**
 * The carts of seeds, in their order.
 * @param moment how they stood after so many training episodes each; else as they stand
 * @param firsts each seed's first episode, as far as known: played where nothing later is
 */
export function cartsOf(
  runs: SeedRuns,
  seeds: readonly number[],
  moment: number | 'live' = 'live',
  firsts: ReadonlyMap<number, RecordedEpisode> = new Map(),
): Cart[] {
  return seeds.map((seed) => {
    const run = runs.get(seed);
    const first = firsts.get(seed) ?? null;
    if (run !== undefined) return cartOf(run, moment, first);
    return { seed, state: 'waiting', score: null, episodes: 0, playing: first };
  });
}

function cartOf(run: SeedRun, moment: number | 'live', first: RecordedEpisode | null): Cart {
  const { seed, scores, history, reel } = run;
  const episodes = moment === 'live' ? run.episodes : Math.min(moment, run.episodes);
  const isOver = hasEnded(run) && episodes === run.episodes;
  const isSolved = isOver && isSolvedSeed(run);
  const scored = isOver ? scores.length : Math.min(scores.length, Math.floor(episodes / scoreInterval));
  const newest = moment === 'live' ? reel.at(-1) : episodeBy(reel, episodes);
  const untrained = !hasEnded(run) || scored === 0 ? first : null; // of a study from a file later ones are not known
  return {
    seed,
    state: isOver ? (isSolved ? 'solved' : 'failed') : 'learning',
    score: history === null || hasEnded(run) ? (scores[scored - 1] ?? null) : newestMean(history, episodes),
    episodes,
    playing: isSolved ? null : (newest ?? untrained),
  };
}

/** Mean return of the last 20 of so many episodes; null before the first. */
function newestMean(history: History, episodes: number): number | null {
  const returns = history.column('return').slice(Math.max(0, episodes - scoreInterval), episodes);
  return returns.length === 0 ? null : mean([...returns]);
}

/** How many carts are in each state. */
export function countsOf(carts: readonly Cart[]): Readonly<Record<CartState, number>> {
  const counts = { solved: 0, learning: 0, failed: 0, waiting: 0 };
  for (const { state } of carts) counts[state] += 1;
  return counts;
}

/** So many colours tell scores apart, from one that falls at once to one that stays up. */
export const shades = 9;

/** Which of the colours a score has, 0 to `shades` − 1. */
export function shadeOf(score: number | null): number {
  const share = Math.min(1, Math.max(0, (score ?? 0) / maxEpisodeSteps));
  return Math.round(share * (shades - 1));
}

const episode = new Episode();

/** The first training episode of a seed, before it is trained: with its first weights and its own chance. */
export function firstEpisode(config: Config): RecordedEpisode {
  const random = randomStreams(config.seed);
  const shape = networkShape(config);
  const policy = createPolicy(shape);
  policy.load(initialParameters(shape, random.weights));
  playEpisode(episode, policy, epsilonAt(config, 0, 0), random, trainingTask(config));
  return { episode: 0, path: pathOf(episode.states, episode.length) };
}

/**
 * Adds the first episodes of seeds of which nothing was recorded and that lack one, for at most so many milliseconds.
 * @returns whether there were any to add
 */
export function addFirstEpisodes(
  firsts: Map<number, RecordedEpisode>,
  { config, runs }: { readonly config: Config; readonly runs: SeedRuns },
  seeds: readonly number[],
  milliseconds = Number.POSITIVE_INFINITY,
): boolean {
  const missing = seeds.filter((seed) => !firsts.has(seed) && !runs.get(seed)?.reel.length);
  if (missing.length === 0 || configProblems(config).length > 0) return false;
  const until = performance.now() + milliseconds;
  for (const seed of missing) {
    firsts.set(seed, firstEpisode({ ...config, seed }));
    if (performance.now() > until) break;
  }
  return true;
}

/** A grid of equal cells, one a cart, row by row. */
export interface FieldLayout {
  readonly count: number;
  readonly columns: number;
  readonly rows: number;
  /** CSS pixels. */
  readonly cell: Size;
}

/** A cell shows the track from end to end, 5.2 m, and so much of what is above it: width by height in m. */
export const cellMetres = { width: 5.2, height: 1.75 } as const;

/** The grid in which the carts are largest; of two alike the one with the fewer columns. */
export function fieldLayout(count: number, { width, height }: Size): FieldLayout {
  let best = { columns: 1, scale: 0 };
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const scale = Math.min(width / columns / cellMetres.width, height / rows / cellMetres.height);
    if (scale > best.scale + 1e-9) best = { columns, scale };
  }
  const rows = Math.max(1, Math.ceil(count / best.columns));
  return {
    count,
    columns: best.columns,
    rows,
    cell: { width: width / best.columns, height: height / rows },
  };
}

/** The cart at a place of the canvas, in CSS pixels; null where there is none. */
export function cartAt({ count, columns, cell }: FieldLayout, x: number, y: number): number | null {
  const column = Math.floor(x / cell.width);
  const row = Math.floor(y / cell.height);
  const index = row * columns + column;
  return column >= 0 && column < columns && row >= 0 && index < count ? index : null;
}

/** Where a key leads from a cart; null when it leads nowhere. */
export function cartForKey(key: string, index: number, { count, columns }: FieldLayout): number | null {
  const last = count - 1;
  const within = (target: number) => (target >= 0 && target <= last ? target : null);
  switch (key) {
    case 'ArrowLeft':
      return within(index - 1);
    case 'ArrowRight':
      return within(index + 1);
    case 'ArrowUp':
      return within(index - columns);
    case 'ArrowDown':
      return within(index + columns);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
