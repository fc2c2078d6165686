import { blogEpsilon, type Config } from './config.ts';
import { evaluateRun } from './run-evaluation.ts';
import type { TrainingState } from './training-state.ts';

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

/** The episode that the best weights are of while they are those that a run began with. */
export const BEFORE_TRAINING = -1;

/** Makes what a run was given to train further the first of its best weights; the run is not over for being solved. */
export async function evaluateGiven(
  state: TrainingState,
  tools: Parameters<typeof evaluateRun>[1],
): Promise<void> {
  const { config, trainedFrom, history, best } = state;
  if (trainedFrom === null || history.length > 0 || best !== null) return;
  if (!config.keepBest || config.evaluationInterval === 0) return;
  const evaluation = await evaluateRun(state, tools);
  state.solved = false;
  state.best = { parameters: state.learner.online.slice(), evaluation, episode: BEFORE_TRAINING };
}
