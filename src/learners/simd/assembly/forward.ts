import { multiply, transpose } from './matrix';
import {
  ACTION_COUNT,
  activation1,
  activation2,
  fc1Bias,
  fc1Transposed,
  fc2Bias,
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
}

/** Q-values `[rows, 2]` of `observations` `[rows, 4]`; leaves both activations behind. */
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
