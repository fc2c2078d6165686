import { ACTION_COUNT, type Action, STATE_SIZE } from '../../core/cartpole.ts';
import { Episode, greedyAction, playEpisode, trainingTask } from '../../core/episode.ts';
import { createLearnerState, type Learner, type Policy } from '../../core/learner.ts';
import { createPolicy } from '../../core/policy.ts';
import { PRESETS } from '../../core/presets.ts';
import { Random, randomStreams } from '../../core/random.ts';
import { ReplayBuffer, Sampler } from '../../core/replay.ts';
import { updateRule } from '../../core/train.ts';
import { networkShape } from '../../core/training-state.ts';

/** Whoever chooses actions, as the training loop asks. */
export interface Actor {
  /** Called once an episode with the online network's parameters. */
  load(parameters: Float32Array): void;
  /** The greedy action for one observation `[4]`. */
  act(observation: Float32Array): Action;
}

/** The work to be timed; network and learning rate are the blog's. */
export interface UpdateTask {
  readonly batchSize: number;
  readonly doubleDqn: boolean;
  /** Made in one call of the learner. */
  readonly updates: number;
}

/** Does the work of the training loop again and again, and says how long it took. */
export interface Stopwatch {
  /** Milliseconds for `calls` calls of the learner, drawing the minibatches included. */
  update(task: UpdateTask, calls: number): Promise<number>;
  /** Milliseconds for `count` greedy actions; the network is loaded anew for each episode of them. */
  act(count: number): Promise<number>;
}

/** What the blog's program does after each episode. */
export const blogTask: UpdateTask = { batchSize: 32, doubleDqn: false, updates: 10 };

const stepsPerEpisode = 200;

export function createStopwatch(learner: Pick<Learner, 'learn'>, actor: Actor): Stopwatch {
  const state = createLearnerState(networkShape(PRESETS.blog), Random.seeded(1));
  const replay = playAtRandom();
  const random = Random.seeded(2);
  const samplers = new Map<number, Sampler>();
  const observation = new Float32Array(STATE_SIZE);
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
        if (i % stepsPerEpisode === 0) actor.load(state.online);
        const from = (i % replay.size) * STATE_SIZE;
        for (let k = 0; k < STATE_SIZE; k += 1) observation[k] = replay.state[from + k];
        actor.act(observation);
      }
      return performance.now() - start;
    },
  };
}

export function policyActor(policy: Policy): Actor {
  const q = new Float32Array(ACTION_COUNT);
  return {
    load: (parameters) => policy.load(parameters),
    act(observation) {
      policy.qValues(observation, 1, q);
      return greedyAction(q[0], q[1]);
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
