import { ACTION_COUNT, STATE_SIZE } from '../../core/cartpole.ts';
import { Episode, playEpisode, trainingTask } from '../../core/episode.ts';
import { createLearnerState, type Learner, type Policy } from '../../core/learner.ts';
import type { NetworkShape } from '../../core/network.ts';
import { createPolicy, greedyAction } from '../../core/policy.ts';
import { PRESETS } from '../../core/presets.ts';
import { Random, randomStreams } from '../../core/random.ts';
import { ReplayBuffer, Sampler } from '../../core/replay.ts';
import { updateRule } from '../../core/train.ts';
import { networkShape } from '../../core/training-state.ts';
import { type UpdateTask, updateTask } from '../../core/update-task.ts';

/** Work to be timed with a network that is given. */
export type TimedTask = Omit<UpdateTask, 'hiddenWidth'>;

/** Does the work of the training loop again and again, and says how long it took. */
export interface Stopwatch {
  /** Milliseconds for `calls` calls of the learner, drawing the minibatches included. */
  update(task: TimedTask, calls: number): Promise<number>;
  /** Milliseconds for `count` greedy actions; the network is loaded anew for each episode of them. */
  act(count: number): Promise<number>;
}

/** What the blog's program does after each episode. */
export const blogTask = updateTask(PRESETS.blog);
export const blogShape = networkShape(PRESETS.blog);

const stepsPerEpisode = 200;

/** @param shape of the network that learns and acts; the learning rate and all else is the blog's. */
export function createStopwatch(
  learner: Pick<Learner, 'learn'>,
  policy: Policy,
  shape: NetworkShape,
): Stopwatch {
  const state = createLearnerState(shape, Random.seeded(1));
  const replay = playAtRandom();
  const random = Random.seeded(2);
  const samplers = new Map<number, Sampler>();
  const observation = new Float32Array(STATE_SIZE);
  const q = new Float32Array(ACTION_COUNT);
  return {
    async update({ batchSize, doubleDqn, updates }, calls) {
      const sampler = samplers.get(batchSize) ?? new Sampler(replay, batchSize);
      samplers.set(batchSize, sampler);
      const rule = updateRule({ ...PRESETS.blog, doubleDqn }, 0, 0);
      const start = performance.now();
      for (let call = 0; call < calls; call += 1) {
        await learner.learn(state, sampler.sample(updates, random), rule);
      }
      return performance.now() - start;
    },
    async act(count) {
      const start = performance.now();
      for (let i = 0; i < count; i += 1) {
        if (i % stepsPerEpisode === 0) policy.load(state.online);
        const from = (i % replay.size) * STATE_SIZE;
        for (let k = 0; k < STATE_SIZE; k += 1) observation[k] = replay.state[from + k];
        policy.qValues(observation, 1, q);
        greedyAction(q[0], q[1]);
      }
      return performance.now() - start;
    },
  };
}

/** The blog's replay buffer when learning starts: what an agent that acts at random has seen. */
function playAtRandom(): ReplayBuffer {
  const { learningStarts, gamma, nStep, rewardDivisor } = PRESETS.blog;
  const replay = new ReplayBuffer(learningStarts);
  const episode = new Episode();
  const policy = createPolicy({ hidden: [8, 8] });
  const random = randomStreams(1);
  let stored = 0;
  while (stored < replay.capacity) {
    playEpisode(episode, policy, 1, random, trainingTask(PRESETS.blog));
    replay.storeEpisode(episode, { nStep, gamma, rewardDivisor, bootstrapAtEnd: false });
    stored += episode.length;
  }
  return replay;
}
