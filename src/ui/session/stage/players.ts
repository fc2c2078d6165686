import {
  ACTION_COUNT,
  type Action,
  type CartPoleState,
  push,
  reset,
  STATE_SIZE,
} from '../../../core/cartpole.ts';
import { Environment } from '../../../core/environment.ts';
import { createFeedForwardPolicy } from '../../../core/feed-forward.ts';
import { greedyAction } from '../../../core/policy.ts';
import { Random } from '../../../core/random.ts';
import type { World } from '../../../core/world.ts';
import type { Trajectory, Weights } from '../../../worker/protocol.ts';
import { type EpisodeSource, type Moment, type Outcome, outcomeOf, Player } from './player.ts';

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

/** Seconds that the end of an episode is shown without motion, at least, before that of a newer one. */
const stillSeconds = 2;

/** Plays recorded training episodes: always a whole one, then the newest there is. */
export class TrajectoryPlayer extends Player {
  /** Called when the last one fetched begins to play: time to ask for the next. */
  onStart: (trajectory: Trajectory) => void = () => {};
  #playing: Trajectory | null = null;
  #newest: Trajectory | null = null;
  /** Seconds since the episode was skipped to its end; null when it was not. */
  #stillFor: number | null = null;

  /** What is on screen. */
  get trajectory(): Trajectory | null {
    return this.#playing;
  }

  /** The newest episode; it plays when the present one has ended. */
  offer(trajectory: Trajectory): void {
    this.#newest = trajectory;
    if (this.#playing === null) this.restart();
  }

  /** Forgets everything: another run. */
  clear(): void {
    this.#playing = null;
    this.#newest = null;
    this.load(null);
  }

  /** Whoever wants no motion sees the ends of newer episodes all the same; a Hold at an end stays there. */
  override holdStill(seconds: number): boolean {
    if (this.#stillFor !== null) {
      this.#stillFor += seconds;
      if (this.#stillFor >= stillSeconds && this.#newest !== this.#playing) this.restart();
    }
    const isAnother = super.holdStill(seconds);
    if (isAnother) this.#stillFor = 0;
    return isAnother;
  }

  override restart(): void {
    this.#stillFor = null;
    const next = this.#newest;
    if (next !== null && next !== this.#playing) {
      this.#playing = next;
      this.load(recordedEpisode(next));
      this.onStart(next);
    } else super.restart();
  }
}

/** A recorded episode. Its observations are float32: good enough to look at. */
export function recordedEpisode(trajectory: Trajectory): EpisodeSource {
  const { world, length, actions, forces, qValues, explored } = trajectory;
  const at = (step: number): Moment => ({
    state: stateAt(trajectory.states, step),
    step,
    action: step < length ? actionAt(actions, step) : null,
    force: forces[step - 1] ?? 0,
    qValues: step < length ? pairAt(qValues, step) : null,
    explored: explored[step] === 1,
    outcome: step < length ? null : outcomeAt(trajectory),
  });
  return { world, start: () => at(0), next: ({ step }) => at(step + 1) };
}

/** @param states `[rows, 4]` */
export function stateAt(states: Float32Array, row: number): CartPoleState {
  const [cartPosition = 0, cartVelocity = 0, poleAngle = 0, poleAngularVelocity = 0] = states.subarray(
    4 * row,
    4 * row + 4,
  );
  return { cartPosition, cartVelocity, poleAngle, poleAngularVelocity };
}

export function actionAt(actions: Uint8Array, row: number): Action {
  return actions[row] === 1 ? 1 : 0;
}

/** @param qValues `[rows, 2]` */
export function pairAt(qValues: Float32Array, row: number): readonly [left: number, right: number] {
  return [qValues[2 * row] ?? 0, qValues[2 * row + 1] ?? 0];
}

/** How it ended, by the flags: the float32 state may lie on the other side of a limit. */
function outcomeAt(trajectory: Trajectory): Outcome {
  const { length, terminated } = trajectory;
  if (!terminated) return 'full';
  return outcomeOf(stateAt(trajectory.states, length), 0, trajectory.world) ?? 'fell';
}
