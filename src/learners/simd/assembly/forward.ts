import { multiply, transpose } from './matrix';
import {
  ACTION_COUNT,
  activation1,
  activation2,
  activeInputs,
  fc1Bias,
  fc1Transposed,
  fc2Bias,
  fc2Spread,
  fc2Transposed,
  fc2Weight,
  fc3Bias,
  fc3Weight,
  hidden1,
  hidden2,
  row1Bytes,
  row2Bytes,
  STATE_SIZE,
} from './memory';

/** Renews the copies after the flat parameters of `network` have changed. */
export function refreshCopies(network: usize): void {
  const fc2 = network + fc2Weight;
  const fc2RowBytes = (hidden1 as usize) << 2;
  transpose(network, STATE_SIZE << 2, hidden1, STATE_SIZE, network + fc1Transposed, row1Bytes);
  transpose(fc2, fc2RowBytes, hidden2, hidden1, network + fc2Transposed, row2Bytes);
  for (let row: usize = 0; row < (hidden2 as usize); row += 1) {
    memory.copy(network + fc2Spread + row * row1Bytes, fc2 + row * fc2RowBytes, fc2RowBytes);
  }
}

/** Q-values `[rows, 2]` of `observations` `[rows, 4]`, rows a multiple of 4; leaves both activations behind. */
export function forward(network: usize, observations: usize, rows: i32, out: usize): void {
  const fc1 = network + fc1Transposed;
  const bias1 = network + fc1Bias;
  const fc2 = network + fc2Transposed;
  const bias2 = network + fc2Bias;
  multiply(rows, hidden1, STATE_SIZE, observations, 16, 4, fc1, row1Bytes, bias1, 0, activation1, row1Bytes);
  multiply(
    rows,
    hidden2,
    hidden1,
    activation1,
    row1Bytes,
    4,
    fc2,
    row2Bytes,
    bias2,
    0,
    activation2,
    row2Bytes,
  );
  for (let row = 0; row < rows; row += 1) {
    outputLayer(network, activation2 + (row as usize) * row2Bytes, out + row * ACTION_COUNT * 4);
  }
}

/** The same for a single observation, with the same sums in the same order, so to the same bits. */
export function forwardOne(network: usize, observation: usize, out: usize): void {
  const fc1 = network + fc1Transposed;
  const fc2 = network + fc2Transposed;
  multiplyRow(observation, STATE_SIZE, fc1, row1Bytes, network + fc1Bias, activation1, hidden1);
  multiplyRow(activation1, hidden1, fc2, row2Bytes, network + fc2Bias, activation2, hidden2);
  outputLayer(network, activation2, out);
}

/** One row through a hidden layer. ReLU leaves about half of the inputs 0: their weights are not even read. */
function multiplyRow(
  input: usize,
  inputs: i32,
  transposed: usize,
  rowBytes: usize,
  bias: usize,
  out: usize,
  outputs: i32,
): void {
  const active = listActive(input, inputs);
  const columnBytes = (outputs as usize) << 2;
  const zero = f32x4.splat(0);
  let column: usize = 0;
  for (; column + 128 <= columnBytes; column += 128) {
    let sum0 = v128.load(bias + column);
    let sum1 = v128.load(bias + column, 16);
    let sum2 = v128.load(bias + column, 32);
    let sum3 = v128.load(bias + column, 48);
    let sum4 = v128.load(bias + column, 64);
    let sum5 = v128.load(bias + column, 80);
    let sum6 = v128.load(bias + column, 96);
    let sum7 = v128.load(bias + column, 112);
    for (let i = 0; i < active; i += 1) {
      const index = load<u32>(activeInputs + ((i as usize) << 2)) as usize;
      const value = v128.load_splat<f32>(input + (index << 2));
      const row = transposed + index * rowBytes + column;
      sum0 = f32x4.add(sum0, f32x4.mul(value, v128.load(row)));
      sum1 = f32x4.add(sum1, f32x4.mul(value, v128.load(row, 16)));
      sum2 = f32x4.add(sum2, f32x4.mul(value, v128.load(row, 32)));
      sum3 = f32x4.add(sum3, f32x4.mul(value, v128.load(row, 48)));
      sum4 = f32x4.add(sum4, f32x4.mul(value, v128.load(row, 64)));
      sum5 = f32x4.add(sum5, f32x4.mul(value, v128.load(row, 80)));
      sum6 = f32x4.add(sum6, f32x4.mul(value, v128.load(row, 96)));
      sum7 = f32x4.add(sum7, f32x4.mul(value, v128.load(row, 112)));
    }
    v128.store(out + column, f32x4.pmax(sum0, zero));
    v128.store(out + column, f32x4.pmax(sum1, zero), 16);
    v128.store(out + column, f32x4.pmax(sum2, zero), 32);
    v128.store(out + column, f32x4.pmax(sum3, zero), 48);
    v128.store(out + column, f32x4.pmax(sum4, zero), 64);
    v128.store(out + column, f32x4.pmax(sum5, zero), 80);
    v128.store(out + column, f32x4.pmax(sum6, zero), 96);
    v128.store(out + column, f32x4.pmax(sum7, zero), 112);
  }
  for (; column < columnBytes; column += 16) {
    let sum = v128.load(bias + column);
    for (let i = 0; i < active; i += 1) {
      const index = load<u32>(activeInputs + ((i as usize) << 2)) as usize;
      const value = v128.load_splat<f32>(input + (index << 2));
      sum = f32x4.add(sum, f32x4.mul(value, v128.load(transposed + index * rowBytes + column)));
    }
    v128.store(out + column, f32x4.pmax(sum, zero));
  }
}

/** Writes the indices of the inputs that are not 0, without a branch to mispredict, and returns how many. */
function listActive(input: usize, inputs: i32): i32 {
  let active = 0;
  for (let i = 0; i < inputs; i += 1) {
    store<u32>(activeInputs + ((active as usize) << 2), i);
    active += (load<f32>(input + ((i as usize) << 2)) !== 0) as i32;
  }
  return active;
}

function outputLayer(network: usize, activation: usize, out: usize): void {
  const rowBytes = (hidden2 as usize) << 2;
  const leftWeight = network + fc3Weight;
  const rightWeight = leftWeight + rowBytes;
  let left = f32x4.splat(0);
  let right = f32x4.splat(0);
  for (let i: usize = 0; i < rowBytes; i += 16) {
    const value = v128.load(activation + i);
    left = f32x4.add(left, f32x4.mul(value, v128.load(leftWeight + i)));
    right = f32x4.add(right, f32x4.mul(value, v128.load(rightWeight + i)));
  }
  store<f32>(out, load<f32>(network + fc3Bias) + sumOfLanes(left));
  store<f32>(out, load<f32>(network + fc3Bias, 4) + sumOfLanes(right), 4);
}

function sumOfLanes(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) +
    f32x4.extract_lane(v, 1) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  );
}
