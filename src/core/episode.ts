import {
  ACTION_COUNT,
  type Action,
  advance,
  isTerminal,
  type MovingCartPole,
  maxEpisodeSteps,
  observe,
  reset,
  STATE_SIZE,
} from './cartpole.ts';
import type { Policy } from './learner.ts';
import type { Random } from './random.ts';

/** One episode, recorded; the memory is reused for the next. */
export class Episode {
  /** `[length + 1, 4]` observations, the start state first. */
  readonly states = new Float32Array((maxEpisodeSteps + 1) * STATE_SIZE);
  /** `[length]` */
  readonly actions = new Uint8Array(maxEpisodeSteps);
  /** `[length, 2]`: what the online network believed when it acted. */
  readonly qValues = new Float32Array(maxEpisodeSteps * ACTION_COUNT);
  /** `[length]`: 1 where ε chose the action. */
  readonly explored = new Uint8Array(maxEpisodeSteps);
  /** Steps taken, which is CartPole's return. */
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

/** argmax over the two Q-values; a tie goes to the left, as PyTorch's `argmax` does. */
export function greedyAction(qLeft: number, qRight: number): Action {
  return qRight > qLeft ? 1 : 0;
}

/** Lets a push hit `state`, or not, as chance has it: a sudden change of the cart's and the pole's velocities. */
export function maybePush(state: MovingCartPole, { interval, strength }: Pushes, random: Random): void {
  if (interval === 0 || random.float() * interval >= 1) return;
  state.cartVelocity += strength * random.normal();
  state.poleAngularVelocity += strength * random.normal();
}

export interface EpisodeRandom {
  readonly reset: Random;
  readonly exploration: Random;
  readonly push: Random;
}

/** Plays one ε-greedy training episode from a random start into `episode`. */
export function playEpisode(
  episode: Episode,
  policy: Policy,
  epsilon: number,
  random: EpisodeRandom,
  pushes: Pushes,
): void {
  const observation = new Float32Array(STATE_SIZE);
  const q = new Float32Array(ACTION_COUNT);
  const state = reset(random.reset);
  observe(state, episode.states);
  episode.length = 0;
  episode.terminated = false;
  episode.truncated = false;
  while (!episode.terminated && !episode.truncated) {
    const t = episode.length;
    observe(state, observation);
    policy.qValues(observation, 1, q);
    const explores = random.exploration.float() < epsilon;
    const action: Action = explores ? (random.exploration.float() < 0.5 ? 0 : 1) : greedyAction(q[0], q[1]);
    episode.actions[t] = action;
    episode.explored[t] = explores ? 1 : 0;
    episode.qValues.set(q, t * ACTION_COUNT);
    advance(state, action);
    maybePush(state, pushes, random.push);
    episode.length = t + 1;
    observe(state, episode.states, episode.length * STATE_SIZE);
    episode.terminated = isTerminal(state);
    episode.truncated = episode.length === maxEpisodeSteps;
  }
}
