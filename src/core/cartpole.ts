import type { Random } from './random.ts';

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

export const gravity = 9.8; // m/s²
export const cartMass = 1; // kg
export const poleMass = 0.1; // kg
export const totalMass = cartMass + poleMass;
/** From the pivot to the pole's centre of mass, m: the pole itself is 1 m long. */
export const halfPoleLength = 0.5;
export const poleMassLength = poleMass * halfPoleLength;
export const forceMagnitude = 10; // N
export const timeStep = 0.02; // s
export const positionLimit = 2.4; // m
export const angleLimit = (12 * 2 * Math.PI) / 360; // rad
/** Each number of a start state is uniform in ± this. */
export const resetRange = 0.05;
/** CartPole pays 1 for every step, the last one too. */
export const stepReward = 1;
/** CartPole-v1 is cut off, `truncated`, after this many steps. */
export const maxEpisodeSteps = 500;
/** Gymnasium's registered threshold for CartPole-v1: mean return over 100 episodes. */
export const solvedReturn = 475;

/**
 * One Euler step of CartPole-v1 (Barto, Sutton & Anderson 1983; Gymnasium `cartpole.py`), in float64
 * and in Gymnasium's grouping, so that every step agrees to the last bits.
 * Position in m, angles in rad, force ±10 N for 0.02 s.
 */
export function step(state: CartPoleState, action: Action): CartPoleState {
  const next = { ...state };
  advance(next, action);
  return next;
}

/** The same step, in place. */
export function advance(state: MovingCartPole, action: Action): void {
  const { cartVelocity, poleAngle, poleAngularVelocity } = state;
  const force = action === 1 ? forceMagnitude : -forceMagnitude;
  const cos = Math.cos(poleAngle);
  const sin = Math.sin(poleAngle);
  const temp = (force + poleMassLength * (poleAngularVelocity * poleAngularVelocity) * sin) / totalMass;
  const poleAcceleration =
    (gravity * sin - cos * temp) / (halfPoleLength * (4 / 3 - (poleMass * (cos * cos)) / totalMass));
  const cartAcceleration = temp - (poleMassLength * poleAcceleration * cos) / totalMass;
  state.cartPosition += timeStep * cartVelocity;
  state.cartVelocity += timeStep * cartAcceleration;
  state.poleAngle += timeStep * poleAngularVelocity;
  state.poleAngularVelocity += timeStep * poleAcceleration;
}

/** The pole fell past 12° or the cart left ±2.4 m; both limits are strict, on the float64 state. */
export function isTerminal({ cartPosition, poleAngle }: CartPoleState): boolean {
  return Math.abs(cartPosition) > positionLimit || Math.abs(poleAngle) > angleLimit;
}

/** A start state: four numbers uniform in ±`range`, drawn in the order of the observation. */
export function reset(random: Random, range = resetRange): MovingCartPole {
  const cartPosition = random.between(-range, range);
  const cartVelocity = random.between(-range, range);
  const poleAngle = random.between(-range, range);
  const poleAngularVelocity = random.between(-range, range);
  return { cartPosition, cartVelocity, poleAngle, poleAngularVelocity };
}

/**
 * Writes what an agent observes, float32 `[cartPosition, cartVelocity, poleAngle, poleAngularVelocity]`,
 * to `out[offset … offset + 3]`.
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
