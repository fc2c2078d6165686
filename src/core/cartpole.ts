import { cos, sin } from './elementary.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

/** 0 pushes the cart to the left, 1 to the right. */
export type Action = 0 | 1;

/** Position in m, velocity in m/s, angle from upright in rad (positive leans right), angular velocity in rad/s. */
export interface CartPoleState {
  readonly cartPosition: number;
  readonly cartVelocity: number;
  readonly poleAngle: number;
  readonly poleAngularVelocity: number;
}

/** A state that is moved on in place: what plays thousands of steps allocates nothing for one. */
export type MovingCartPole = { -readonly [Name in keyof CartPoleState]: CartPoleState[Name] };

export const STATE_SIZE = 4;
export const ACTION_COUNT = 2;

/** CartPole-v1 is `truncated` after this many steps. */
export const maxEpisodeSteps = 500;
/** Gymnasium's registered threshold for CartPole-v1: mean return over 100 episodes. */
export const solvedReturn = 475;
/** Stricter, for what a run came to: the mean of 100 greedy episodes from which this project calls a seed solved. */
export const solvedSeedReturn = 499;

/**
 * One Euler step of CartPole-v1 (Barto, Sutton & Anderson 1983; Gymnasium `cartpole.py`), in float64
 * and in Gymnasium's grouping, so that in Gymnasium's world every step agrees to the last bits.
 * Position in m, angles in rad, the force to the left or to the right for one time step.
 */
export function step(state: CartPoleState, action: Action, world: World): CartPoleState {
  const next = { ...state };
  advance(next, action === 1 ? world.forceMagnitude : -world.forceMagnitude, world);
  return next;
}

/**
 * The same step in place, under any force (N). Friction is that of the 1983 paper's appendix: a constant force against
 * the cart's motion and a torque in proportion to the pole's; Gymnasium leaves both out, and 0 changes no bit.
 */
export function advance(state: MovingCartPole, force: number, world: World): void {
  const { cartVelocity, poleAngle, poleAngularVelocity } = state;
  const { gravity, cartMass, poleMass, halfPoleLength, timeStep, cartFriction, poleFriction } = world;
  const totalMass = cartMass + poleMass;
  const poleMassLength = poleMass * halfPoleLength;
  const cosine = cos(poleAngle);
  const sine = sin(poleAngle);
  const pull = force - cartFriction * Math.sign(cartVelocity);
  const temp = (pull + poleMassLength * (poleAngularVelocity * poleAngularVelocity) * sine) / totalMass;
  const poleAcceleration =
    (gravity * sine - cosine * temp - (poleFriction * poleAngularVelocity) / poleMassLength) /
    (halfPoleLength * (4 / 3 - (poleMass * (cosine * cosine)) / totalMass));
  const cartAcceleration = temp - (poleMassLength * poleAcceleration * cosine) / totalMass;
  state.cartPosition += timeStep * cartVelocity;
  state.cartVelocity += timeStep * cartAcceleration;
  state.poleAngle += timeStep * poleAngularVelocity;
  state.poleAngularVelocity += timeStep * poleAcceleration;
}

/** The pole fell past its angle or the cart left the track; both limits are strict, on the float64 state. */
export function isTerminal({ cartPosition, poleAngle }: CartPoleState, world: World): boolean {
  return Math.abs(cartPosition) > world.positionLimit || Math.abs(poleAngle) > world.angleLimit;
}

/** A start state: four numbers uniform in ±`range`, drawn in the order of the observation. */
export function reset(random: Random, range: number): MovingCartPole {
  const cartPosition = random.between(-range, range);
  const cartVelocity = random.between(-range, range);
  const poleAngle = random.between(-range, range);
  const poleAngularVelocity = random.between(-range, range);
  return { cartPosition, cartVelocity, poleAngle, poleAngularVelocity };
}

/**
 * Writes a state as float32 `[cartPosition, cartVelocity, poleAngle, poleAngularVelocity]` to
 * `out[offset … offset + 3]`.
 */
export function observe(state: CartPoleState, out: Float32Array, offset = 0): void {
  out[offset] = state.cartPosition;
  out[offset + 1] = state.cartVelocity;
  out[offset + 2] = state.poleAngle;
  out[offset + 3] = state.poleAngularVelocity;
}

/** A sudden shove: adds to the cart's velocity (m/s) and the pole's angular velocity (rad/s). */
export function push(state: CartPoleState, cartImpulse: number, poleImpulse: number): CartPoleState {
  return {
    ...state,
    cartVelocity: state.cartVelocity + cartImpulse,
    poleAngularVelocity: state.poleAngularVelocity + poleImpulse,
  };
}
