import { ACTION_COUNT, STATE_SIZE } from '../core/cartpole.ts';
import type { Trajectories } from '../core/trajectories.ts';
import { concatenate } from './bytes.ts';
import { encodeZip } from './zip.ts';

/** An array of NumPy: its numbers and its shape. */
interface NumpyArray {
  readonly data: Float32Array | Uint8Array | Int32Array;
  readonly shape: readonly number[];
  /** The bytes are truth values. */
  readonly isBoolean?: boolean;
}

/** Arrays under their names, as `numpy.savez` writes them. */
function encodeNpz(arrays: Readonly<Record<string, NumpyArray>>): Uint8Array<ArrayBuffer> {
  return encodeZip(
    Object.fromEntries(Object.entries(arrays).map(([name, array]) => [`${name}.npy`, encodeNpy(array)])),
  );
}

/** Version 1.0, https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html; the data begins at a multiple of 64. */
function encodeNpy({ data, shape, isBoolean = false }: NumpyArray): Uint8Array {
  const dtype = isBoolean
    ? '|b1'
    : data instanceof Float32Array
      ? '<f4'
      : data instanceof Int32Array
        ? '<i4'
        : '|u1';
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const header = `{'descr': '${dtype}', 'fortran_order': False, 'shape': (${sizes}), }`;
  const padded = header.padEnd(Math.ceil((10 + header.length + 1) / 64) * 64 - 11);
  const start = new Uint8Array(10);
  start.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
  new DataView(start.buffer).setUint16(8, padded.length + 1, true);
  // Every machine that runs a browser is little-endian.
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return concatenate([start, new TextEncoder().encode(`${padded}\n`), bytes]);
}

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
