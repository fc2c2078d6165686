import { CallLength } from './call-length.ts';
import { ACTION_COUNT, maxEpisodeSteps } from './cartpole.ts';
import type { Config } from './config.ts';
import { Episode, playEpisode } from './episode.ts';
import {
  type Breathe,
  evaluationStarts,
  type GreedyResult,
  greedyReturns,
  randomStarts,
  summarise,
} from './evaluate.ts';
import type { EpisodeRecord } from './history.ts';
import { copyOnlineToTarget, type Learner, type Policy, type UpdateRule } from './learner.ts';
import { Sampler, sliceBatches } from './replay.ts';
import { epsilonAt, importanceExponentAt, learningRateAt } from './schedule.ts';
import { takeSnapshot } from './snapshots.ts';
import { isFinished, type TrainingState } from './training-state.ts';

/** What training runs on; a learner may be exchanged between two calls of it. */
export interface TrainingTools {
  learner: Learner;
  readonly policy: Policy;
  readonly breathe?: Breathe;
  /** Milliseconds: where given, the calls of a slow learner are cut short between two breaths, to the same bits. */
  readonly clock?: () => number;
  /** Sees each training episode; its memory is reused for the next one. */
  readonly onEpisode?: (episode: Episode, epsilon: number) => void;
}

/** CartPole pays 1 for every step, the last one too. */
const stepReward = 1;

/** Confirmation goes on in rounds of so many episodes, and ends with the first round in which one falls. */
const confirmationRound = 100;

/** A return that a cut has shortened is still compared when what followed the cut would count this much at most: γ^(T − t). */
const largestCutWeight = 0.05;

/** Minibatches drawn at a time: with prioritised replay their TD errors count from the next draw on. */
const batchesPerDraw = 10;

/**
 * Loss, weights or Adam's second moment are no longer finite: what was asked for diverged. The online network is as it
 * was before.
 */
export class DivergedError extends Error {
  constructor(readonly episode: number) {
    super(
      `Training diverged: after episode ${episode} the loss, the weights or the gradients are not finite.`,
    );
    this.name = 'DivergedError';
  }
}

/**
 * Deep Q-learning (Mnih et al. 2015) in the blog's order: play an episode, store it, update, copy the target network,
 * evaluate. Yields once an episode and carries on from wherever `state` stands.
 * @throws {DivergedError} when loss, weights or gradients stop being finite.
 */
export async function* train(state: TrainingState, tools: TrainingTools): AsyncGenerator<EpisodeRecord> {
  const { learner, replay, priorities, random, history } = state;
  const memory: LearningMemory = {
    sampler: new Sampler(replay, state.config.batchSize),
    callLength: new CallLength(tools.clock),
    lastFinite: new Float32Array(learner.online.length),
    tdErrors: new Float32Array(batchesPerDraw * state.config.batchSize),
  };
  const episode = new Episode();

  while (!isFinished(state)) {
    const { config } = state;
    const n = history.length;
    const epsilon = epsilonAt(config, n, state.environmentSteps);

    tools.policy.load(learner.online);
    playEpisode(episode, tools.policy, epsilon, random, {
      interval: config.pushInterval,
      strength: config.pushStrength,
    });
    state.environmentSteps += episode.length;
    replay.storeEpisode(
      episode,
      {
        nStep: config.nStep,
        gamma: config.gamma,
        reward: stepReward / config.rewardDivisor,
        bootstrapAtEnd: !episode.terminated && config.bootstrapOnTruncation,
      },
      priorities === null ? undefined : (slot) => priorities.add(slot),
    );
    tools.onEpisode?.(episode, epsilon);

    const loss = learns(state) ? await learn(state, tools, memory, episode.length) : Number.NaN;
    if (config.targetUpdate === 'episodes' && n > 0 && n % config.targetPeriodEpisodes === 0) {
      copyOnlineToTarget(learner);
    }
    const evaluation = isEvaluationDue(config, n, episode.length) ? await evaluate(state, tools) : null;

    const record: EpisodeRecord = {
      episode: n,
      return: episode.length,
      epsilon,
      environmentSteps: state.environmentSteps,
      updates: learner.updates,
      bufferSize: replay.size,
      finalShare: replay.finalCount / replay.size,
      loss,
      ...expectedAndObtained(episode, config),
      evaluationMean: evaluation?.mean ?? Number.NaN,
      evaluationMin: evaluation?.min ?? Number.NaN,
      evaluationSteps: state.evaluationSteps,
    };
    history.push(record);
    state.snapshots = takeSnapshot(state.snapshots, record, learner.online);
    yield record;
  }
}

/** Whether updates follow an episode: the replay buffer holds more than `learningStarts`. */
export function learns({ config, replay }: Pick<TrainingState, 'config' | 'replay'>): boolean {
  return replay.size > config.learningStarts;
}

/** What learning keeps from one episode to the next, none of which is part of the run's state. */
interface LearningMemory {
  readonly sampler: Sampler;
  readonly callLength: CallLength;
  /** The online network before the draw under way. */
  readonly lastFinite: Float32Array;
  /** `[batchesPerDraw · batchSize]` */
  readonly tdErrors: Float32Array;
}

