import { ACTION_COUNT, STATE_SIZE } from '../core/cartpole.ts';
import type { Trajectories } from '../core/trajectories.ts';
import { encodeNpz } from './npy-write.ts';

/** Episodes as NumPy's arrays under the names of D4RL (Fu et al. 2020): `terminals` and `timeouts` tell where they end. */
export function trajectoriesNpz(trajectories: Trajectories): Uint8Array<ArrayBuffer> {
  const { observations, nextObservations, actions, outputs, terminated, truncated, lengths } = trajectories;
  const steps = actions.length;
  return encodeNpz({
    observations: { data: observations, shape: [steps, STATE_SIZE] },
    actions: { data: actions, shape: [steps] },
    rewards: { data: new Float32Array(steps).fill(1), shape: [steps] },
    next_observations: { data: nextObservations, shape: [steps, STATE_SIZE] },
    terminals: { data: terminated, shape: [steps], isBoolean: true },
    timeouts: { data: truncated, shape: [steps], isBoolean: true },
    network_outputs: { data: outputs, shape: [steps, ACTION_COUNT] },
    episode_lengths: { data: lengths, shape: [lengths.length] },
  });
}
