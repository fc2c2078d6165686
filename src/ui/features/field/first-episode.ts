import type { Config } from '../../../core/config.ts';
import { Episode, playEpisode, trainingTask } from '../../../core/episode.ts';
import { initialParameters } from '../../../core/network.ts';
import { createPolicy } from '../../../core/policy.ts';
import { randomStreams } from '../../../core/random.ts';
import { epsilonAt } from '../../../core/schedule.ts';
import { networkShape } from '../../../core/training-state.ts';
import { pathOf, type RecordedEpisode } from '../../../runs/reel.ts';

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
