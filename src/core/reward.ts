import type { CartPoleState } from './cartpole.ts';
import type { Config } from './config.ts';
import type { World } from './world.ts';

/** What one step pays: for the state that it led to, and whether the episode ended there. */
export type RewardFunction = (state: CartPoleState, terminated: boolean, world: World) => number;

/**
 * `step`: 1 for every step, the last one too (Gymnasium). `fall`: 0, and −1 at the fall (Barto, Sutton & Anderson 1983;
 * Sutton & Barto 2018, Example 3.4). `shaped`: 1 upright in the middle of the track, less by half for each of angle and
 * position as they near their limits, 0 at the least.
 */
export const REWARDS: Readonly<Record<Config['reward'], RewardFunction>> = {
  step: () => 1,
  fall: (_, terminated) => (terminated ? -1 : 0),
  shaped({ cartPosition, poleAngle }, _, { positionLimit, angleLimit }) {
    const leaning = Math.abs(poleAngle) / angleLimit;
    const aside = Math.abs(cartPosition) / positionLimit;
    return Math.max(0, 1 - 0.5 * leaning - 0.5 * aside);
  },
};
