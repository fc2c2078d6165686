import {
  ACTION_COUNT,
  type CartPoleState,
  observe,
  push,
  reset,
  STATE_SIZE,
  step,
} from '../../../core/cartpole.ts';
import { greedyAction } from '../../../core/episode.ts';
import { createPolicy } from '../../../core/policy.ts';
import { Random } from '../../../core/random.ts';
import type { Weights } from '../../../worker/protocol.ts';
import { type EpisodeSource, type Moment, outcomeOf, Player } from './player.ts';

/** Apart from every stream of a run. */
const sceneStream = 200;

/** Where the scenes of a run with this seed begin: the same before and after, and nobody trained from it. */
export function sceneStart(seed: number): CartPoleState {
  return reset(Random.seeded(seed, sceneStream));
}

/** A shove after so many steps of an episode: m/s to the cart, rad/s to the pole. */
export interface TimedPush {
  readonly step: number;
  readonly cart: number;
  readonly pole: number;
}

/** Plays a network's greedy episodes, simulated on the page. */
export class ScenePlayer extends Player {
  #pushes: TimedPush[] = [];
  #lastPushes: readonly TimedPush[] = [];

  /** The shoves of the last episode that had any. */
  get lastPushes(): readonly TimedPush[] {
    return this.#pushes.length > 0 ? this.#pushes : this.#lastPushes;
  }

  /** @param weights null shows nothing. */
  play(weights: Weights | null, start: CartPoleState): void {
    this.load(weights === null ? null : greedyEpisode(weights, start));
    this.#lastPushes = [];
  }

  override restart(): void {
    this.#lastPushes = this.lastPushes;
    this.#pushes = [];
    super.restart();
  }

  /** A sudden shove: m/s to the cart, rad/s to the pole. Nothing moves an episode that has ended. */
  push(cart: number, pole: number): void {
    if (this.moment === null || this.moment.outcome !== null) return;
    this.#pushes.push({ step: this.moment.step, cart, pole });
    this.replaceState((state) => push(state, cart, pole));
  }
}

/** A network's greedy episode from `start`, computed as it is played. */
export function greedyEpisode({ shape, parameters }: Weights, start: CartPoleState): EpisodeSource {
  const policy = createPolicy(shape);
  policy.load(parameters);
  const observation = new Float32Array(STATE_SIZE);
  const q = new Float32Array(ACTION_COUNT);
  const look = (state: CartPoleState, stepCount: number): Moment => {
    const outcome = outcomeOf(state, stepCount);
    observe(state, observation);
    policy.qValues(observation, 1, q);
    const [left = 0, right = 0] = q;
    return {
      state,
      step: stepCount,
      action: outcome === null ? greedyAction(left, right) : null,
      qValues: [left, right],
      explored: false,
      outcome,
    };
  };
  return {
    start: () => look(start, 0),
    at: look,
    next({ state, action, step: stepCount }) {
      return action === null ? look(state, stepCount) : look(step(state, action), stepCount + 1);
    },
  };
}
