import { type Config, defaultConfig } from './config.ts';
import type { Random } from './random.ts';

/** The CartPole an episode is played with: its mechanics, its limits, and how far its sensors and its motor can be trusted. */
export interface World {
  /** m/s² */
  readonly gravity: number;
  /** kg */
  readonly cartMass: number;
  readonly poleMass: number;
  /** From the pivot to the pole's centre of mass, m: the pole is twice as long. */
  readonly halfPoleLength: number;
  /** N, to the left or to the right. */
  readonly forceMagnitude: number;
  /** s */
  readonly timeStep: number;
  /** Of the pole from upright, rad: beyond it the episode has ended. */
  readonly angleLimit: number;
  /** Of the cart from the middle of the track, m: beyond it the episode has ended. */
  readonly positionLimit: number;
  /** Each number of a start state is uniform in ± this. */
  readonly startRange: number;
  /** Of the cart on the track, N against its motion. */
  readonly cartFriction: number;
  /** Of the pole's hinge, N·m·s: torque per rad/s. */
  readonly poleFriction: number;
  /** Standard deviation of the error on each observed number. */
  readonly sensorNoise: number;
  /** Steps from the choice of an action to its force. */
  readonly actionDelay: number;
  /** Share of the actions that the motor gets wrong. */
  readonly actuatorNoise: number;
  /** What it does then: nothing, or the opposite. */
  readonly actuatorFault: Config['actuatorFault'];
}

/** Where episodes are played: all in one world, or each in one drawn from around it. */
export interface Worlds {
  readonly nominal: World;
  /** Gravity, masses, pole length and force lie between their nominal value ÷ this and × this; 1 is the nominal world. */
  readonly spread: number;
}

/** Angles are written as Gymnasium writes its 12°, for the same bits. */
const radians = (degrees: number): number => (degrees * 2 * Math.PI) / 360;

export function worldOf(config: Config): World {
  const { gravity, cartMass, poleMass, halfPoleLength, forceMagnitude, timeStep, startRange } = config;
  const { cartFriction, poleFriction, sensorNoise, actionDelay, actuatorNoise, actuatorFault } = config;
  return {
    gravity,
    cartMass,
    poleMass,
    halfPoleLength,
    forceMagnitude,
    timeStep,
    angleLimit: radians(config.fallAngle),
    positionLimit: config.trackHalfWidth,
    startRange,
    cartFriction,
    poleFriction,
    sensorNoise,
    actionDelay,
    actuatorNoise,
    actuatorFault,
  };
}

export function worldsOf(config: Config): Worlds {
  return { nominal: worldOf(config), spread: config.worldSpread };
}

/** CartPole-v1's own world: the knobs' defaults. */
export const gymnasium: World = worldOf(defaultConfig());

export const inGymnasium: Worlds = { nominal: gymnasium, spread: 1 };

export function isSameWorld(a: World, b: World): boolean {
  const keys = Object.keys(a).filter((key): key is keyof World => key in a);
  return keys.every((key) => a[key] === b[key]);
}

/**
 * The world of one episode: domain randomisation (Tobin et al. 2017). Each of gravity, masses, pole length and force is
 * log-uniform around its nominal value; nothing is drawn where all episodes share one world.
 */
export function drawWorld({ nominal, spread }: Worlds, random: Random): World {
  if (spread === 1) return nominal;
  const around = (value: number) => value * spread ** random.between(-1, 1);
  return {
    ...nominal,
    gravity: around(nominal.gravity),
    cartMass: around(nominal.cartMass),
    poleMass: around(nominal.poleMass),
    halfPoleLength: around(nominal.halfPoleLength),
    forceMagnitude: around(nominal.forceMagnitude),
  };
}
