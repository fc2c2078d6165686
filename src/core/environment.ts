import {
  type Action,
  advance,
  type CartPoleState,
  isTerminal,
  type MovingCartPole,
  observe,
  STATE_SIZE,
} from './cartpole.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

/** What errs at random, each from a stream of its own; nothing is drawn where nothing errs. */
export interface NoiseRandom {
  readonly sensor: Random;
  readonly actuator: Random;
}

/** An action under way to the motor; null while the first one has not arrived. */
type UnderWay = Action | null;

/** One CartPole in one world, between the agent's actions and its observations. */
export class Environment {
  readonly world: World;
  /** Where it truly stands; the agent knows only what `observe` writes. */
  readonly state: MovingCartPole;
  readonly #random: NoiseRandom;
  /** A ring of the actions chosen but not yet carried out, the oldest at `#oldest`. */
  readonly #underWay: UnderWay[];
  #oldest = 0;

  constructor(world: World, start: CartPoleState, random: NoiseRandom) {
    this.world = world;
    this.state = { ...start };
    this.#random = random;
    this.#underWay = Array<UnderWay>(world.actionDelay).fill(null);
  }

  /** Reads the sensors once: `[cartPosition, cartVelocity, poleAngle, poleAngularVelocity]`, each with its error, to `out[offset …]`. */
  observe(out: Float32Array, offset = 0): void {
    const { sensorNoise } = this.world;
    observe(this.state, out, offset);
    if (sensorNoise === 0) return;
    for (let k = offset; k < offset + STATE_SIZE; k += 1) {
      out[k] += sensorNoise * this.#random.sensor.normal();
    }
  }

  /** Sends an action to the motor and lets one time step pass. @returns the force (N) of that step. */
  act(action: Action): number {
    const force = this.#force(this.#arriving(action));
    advance(this.state, force, this.world);
    return force;
  }

  get isTerminal(): boolean {
    return isTerminal(this.state, this.world);
  }

  #arriving(action: Action): UnderWay {
    if (this.#underWay.length === 0) return action;
    const arriving = this.#underWay[this.#oldest];
    this.#underWay[this.#oldest] = action;
    this.#oldest = (this.#oldest + 1) % this.#underWay.length;
    return arriving;
  }

  #force(action: UnderWay): number {
    const { forceMagnitude, actuatorNoise, actuatorFault } = this.world;
    if (action === null) return 0;
    const force = action === 1 ? forceMagnitude : -forceMagnitude;
    if (actuatorNoise === 0 || this.#random.actuator.float() >= actuatorNoise) return force;
    return actuatorFault === 'dropped' ? 0 : -force;
  }
}
