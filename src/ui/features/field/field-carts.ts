import { maxEpisodeSteps } from '../../../core/cartpole.ts';
import { type Config, configProblems } from '../../../core/config.ts';
import { Episode, playEpisode, trainingTask } from '../../../core/episode.ts';
import { scoreInterval } from '../../../core/history.ts';
import { initialParameters } from '../../../core/network.ts';
import { createPolicy } from '../../../core/policy.ts';
import { randomStreams } from '../../../core/random.ts';
import { epsilonAt } from '../../../core/schedule.ts';
import { mean } from '../../../core/statistics.ts';
import { networkShape } from '../../../core/training-state.ts';
import { episodeBy, pathOf, type RecordedEpisode } from '../../../runs/reel.ts';
import { isSolvedSeed, type SeedOutcome, type TrainingSeed } from '../../../runs/seed-outcome.ts';

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

/** What has become of each seed. */
interface Seeds {
  readonly outcomes: ReadonlyMap<number, SeedOutcome>;
  readonly training: ReadonlyMap<number, TrainingSeed>;
}

/**
 * The carts of seeds, in their order.
 * @param moment how they stood after so many training episodes each; else as they stand
 * @param firsts each seed's first episode, as far as known: played where nothing later is
 */
export function cartsOf(
  { outcomes, training }: Seeds,
  seeds: readonly number[],
  moment: number | 'live' = 'live',
  firsts: ReadonlyMap<number, RecordedEpisode> = new Map(),
): Cart[] {
  return seeds.map((seed) => {
    const first = firsts.get(seed) ?? null;
    const outcome = outcomes.get(seed);
    if (outcome !== undefined) return endedCart(outcome, moment, first);
    const under = training.get(seed);
    return under === undefined
      ? { seed, state: 'waiting', score: null, episodes: 0, playing: first }
      : trainingCart(seed, under, moment, first);
  });
}

function endedCart(outcome: SeedOutcome, moment: number | 'live', first: RecordedEpisode | null): Cart {
  const { seed, scores, reel, episodes } = outcome;
  const hasEnded = moment === 'live' || moment >= episodes;
  const scored = hasEnded ? scores.length : Math.min(scores.length, Math.floor(moment / scoreInterval));
  const isSolved = isSolvedSeed(outcome);
  const untrained = scored === 0 ? first : null; // of a study from a file later ones are not known
  return {
    seed,
    state: hasEnded ? (isSolved ? 'solved' : 'failed') : 'learning',
    score: scores[scored - 1] ?? null,
    episodes: hasEnded ? episodes : moment,
    playing: hasEnded && isSolved ? null : (episodeBy(reel, hasEnded ? episodes : moment) ?? untrained),
  };
}

function trainingCart(
  seed: number,
  { history, reel }: TrainingSeed,
  moment: number | 'live',
  first: RecordedEpisode | null,
): Cart {
  const episodes = moment === 'live' ? history.length : Math.min(moment, history.length);
  const returns = history.column('return').slice(Math.max(0, episodes - scoreInterval), episodes);
  const score = returns.length === 0 ? null : mean([...returns]);
  const playing = (moment === 'live' ? reel.at(-1) : episodeBy(reel, episodes)) ?? first;
  return { seed, state: 'learning', score, episodes, playing };
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
  { config, outcomes }: { readonly config: Config; readonly outcomes: ReadonlyMap<number, SeedOutcome> },
  seeds: readonly number[],
  milliseconds = Number.POSITIVE_INFINITY,
): boolean {
  const missing = seeds.filter((seed) => !firsts.has(seed) && !outcomes.get(seed)?.reel.length);
  if (missing.length === 0 || configProblems(config).length > 0) return false;
  const until = performance.now() + milliseconds;
  for (const seed of missing) {
    firsts.set(seed, firstEpisode({ ...config, seed }));
    if (performance.now() > until) break;
  }
  return true;
}
