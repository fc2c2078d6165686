import { multiply, transpose } from './matrix';
import {
  activation1,
  activation2,
  delta1,
  delta2,
  fc1Bias,
  fc1GradientTransposed,
  fc2Bias,
  fc2Weight,
  fc3Bias,
  fc3Weight,
  gradient,
  hidden1,
  hidden2,
  online,
  row1Bytes,
  row2Bytes,
  STATE_SIZE,
  zeros,
} from './memory';

/** Begins a minibatch: the output layer's gradient is the only one that is added to, row by row. */
export function clearOutputGradient(): void {
  memory.fill(gradient + fc3Weight, 0, fc3Bias - fc3Weight + 16);
}

/**
 * Takes one row's ∂loss/∂Q(s, action) back through the output layer: adds to that layer's gradient and leaves
 * the row of delta2, 0 where ReLU was closed.
 */
export function backwardOutput(row: i32, action: i32, slope: f32): void {
  const rowBytes = (hidden2 as usize) << 2;
  const weight = online + fc3Weight + (action as usize) * rowBytes;
  const weightGradient = gradient + fc3Weight + (action as usize) * rowBytes;
  const activation = activation2 + (row as usize) * row2Bytes;
  const delta = delta2 + (row as usize) * row2Bytes;
  const slopes = f32x4.splat(slope);
  const zero = f32x4.splat(0);
  for (let i: usize = 0; i < rowBytes; i += 16) {
    const value = v128.load(activation + i);
    const open = f32x4.gt(value, zero);
    v128.store(delta + i, v128.and(f32x4.mul(slopes, v128.load(weight + i)), open));
    v128.store(weightGradient + i, f32x4.add(v128.load(weightGradient + i), f32x4.mul(slopes, value)));
  }
  const bias = gradient + fc3Bias + ((action as usize) << 2);
  store<f32>(bias, load<f32>(bias) + slope);
}

/** The rest of the way for `rows` rows whose delta2 is there: the gradients of the two hidden layers. */
export function backwardHidden(observations: usize, rows: i32): void {
  const fc2 = online + fc2Weight;
  const fc2Gradient = gradient + fc2Weight;
  const fc2RowBytes = (hidden1 as usize) << 2;
  product(hidden2, hidden1, rows, delta2, 4, row2Bytes, activation1, row1Bytes, fc2Gradient, fc2RowBytes);
  sumOfRows(delta2, rows, hidden2, row2Bytes, gradient + fc2Bias);
  product(rows, hidden1, hidden2, delta2, row2Bytes, 4, fc2, fc2RowBytes, delta1, row1Bytes);
  closeWhereInactive(delta1, activation1, (rows as usize) * row1Bytes);
  product(
    STATE_SIZE,
    hidden1,
    rows,
    observations,
    4,
    16,
    delta1,
    row1Bytes,
    fc1GradientTransposed,
    row1Bytes,
  );
  transpose(fc1GradientTransposed, row1Bytes, STATE_SIZE, hidden1, gradient, STATE_SIZE << 2);
  sumOfRows(delta1, rows, hidden1, row1Bytes, gradient + fc1Bias);
}

/** left · right alone. */
function product(
  rows: i32,
  columns: i32,
  depth: i32,
  left: usize,
  leftRowBytes: usize,
  leftDepthBytes: usize,
  right: usize,
  rightRowBytes: usize,
  out: usize,
  outRowBytes: usize,
): void {
  const floor: f32 = -Infinity;
  multiply(
    rows,
    columns,
    depth,
    left,
    leftRowBytes,
    leftDepthBytes,
    right,
    rightRowBytes,
    zeros,
    floor,
    out,
    outRowBytes,
  );
}

/** ReLU's derivative: delta stays where the activation is above 0. */
function closeWhereInactive(delta: usize, activation: usize, bytes: usize): void {
  const zero = f32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16) {
    v128.store(delta + i, v128.and(v128.load(delta + i), f32x4.gt(v128.load(activation + i), zero)));
  }
}

function sumOfRows(matrix: usize, rows: i32, columns: i32, rowBytes: usize, out: usize): void {
  for (let column: usize = 0; column < (columns as usize) << 2; column += 16) {
    let sum = f32x4.splat(0);
    let address = matrix + column;
    for (let row = 0; row < rows; row += 1) {
      sum = f32x4.add(sum, v128.load(address));
      address += rowBytes;
    }
    v128.store(out + column, sum);
  }
}