/** The updates due after an episode of `steps` steps. @returns their mean loss, NaN when there was none. */
async function learn(
  state: TrainingState,
  tools: TrainingTools,
  { sampler, callLength, lastFinite, tdErrors }: LearningMemory,
  steps: number,
): Promise<number> {
  const { config, learner, random, priorities, history } = state;
  const n = history.length;
  const rule = updateRule(config, n, state.environmentSteps);
  const updates = updatesDue(state, steps);
  let lossSum = 0;
  for (let done = 0; done < updates; ) {
    const count = Math.min(batchesPerDraw, updates - done, updatesUntilCopy(config, learner.updates));
    const batches = sampler.sample(
      count,
      random.replay,
      priorities ?? undefined,
      importanceExponentAt(config, n, state.environmentSteps),
    );
    lastFinite.set(learner.online);
    for (let first = 0; first < count; ) {
      const size = Math.min(count - first, callLength.updates);
      const call = sliceBatches(batches, first, size);
      const stats = await callLength.timed(size, () => tools.learner.learn(learner, call, rule));
      for (const loss of stats.losses) lossSum += loss;
      // A second moment of ∞ would hold the weights where they are for good, finite and learning no more.
      if (!Number.isFinite(lossSum + sum(learner.online) + sum(learner.adamV))) {
        learner.online.set(lastFinite);
        throw new DivergedError(n);
      }
      tdErrors.set(stats.tdErrors, first * config.batchSize);
      first += size;
      if (first < count) await tools.breathe?.();
    }
    priorities?.update(batches.slots, tdErrors);
    done += count;
    if (config.targetUpdate === 'updates' && learner.updates % config.targetPeriodUpdates === 0) {
      copyOnlineToTarget(learner);
    }
    await tools.breathe?.();
  }
  return lossSum / updates;
}

/** Not finite as soon as one of them is not. */
function sum(numbers: Float32Array): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/** How updates are made after zero-based `episode` and `environmentSteps` steps of training. */
export function updateRule(config: Config, episode: number, environmentSteps: number): UpdateRule {
  return {
    learningRate: learningRateAt(config, episode, environmentSteps),
    loss: config.loss,
    doubleDqn: config.doubleDqn,
    maxGradientNorm: config.maxGradientNorm,
    polyakTau: config.targetUpdate === 'polyak' ? config.polyakTau : 0,
  };
}

function updatesDue(state: TrainingState, steps: number): number {
  const { updatesPer, updatesPerEpisode, updatesPerStep, maxUpdatesPerEpisode } = state.config;
  if (updatesPer === 'episode') return updatesPerEpisode;
  const owed = state.updatesOwed + steps * updatesPerStep;
  const updates = Math.floor(owed);
  state.updatesOwed = owed - updates;
  return maxUpdatesPerEpisode === 0 ? updates : Math.min(updates, maxUpdatesPerEpisode);
}

/** A learner's call never steps over a copy of the target network. */
function updatesUntilCopy({ targetUpdate, targetPeriodUpdates }: Config, updates: number): number {
  return targetUpdate === 'updates'
    ? targetPeriodUpdates - (updates % targetPeriodUpdates)
    : Number.POSITIVE_INFINITY;
}

function isEvaluationDue(
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
async function evaluate(state: TrainingState, tools: TrainingTools): Promise<GreedyResult> {
  const { config, learner, random, history } = state;
  const { evaluationStarts: count, confirmationStarts, evaluationRange, evaluationPushInterval } = config;
  const options = {
    pushes: { interval: evaluationPushInterval, strength: config.pushStrength },
    random: random.push,
    ...(tools.breathe && { breathe: tools.breathe }),
  };
  tools.policy.load(learner.online);
  const starts = evaluationStarts(count, evaluationRange, random.evaluation);
  const returns = [...(await greedyReturns(tools.policy, starts, options))];
  const allFull = () => returns.every((length) => length === maxEpisodeSteps);
  for (let more = confirmationStarts; more > 0 && allFull(); more -= confirmationRound) {
    const round = randomStarts(Math.min(more, confirmationRound), evaluationRange, random.evaluation);
    returns.push(...(await greedyReturns(tools.policy, round, options)));
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

/**
 * What the network expected beside what came of it, averaged over those states of the episode that can be compared:
 * beyond a cut there would have been more to earn, so only states from which that weighs little are counted. Both NaN
 * when there is none.
 */
function expectedAndObtained(
  { qValues, length, terminated }: Episode,
  { gamma, rewardDivisor }: Config,
): Pick<EpisodeRecord, 'maxQ' | 'discountedReturn'> {
  let [expected, obtained, states] = [0, 0, 0];
  let fromHere = 0;
  let cutWeight = terminated ? 0 : 1;
  for (let t = length - 1; t >= 0; t -= 1) {
    fromHere = stepReward / rewardDivisor + gamma * fromHere;
    cutWeight *= gamma;
    if (cutWeight > largestCutWeight) continue;
    expected += Math.max(qValues[t * ACTION_COUNT] ?? 0, qValues[t * ACTION_COUNT + 1] ?? 0);
    obtained += fromHere;
    states += 1;
  }
  return { maxQ: expected / states, discountedReturn: obtained / states };
}
