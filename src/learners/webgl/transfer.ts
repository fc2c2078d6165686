import { STATE_SIZE } from '../../core/cartpole.ts';
import type { Batches, LearnerState, UpdateRule } from '../../core/learner.ts';
import { DeviceLostError } from '../device-lost.ts';
import type { TextureLayout } from './layout.ts';

/** The whole state texture: parameter blocks, empty records. */
export function packState(state: LearnerState, layout: TextureLayout): Float32Array {
  const texels = new Float32Array(4 * layout.width * layout.stateRows);
  const pack = (parameters: Float32Array, row: number) => {
    const block = texels.subarray(4 * layout.width * row);
    layout.places.forEach((place, i) => {
      block[place] = parameters[i];
    });
  };
  pack(state.online, 0);
  pack(state.adamM, layout.mRow);
  pack(state.adamV, layout.vRow);
  pack(state.target, layout.targetRow);
  return texels;
}

/** The opposite, from the first rows of the texture; the target network where they reach that far. */
export function unpackState(texels: Float32Array, layout: TextureLayout, state: LearnerState): void {
  const { places, width, mRow, vRow, targetRow } = layout;
  const { online, adamM, adamV, target } = state;
  const m = texels.subarray(4 * width * mRow);
  const v = texels.subarray(4 * width * vRow);
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i];
    online[i] = texels[place];
    adamM[i] = m[place];
    adamV[i] = v[place];
  }
  const moved = texels.subarray(4 * width * targetRow);
  if (moved.length === 0) return;
  for (let i = 0; i < places.length; i += 1) target[i] = moved[places[i]];
}

/**
 * Minibatches `first` up to `first + count`, one a row: a texel for each state, then for each next state, then
 * (action, reward, discount, weight) for each transition. An odd batch is filled up with a transition of weight 0.
 */
export function packBatches(
  batches: Batches,
  first: number,
  count: number,
  layout: TextureLayout,
): Float32Array {
  const { batchSize } = batches;
  const columns = 2 * layout.batchPairs;
  const texels = new Float32Array(3 * columns * STATE_SIZE * count);
  for (let minibatch = 0; minibatch < count; minibatch += 1) {
    const from = (first + minibatch) * batchSize;
    const states = minibatch * 3 * columns * STATE_SIZE;
    const nextStates = states + columns * STATE_SIZE;
    const rest = nextStates + columns * STATE_SIZE;
    const part = (array: Float32Array) => array.subarray(from * STATE_SIZE, (from + batchSize) * STATE_SIZE);
    texels.set(part(batches.state), states);
    texels.set(part(batches.nextState), nextStates);
    for (let i = 0; i < batchSize; i += 1) {
      const to = rest + i * 4;
      texels[to] = batches.action[from + i];
      texels[to + 1] = batches.reward[from + i];
      texels[to + 2] = batches.discount[from + i];
      texels[to + 3] = batches.weight[from + i];
    }
  }
  return texels;
}

export interface RecordsOfGroup {
  readonly batches: Batches;
  /** First minibatch of the group and how many it has. */
  readonly first: number;
  readonly size: number;
  /** `[batches.count · batchSize]`, to be filled in. */
  readonly tdErrors: Float32Array;
  /** What the last update was told to leave. */
  readonly proof: number;
}

/**
 * Copies a group's TD errors out of the record rows.
 * @throws {DeviceLostError} without the proof of the last update: what a lost context gives back is zeros.
 */
export function unpackRecords(records: Float32Array, layout: TextureLayout, group: RecordsOfGroup): void {
  if (records[4 * layout.proof] !== group.proof) throw new DeviceLostError('The GPU lost what it was given');
  const { batchSize } = group.batches;
  for (let minibatch = 0; minibatch < group.size; minibatch += 1) {
    const from = 4 * minibatch * layout.batchPairs;
    const to = (group.first + minibatch) * batchSize;
    for (let i = 0; i < batchSize; i += 1) {
      group.tdErrors[to + i] = records[from + 4 * (i >> 1) + (i & 1)];
    }
  }
}

/** Mean weighted loss of each minibatch: PyTorch's `smooth_l1_loss` (β = 1) or `mse_loss`. */
export function lossesOf(batches: Batches, tdErrors: Float32Array, loss: UpdateRule['loss']): Float32Array {
  const { count, batchSize, weight } = batches;
  return Float32Array.from({ length: count }, (_, minibatch) => {
    let sum = 0;
    for (let i = minibatch * batchSize; i < (minibatch + 1) * batchSize; i += 1) {
      const size = Math.abs(tdErrors[i]);
      const value = loss === 'squared' ? size * size : size < 1 ? 0.5 * size * size : size - 0.5;
      sum += weight[i] * value;
    }
    return sum / batchSize;
  });
}
