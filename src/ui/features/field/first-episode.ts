import { type Config, configProblems } from '../../../core/config.ts';
import { Episode, playEpisode, trainingTask } from '../../../core/episode.ts';
import { initialParameters } from '../../../core/network.ts';
import { createPolicy } from '../../../core/policy.ts';
import { randomStreams } from '../../../core/random.ts';
import { epsilonAt } from '../../../core/schedule.ts';
import { networkShape } from '../../../core/training-state.ts';
import { pathOf, type RecordedEpisode } from '../../../runs/reel.ts';
import type { SeedRuns } from '../../../runs/seed-run.ts';

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
