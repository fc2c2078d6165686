import { maxEpisodeSteps } from './cartpole.ts';
import type { Config } from './config.ts';
import {
  type Breathe,
  evaluationStarts,
  type GreedyResult,
  greedyReturns,
  randomStarts,
  summarise,
} from './evaluate.ts';
import type { Policy } from './learner.ts';
import type { TrainingState } from './training-state.ts';
import { worldsOf } from './world.ts';

/** Each stage of an evaluation that ends at the first fall has so many times the episodes of the stage before. */
const stageGrowth = 4;

/** Otherwise confirmation goes on in stages of so many. */
const confirmationRound = 100;

/** Whether an evaluation follows zero-based episode `n`, whose return was `lastReturn`. */
export function isEvaluationDue(
  { evaluationInterval, evaluationThreshold }: Config,
  n: number,
  lastReturn: number,
): boolean {
  return evaluationInterval > 0 && (n + 1) % evaluationInterval === 0 && lastReturn >= evaluationThreshold;
}

/**
 * Greedy episodes from the corners of the start box and some random starts; where all reach 500 steps, more random
 * starts confirm it, stage by stage until one falls. Keeps the best weights and marks the run as solved when nothing fell.
 */
export async function evaluateRun(
  state: TrainingState,
  { policy, breathe }: { readonly policy: Policy; readonly breathe?: Breathe },
): Promise<GreedyResult> {
  const { config, learner, random, history } = state;
  const { evaluationStarts: count, evaluationRange, evaluationPushInterval, endAtFirstFall } = config;
  const options = {
    worlds: worldsOf(config),
    pushes: { interval: evaluationPushInterval, strength: config.pushStrength },
    random: {
      push: config.evaluationPushStream === 'own' ? random.evaluationPush : random.push,
      world: random.evaluationWorld,
    },
    endAtFirstFall,
    ...(breathe && { breathe }),
  };
  policy.load(learner.online);
  const starts = evaluationStarts(count, evaluationRange, random.evaluation);
  const returns = [...(await greedyReturns(policy, starts, options))];
  const allFull = () => returns.every((length) => length === maxEpisodeSteps);
  for (const size of confirmationStages(config)) {
    if (!allFull()) break;
    const more = randomStarts(size, evaluationRange, random.evaluation);
    returns.push(...(await greedyReturns(policy, more, options)));
  }
  const result = summarise(returns);
  state.evaluationSteps += result.steps;
  state.solved ||= allFull();
  if (state.best === null || isBetter(result, state.best.evaluation)) {
    state.best = { parameters: learner.online.slice(), evaluation: result, episode: history.length };
  }
  return result;
}

/** How many starts each stage of a confirmation has: 80 and 300 are to confirm 20, or a hundred at a time. */
function* confirmationStages({
  evaluationStarts,
  confirmationStarts,
  endAtFirstFall,
}: Config): Generator<number> {
  let [size, left] = [
    endAtFirstFall ? stageGrowth * evaluationStarts : confirmationRound,
    confirmationStarts,
  ];
  while (left > 0) {
    yield Math.min(left, size);
    left -= size;
    if (endAtFirstFall) size *= stageGrowth;
  }
}

/** A confirmed evaluation, over more starts, beats one that was not worth confirming; then the mean decides. */
function isBetter(a: GreedyResult, b: GreedyResult): boolean {
  return a.episodes === b.episodes ? a.mean > b.mean : a.episodes > b.episodes;
}

/** The episode that the best weights are of while they are those that a run began with. */
export const BEFORE_TRAINING = -1;

/** Makes what a run was given to train further the first of its best weights; the run is not over for being solved. */
export async function evaluateGiven(
  state: TrainingState,
  tools: { readonly policy: Policy; readonly breathe?: Breathe },
): Promise<void> {
  const { config, trainedFrom, history, best } = state;
  if (trainedFrom === null || history.length > 0 || best !== null) return;
  if (!config.keepBest || config.evaluationInterval === 0) return;
  const evaluation = await evaluateRun(state, tools);
  state.solved = false;
  state.best = { parameters: state.learner.online.slice(), evaluation, episode: BEFORE_TRAINING };
}
