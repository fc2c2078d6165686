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

/** Confirmation goes on in rounds of so many episodes, and ends with the first round in which one falls. */
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
 * starts confirm it. Keeps the best weights and marks the run as solved when nothing fell.
 */
export async function evaluateRun(
  state: TrainingState,
  { policy, breathe }: { readonly policy: Policy; readonly breathe?: Breathe },
): Promise<GreedyResult> {
  const { config, learner, random, history } = state;
  const { evaluationStarts: count, confirmationStarts, evaluationRange, evaluationPushInterval } = config;
  const options = {
    worlds: worldsOf(config),
    pushes: { interval: evaluationPushInterval, strength: config.pushStrength },
    random: {
      push: config.evaluationPushStream === 'own' ? random.evaluationPush : random.push,
      world: random.evaluationWorld,
    },
    ...(breathe && { breathe }),
  };
  policy.load(learner.online);
  const starts = evaluationStarts(count, evaluationRange, random.evaluation);
  const returns = [...(await greedyReturns(policy, starts, options))];
  const allFull = () => returns.every((length) => length === maxEpisodeSteps);
  for (let more = confirmationStarts; more > 0 && allFull(); more -= confirmationRound) {
    const round = randomStarts(Math.min(more, confirmationRound), evaluationRange, random.evaluation);
    returns.push(...(await greedyReturns(policy, round, options)));
  }
  const result = summarise(returns);
  state.evaluationSteps += result.steps;
  state.solved ||= allFull();
  if (state.best === null || isBetter(result, state.best.evaluation)) {
    state.best = { parameters: learner.online.slice(), evaluation: result, episode: history.length };
  }
  return result;
}

/** A confirmed evaluation, over more starts, beats one that was not worth confirming; then the mean decides. */
function isBetter(a: GreedyResult, b: GreedyResult): boolean {
  return a.episodes === b.episodes ? a.mean > b.mean : a.episodes > b.episodes;
}
