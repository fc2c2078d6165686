import { blogEpsilon, type Config } from './config.ts';

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

/** Adam's step size after zero-based `episode`. */
export function learningRateAt(
  { learningRate, learningRateDecay, episodes }: Config,
  episode: number,
): number {
  if (learningRateDecay === 'constant') return learningRate;
  return interpolate(learningRate, finalLearningRateShare * learningRate, episode / episodes);
}

/** β of prioritised replay: rises to 1 over the run (Schaul et al. 2016). */
export function importanceExponentAt({ importanceExponent, episodes }: Config, episode: number): number {
  return interpolate(importanceExponent, 1, episode / episodes);
}

function interpolate(from: number, to: number, progress: number): number {
  return from + (to - from) * Math.min(1, progress);
}
