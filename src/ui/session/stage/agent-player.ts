import { ACTION_COUNT, type CartPoleState, push, reset, STATE_SIZE } from '../../../core/cartpole.ts';
import { Environment } from '../../../core/environment.ts';
import { createFeedForwardPolicy } from '../../../core/feed-forward.ts';
import { greedyAction } from '../../../core/policy.ts';
import { Random } from '../../../core/random.ts';
import type { World } from '../../../core/world.ts';
import type { Weights } from '../../../worker/protocol.ts';
import { type EpisodeSource, type Moment, outcomeOf, Player } from './player.ts';

/** Apart from every stream of a run. */
const sceneStream = 200;
const sensorStream = 201;
const actuatorStream = 202;

/** Where the scenes of a run with this seed begin: the same before and after, and nobody trained from it. */
export function sceneStart(seed: number, { startRange }: World): CartPoleState {
  return reset(Random.seeded(seed, sceneStream), startRange);
}

/** A world to play in on the page. What errs in it errs alike each time it is played from its start. */
export function sceneEnvironment(world: World, start: CartPoleState): Environment {
  return new Environment(world, start, {
    sensor: Random.seeded(0, sensorStream),
    actuator: Random.seeded(0, actuatorStream),
  });
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
  play(weights: Weights | null, start: CartPoleState, world: World): void {
    this.load(weights === null ? null : greedyEpisode(weights, start, world));
    this.#lastPushes = [];
  }

  /** Other weights take over in the middle of the episode. */
  exchange(weights: Weights, start: CartPoleState, world: World): void {
    this.continueWith(greedyEpisode(weights, start, world));
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
export function greedyEpisode(
  { shape, parameters }: Weights,
  start: CartPoleState,
  world: World,
): EpisodeSource {
  const policy = createFeedForwardPolicy(shape);
  policy.load(parameters);
  const observation = new Float32Array(STATE_SIZE);
  const q = new Float32Array(ACTION_COUNT);
  let environment = sceneEnvironment(world, start);
  const look = (stepCount: number, force: number): Moment => {
    const outcome = outcomeOf(environment.state, stepCount, world);
    environment.observe(observation);
    policy.qValues(observation, 1, q);
    const [left = 0, right = 0] = q;
    return {
      state: { ...environment.state },
      step: stepCount,
      action: outcome === null ? greedyAction(left, right) : null,
      force,
      qValues: [left, right],
      explored: false,
      outcome,
    };
  };
  return {
    world,
    start() {
      environment = sceneEnvironment(world, start);
      return look(0, 0);
    },
    at(state, stepCount) {
      Object.assign(environment.state, state);
      return look(stepCount, 0);
    },
    next(moment) {
      return moment.action === null ? moment : look(moment.step + 1, environment.act(moment.action));
    },
  };
}
