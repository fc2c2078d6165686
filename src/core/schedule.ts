import type { Config } from './config.ts';

/** The blog's ε schedule for zero-based episode n. */
export const blogEpsilon = (episode: number): number => Math.max(0.01, 0.08 - 0.01 * (episode / 200));

/** Probability of a random action in zero-based `episode`, after `environmentSteps` steps of training. */
export function epsilonAt(config: Config, episode: number, environmentSteps: number): number {
  const { epsilonSchedule, epsilonStart, epsilonEnd, epsilonDecayEpisodes, epsilonDecaySteps } = config;
  switch (epsilonSchedule) {
    case 'blog':
      return blogEpsilon(episode);
    case 'episodes':
      return interpolate(epsilonStart, epsilonEnd, episode / epsilonDecayEpisodes);
    case 'steps':
      return interpolate(epsilonStart, epsilonEnd, environmentSteps / epsilonDecaySteps);
  }
}

/** Where linear decay ends: this share of the first learning rate. */
const finalLearningRateShare = 0.1;

/** Adam's step size after zero-based `episode` and `environmentSteps` steps of training. */
export function learningRateAt(config: Config, episode: number, environmentSteps: number): number {
  const { learningRate, learningRateDecay } = config;
  if (learningRateDecay === 'constant') return learningRate;
  const progress = progressAt(config, episode, environmentSteps);
  return interpolate(learningRate, finalLearningRateShare * learningRate, progress);
}

/** β of prioritised replay: rises to 1 over the run (Schaul et al. 2016). */
export function importanceExponentAt(config: Config, episode: number, environmentSteps: number): number {
  return interpolate(config.importanceExponent, 1, progressAt(config, episode, environmentSteps));
}

/** How much of the run is over: it ends with its last episode or at its step limit, whichever is first. */
function progressAt(
  { episodes, maxEnvironmentSteps }: Config,
  episode: number,
  environmentSteps: number,
): number {
  const inSteps = maxEnvironmentSteps === 0 ? 0 : environmentSteps / maxEnvironmentSteps;
  return Math.max(episode / episodes, inSteps);
}

function interpolate(from: number, to: number, progress: number): number {
  return from + (to - from) * Math.min(1, progress);
}
