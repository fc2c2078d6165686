import type { Config } from './config.ts';
import { blogEpsilon } from './schedule.ts';

/** Where a preset makes no evaluations: episodes between two of a run that trains an agent further. */
const evaluationInterval = 5;
/** An episode so far into the blog's schedule that ε stands where it stays. */
const longAfter = 1_000_000;

/**
 * The settings with which an agent that is trained already is trained further: exploration is where the preset's ends,
 * not where it begins, and the best weights are kept, so that a run that gets worse loses nothing.
 */
export function goingOn(config: Config): Config {
  const epsilon = config.epsilonSchedule === 'blog' ? blogEpsilon(longAfter) : config.epsilonEnd;
  return {
    ...config,
    epsilonSchedule: 'episodes',
    epsilonStart: epsilon,
    epsilonEnd: epsilon,
    keepBest: true,
    evaluationInterval: config.evaluationInterval === 0 ? evaluationInterval : config.evaluationInterval,
  };
}
