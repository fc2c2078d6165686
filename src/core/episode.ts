import {
  ACTION_COUNT,
  type Action,
  type MovingCartPole,
  maxEpisodeSteps,
  observe,
  reset,
  STATE_SIZE,
} from './cartpole.ts';
import type { Config } from './config.ts';
import { Environment, type NoiseRandom } from './environment.ts';
import type { Policy } from './learner.ts';
import { greedyAction } from './policy.ts';
import type { Random } from './random.ts';
import { REWARDS, type RewardFunction } from './reward.ts';
import { drawWorld, gymnasium, type World, type Worlds, worldsOf } from './world.ts';

/** One episode, recorded; the memory is reused for the next. */
export class Episode {
  /** The world it was played in. */
  world: World = gymnasium;
  /** `[length + 1, 4]`: what the agent observed, of the start state first. */
  readonly observations = new Float32Array((maxEpisodeSteps + 1) * STATE_SIZE);
  /** `[length + 1, 4]`: what there was to observe; the same where the sensors do not err. */
  readonly states = new Float32Array((maxEpisodeSteps + 1) * STATE_SIZE);
  /** `[length]` */
  readonly actions = new Uint8Array(maxEpisodeSteps);
  /** `[length]`: N on the cart in each step. */
  readonly forces = new Float32Array(maxEpisodeSteps);
  /** `[length]`: what each step paid. */
  readonly rewards = new Float64Array(maxEpisodeSteps);
  /** `[length, 2]`: what the online network believed when it acted. */
  readonly qValues = new Float32Array(maxEpisodeSteps * ACTION_COUNT);
  /** `[length]`: 1 where ε chose the action. */
  readonly explored = new Uint8Array(maxEpisodeSteps);
  /** Steps taken, which is CartPole's return where each step pays 1. */
  length = 0;
  terminated = false;
  truncated = false;
}

/** Random shoves: on average one in `interval` steps, normal with standard deviation `strength`; 0 for none. */
export interface Pushes {
  readonly interval: number;
  readonly strength: number;
}

export const noPushes: Pushes = { interval: 0, strength: 0 };

/** Lets a push hit `state`, or not, as chance has it: a sudden change of the cart's and the pole's velocities. */
export function maybePush(state: MovingCartPole, { interval, strength }: Pushes, random: Random): void {
  if (interval === 0 || random.float() * interval >= 1) return;
  state.cartVelocity += strength * random.normal();
  state.poleAngularVelocity += strength * random.normal();
}

/** What training plays: in which worlds, with which shoves, and what it pays. */
export interface Task {
  readonly worlds: Worlds;
  readonly pushes: Pushes;
  readonly reward: RewardFunction;
}

export function trainingTask(config: Config): Task {
  return {
    worlds: worldsOf(config),
    pushes: { interval: config.pushInterval, strength: config.pushStrength },
    reward: REWARDS[config.reward],
  };
}

export interface EpisodeRandom extends NoiseRandom {
  readonly reset: Random;
  readonly exploration: Random;
  readonly push: Random;
  readonly world: Random;
}

/** Plays one ε-greedy training episode from a random start into `episode`. */
export function playEpisode(
  episode: Episode,
  policy: Policy,
  epsilon: number,
  random: EpisodeRandom,
  { worlds, pushes, reward }: Task,
): void {
  const { observations, states } = episode;
  const observation = new Float32Array(STATE_SIZE);
  const q = new Float32Array(ACTION_COUNT);
  const world = drawWorld(worlds, random.world);
  const environment = new Environment(world, reset(random.reset, world.startRange), random);
  const { state } = environment;
  const look = (t: number) => {
    observe(state, states, t * STATE_SIZE);
    environment.observe(observation);
    observations.set(observation, t * STATE_SIZE);
  };
  episode.world = world;
  episode.length = 0;
  episode.terminated = false;
  episode.truncated = false;
  look(0);
  while (!episode.terminated && !episode.truncated) {
    const t = episode.length;
    policy.qValues(observation, 1, q);
    const explores = random.exploration.float() < epsilon;
    const action: Action = explores ? (random.exploration.float() < 0.5 ? 0 : 1) : greedyAction(q[0], q[1]);
    episode.actions[t] = action;
    episode.explored[t] = explores ? 1 : 0;
    episode.qValues.set(q, t * ACTION_COUNT);
    episode.forces[t] = environment.act(action);
    maybePush(state, pushes, random.push);
    episode.length = t + 1;
    look(episode.length);
    episode.terminated = environment.isTerminal;
    episode.truncated = episode.length === maxEpisodeSteps;
    episode.rewards[t] = reward(state, episode.terminated, world);
  }
}
