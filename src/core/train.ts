import type { Config } from './config.ts';
import { Episode, playEpisode, trainingTask } from './episode.ts';
import type { Breathe } from './evaluate.ts';
import type { EpisodeRecord } from './history-columns.ts';
import type { Learner, LearnerState, Policy, UpdateRule } from './learner.ts';
import { LearnerCalls } from './learner-calls.ts';
import { greedyAction } from './policy.ts';
import { qAndReturn } from './q-and-return.ts';
import { Sampler } from './replay.ts';
import { evaluateGiven, evaluateRun, isEvaluationDue } from './run-evaluation.ts';
import { epsilonAt, importanceExponentAt, learningRateAt } from './schedule.ts';
import { takeSnapshot } from './snapshots.ts';
import { isFinished, type TrainingState } from './training-state.ts';
import { batchesPerDraw } from './update-task.ts';

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

/**
 * Deep Q-learning (Mnih et al. 2015) in the blog's order: play an episode, store it, learn, update the target network,
 * evaluate. Yields once an episode and carries on from wherever `state` stands. Whatever is thrown in the middle of an
 * episode, the online network is then as it was after the last one in the history; the rest of the state is not.
 * @throws {DivergedError} when loss, weights or gradients stop being finite.
 */
export async function* train(state: TrainingState, tools: TrainingTools): AsyncGenerator<EpisodeRecord> {
  const { learner, replay, priorities, random } = state;
  const sampler = new Sampler(replay, state.config.batchSize);
  const calls = new LearnerCalls(tools);
  const episode = new Episode();
  await evaluateGiven(state, tools);

  const afterEpisode = learner.online.slice();

  try {
    while (!isFinished(state)) {
      const { config } = state;
      const n = state.history.length;

      const epsilon = epsilonAt(config, n, state.environmentSteps);
      tools.policy.load(learner.online);
      playEpisode(episode, tools.policy, epsilon, random, trainingTask(config));
      state.environmentSteps += episode.length;

      replay.storeEpisode(
        episode,
        {
          nStep: config.nStep,
          gamma: config.gamma,
          rewardDivisor: config.rewardDivisor,
          bootstrapAtEnd: !episode.terminated && config.bootstrapOnTruncation,
        },
        priorities === null ? undefined : (slot) => priorities.add(slot),
      );
      tools.onEpisode?.(episode, epsilon);

      const loss = hasEnoughToLearn(state)
        ? await learn(state, sampler, calls, updatesDue(state, episode.length))
        : Number.NaN;
      if (config.targetUpdate === 'episodes' && n > 0 && n % config.targetPeriodEpisodes === 0) {
        copyOnlineToTarget(learner);
      }

      const evaluation = isEvaluationDue(config, n, episode.length) ? await evaluateRun(state, tools) : null;

      const record: EpisodeRecord = {
        episode: n,
        return: episode.length,
        epsilon,
        environmentSteps: state.environmentSteps,
        updates: learner.updates,
        bufferSize: replay.size,
        finalShare: replay.finalCount / replay.size,
        loss,
        ...qAndReturn(episode, config),
        evaluationMean: evaluation?.mean ?? Number.NaN,
        evaluationMin: evaluation?.min ?? Number.NaN,
        evaluationSteps: state.evaluationSteps,
      };
      state.history = state.history.with([record]);
      state.snapshots = takeSnapshot(state.snapshots, record, learner.online);
      afterEpisode.set(learner.online);
      yield record;
    }
  } catch (error) {
    // Broken off in the middle of an episode: back to weights of a moment that the history knows.
    learner.online.set(afterEpisode);
    learner.revision += 1;
    throw error;
  }
}

/**
 * `updates` gradient updates. Each draws a minibatch of transitions (s, a, r, s'), takes a step of Adam down the loss
 * between Q(s, a) and its target y (see `tdTarget`), and, with Polyak averaging, moves the target network along (see
 * `averageIntoTarget`).
 * @returns their mean loss, NaN when there was none.
 */
async function learn(
  state: TrainingState,
  sampler: Sampler,
  calls: LearnerCalls,
  updates: number,
): Promise<number> {
  const { config, learner, random, priorities, history, environmentSteps } = state;
  const rule = updateRule(config, history.length, environmentSteps);
  const importanceExponent = importanceExponentAt(config, history.length, environmentSteps);
  let lossSum = 0;
  for (let done = 0; done < updates; ) {
    const count = Math.min(batchesPerDraw, updates - done, updatesUntilCopy(config, learner.updates));
    const batches = sampler.sample(count, random.replay, priorities ?? undefined, importanceExponent);
    const { losses, tdErrors } = await calls.learn(learner, batches, rule);
    for (const loss of losses) lossSum += loss;
    priorities?.update(batches.slots, tdErrors);
    if (config.targetUpdate === 'updates' && learner.updates % config.targetPeriodUpdates === 0) {
      copyOnlineToTarget(learner);
    }
    done += count;
  }
  return lossSum / updates;
}

/**
 * What an update moves Q(s, a) towards:
 *
 *     y = r + γⁿ · max_a' Q⁻(s', a')
 *
 * with Q⁻ the target network. Double DQN (van Hasselt, Guez & Silver 2016) takes Q⁻ of the action that the online
 * network prefers. Learners compute it in their own ways; this is what they are tested against.
 * @param reward r, with n-step returns the discounted sum of n rewards.
 * @param discount γⁿ, or 0 where the episode ended for good.
 * @param nextQ Q⁻(s', ·), both actions.
 * @param choosingQ the Q-values that choose a': Q⁻(s', ·), in Double DQN Q(s', ·).
 */
export function tdTarget(
  reward: number,
  discount: number,
  nextQ: ArrayLike<number>,
  choosingQ = nextQ,
): number {
  return reward + discount * nextQ[greedyAction(choosingQ[0], choosingQ[1])];
}

/** The target network becomes a copy of the online network (Mnih et al. 2015): θ⁻ ← θ. */
export function copyOnlineToTarget(learner: LearnerState): void {
  learner.target.set(learner.online);
  learner.targetCopies += 1;
}

/** The target network follows the online network (Polyak averaging; Lillicrap et al. 2016): θ⁻ ← τ θ + (1 − τ) θ⁻. */
export function averageIntoTarget({ online, target }: LearnerState, tau: number): void {
  for (let i = 0; i < target.length; i += 1) target[i] = tau * online[i] + (1 - tau) * target[i];
}

/** Whether updates follow an episode: the replay buffer holds more than `learningStarts`. */
export function hasEnoughToLearn({ config, replay }: Pick<TrainingState, 'config' | 'replay'>): boolean {
  return replay.size > config.learningStarts;
}

/** How updates are made after zero-based `episode` and `environmentSteps` steps of training. */
export function updateRule(config: Config, episode: number, environmentSteps: number): UpdateRule {
  return {
    learningRate: learningRateAt(config, episode, environmentSteps),
    adamBeta2: config.adamBeta2,
    loss: config.loss,
    doubleDqn: config.doubleDqn,
    maxGradientNorm: config.maxGradientNorm,
    polyakTau: config.targetUpdate === 'polyak' ? config.polyakTau : 0,
  };
}

/** How many updates follow an episode of `steps` steps; a fraction of one is owed to the next episode. */
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
