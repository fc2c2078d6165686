import { STATE_SIZE } from '../../core/cartpole.ts';
import type { Batches, UpdateRule } from '../../core/learner.ts';
import type { TextureLayout } from './layout.ts';

/** @returns the texels of a block of the state texture that holds these parameters. */
export function packParameters(
  parameters: Float32Array,
  { width, rows, places }: TextureLayout,
): Float32Array {
  const texels = new Float32Array(4 * width * rows);
  for (let i = 0; i < places.length; i += 1) texels[places[i]] = parameters[i];
  return texels;
}

/** Reads parameters out of a block, whose rows are `rowLength` numbers apart. */
export function unpackParameters(
  texels: Float32Array,
  rowLength: number,
  { width, places }: TextureLayout,
  parameters: Float32Array,
): void {
  const blockLength = 4 * width;
  if (rowLength === blockLength) {
    for (let i = 0; i < places.length; i += 1) parameters[i] = texels[places[i]];
    return;
  }
  for (let i = 0; i < places.length; i += 1) {
    const row = Math.floor(places[i] / blockLength);
    parameters[i] = texels[row * rowLength + (places[i] - row * blockLength)];
  }
}

/**
 * Minibatches `first` up to `first + count`, one a row: a texel for each state, then for each next state, then
 * (action, reward, discount, weight) for each transition. A batch is filled up with transitions of weight 0.
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

/** Copies the TD errors of minibatches `first` up to `first + count` out of their records, a row each. */
export function unpackRecords(
  records: Float32Array,
  rowLength: number,
  { batchSize }: Batches,
  [first, count]: readonly [number, number],
  tdErrors: Float32Array,
): void {
  for (let minibatch = 0; minibatch < count; minibatch += 1) {
    const to = (first + minibatch) * batchSize;
    for (let i = 0; i < batchSize; i += 1)
      tdErrors[to + i] = records[minibatch * rowLength + 4 * (i >> 1) + (i & 1)];
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
