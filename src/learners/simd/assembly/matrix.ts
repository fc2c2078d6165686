import { active, ENTRY_BYTES } from './memory';

/**
 * out[r, c] = max(floor, bias[c] + Σ_k left[r, k] · right[k, c]), summed in the order of k, in tiles of 2 rows × 16
 * columns: eight accumulators, seven loads for sixteen operations.
 *
 * ReLU closes half of the first hidden layer and most of the second, often for a whole minibatch, and forwards and
 * backwards what is closed is 0: where both rows of a tile have a 0, the row of `right` is not even read. A sum that
 * 0 is not added to stays the same to the bit.
 *
 * Relaxed SIMD's fused multiply-add would be faster still, but whether it rounds once or twice is the machine's choice:
 * the same seed would no longer give the same run.
 *
 * Numbers within a row of `right` and `out` are contiguous; `left` may be a transposed view.
 * @param columns a multiple of 8
 */
export function multiply(
  rows: i32,
  columns: i32,
  depth: i32,
  left: usize,
  leftRowBytes: usize,
  leftDepthBytes: usize,
  right: usize,
  rightRowBytes: usize,
  bias: usize,
  floor: f32,
  out: usize,
  outRowBytes: usize,
): void {
  const columnBytes = (columns as usize) << 2;
  const least = f32x4.splat(floor);
  if (rows & 1) {
    rows -= 1;
    const last = left + leftRowBytes * (rows as usize);
    const end = listActive(depth, last, last, leftDepthBytes, rightRowBytes);
    multiplyRow(end, columnBytes, right, bias, least, out + outRowBytes * (rows as usize));
  }
  for (let row = 0; row < rows; row += 2) {
    const end = listActive(depth, left, left + leftRowBytes, leftDepthBytes, rightRowBytes);
    const out1 = out + outRowBytes;
    let column: usize = 0;
    for (; column + 64 <= columnBytes; column += 64) {
      let sum00 = v128.load(bias + column);
      let sum01 = v128.load(bias + column, 16);
      let sum02 = v128.load(bias + column, 32);
      let sum03 = v128.load(bias + column, 48);
      let sum10 = sum00;
      let sum11 = sum01;
      let sum12 = sum02;
      let sum13 = sum03;
      for (let entry = active; entry < end; entry += ENTRY_BYTES) {
        const from = right + column + (load<u32>(entry, 8) as usize);
        const right0 = v128.load(from);
        const right1 = v128.load(from, 16);
        const right2 = v128.load(from, 32);
        const right3 = v128.load(from, 48);
        const value0 = v128.load_splat<f32>(entry);
        sum00 = f32x4.add(sum00, f32x4.mul(value0, right0));
        sum01 = f32x4.add(sum01, f32x4.mul(value0, right1));
        sum02 = f32x4.add(sum02, f32x4.mul(value0, right2));
        sum03 = f32x4.add(sum03, f32x4.mul(value0, right3));
        const value1 = v128.load_splat<f32>(entry, 4);
        sum10 = f32x4.add(sum10, f32x4.mul(value1, right0));
        sum11 = f32x4.add(sum11, f32x4.mul(value1, right1));
        sum12 = f32x4.add(sum12, f32x4.mul(value1, right2));
        sum13 = f32x4.add(sum13, f32x4.mul(value1, right3));
      }
      storePair(out + column, sum00, sum01, least);
      storePair(out + column + 32, sum02, sum03, least);
      storePair(out1 + column, sum10, sum11, least);
      storePair(out1 + column + 32, sum12, sum13, least);
    }
    if (column < columnBytes) {
      let sum00 = v128.load(bias + column);
      let sum01 = v128.load(bias + column, 16);
      let sum10 = sum00;
      let sum11 = sum01;
      for (let entry = active; entry < end; entry += ENTRY_BYTES) {
        const from = right + column + (load<u32>(entry, 8) as usize);
        const right0 = v128.load(from);
        const right1 = v128.load(from, 16);
        const value0 = v128.load_splat<f32>(entry);
        sum00 = f32x4.add(sum00, f32x4.mul(value0, right0));
        sum01 = f32x4.add(sum01, f32x4.mul(value0, right1));
        const value1 = v128.load_splat<f32>(entry, 4);
        sum10 = f32x4.add(sum10, f32x4.mul(value1, right0));
        sum11 = f32x4.add(sum11, f32x4.mul(value1, right1));
      }
      storePair(out + column, sum00, sum01, least);
      storePair(out1 + column, sum10, sum11, least);
    }
    left += leftRowBytes * 2;
    out += outRowBytes * 2;
  }
}

/** One row of it, for a single observation, with the same sums in the same order. */
function multiplyRow(
  end: usize,
  columnBytes: usize,
  right: usize,
  bias: usize,
  least: v128,
  out: usize,
): void {
  let column: usize = 0;
  for (; column + 64 <= columnBytes; column += 64) {
    let sum0 = v128.load(bias + column);
    let sum1 = v128.load(bias + column, 16);
    let sum2 = v128.load(bias + column, 32);
    let sum3 = v128.load(bias + column, 48);
    for (let entry = active; entry < end; entry += ENTRY_BYTES) {
      const from = right + column + (load<u32>(entry, 8) as usize);
      const value = v128.load_splat<f32>(entry);
      sum0 = f32x4.add(sum0, f32x4.mul(value, v128.load(from)));
      sum1 = f32x4.add(sum1, f32x4.mul(value, v128.load(from, 16)));
      sum2 = f32x4.add(sum2, f32x4.mul(value, v128.load(from, 32)));
      sum3 = f32x4.add(sum3, f32x4.mul(value, v128.load(from, 48)));
    }
    storePair(out + column, sum0, sum1, least);
    storePair(out + column + 32, sum2, sum3, least);
  }
  if (column < columnBytes) {
    let sum0 = v128.load(bias + column);
    let sum1 = v128.load(bias + column, 16);
    for (let entry = active; entry < end; entry += ENTRY_BYTES) {
      const from = right + column + (load<u32>(entry, 8) as usize);
      const value = v128.load_splat<f32>(entry);
      sum0 = f32x4.add(sum0, f32x4.mul(value, v128.load(from)));
      sum1 = f32x4.add(sum1, f32x4.mul(value, v128.load(from, 16)));
    }
    storePair(out + column, sum0, sum1, least);
  }
}

/**
 * Lists for two rows of the left what is not 0 in either, without a branch to mispredict.
 * @returns where the list, which begins at `active`, ends.
 */
function listActive(
  depth: i32,
  left0: usize,
  left1: usize,
  leftDepthBytes: usize,
  rightRowBytes: usize,
): usize {
  let entry = active;
  let rightRow: usize = 0;
  for (let k = 0; k < depth; k += 1) {
    const bits0 = load<u32>(left0);
    const bits1 = load<u32>(left1);
    store<u32>(entry, bits0);
    store<u32>(entry, bits1, 4);
    store<u32>(entry, rightRow as u32, 8);
    const isActive = (bits0 | bits1) << 1 !== 0; // all but the signs of two zeros
    entry += (isActive as usize) * ENTRY_BYTES;
    left0 += leftDepthBytes;
    left1 += leftDepthBytes;
    rightRow += rightRowBytes;
  }
  return entry;
}

/** `pmax` is one instruction and, with the value first, lets NaN through. */
function storePair(address: usize, low: v128, high: v128, least: v128): void {
  v128.store(address, f32x4.pmax(low, least));
  v128.store(address, f32x4.pmax(high, least), 16);
}

/** destination `[columns, rows]` = source `[rows, columns]`ᵀ, both multiples of 4. */
export function transpose(
  source: usize,
  sourceRowBytes: usize,
  rows: i32,
  columns: i32,
  destination: usize,
  destinationRowBytes: usize,
): void {
  for (let row = 0; row < rows; row += 4) {
    let from = source + (row as usize) * sourceRowBytes;
    let to = destination + ((row as usize) << 2);
    for (let column = 0; column < columns; column += 4) {
      const row0 = v128.load(from);
      const row1 = v128.load(from + sourceRowBytes);
      const row2 = v128.load(from + sourceRowBytes * 2);
      const row3 = v128.load(from + sourceRowBytes * 3);
      const low01 = v128.shuffle<f32>(row0, row1, 0, 4, 1, 5);
      const high01 = v128.shuffle<f32>(row0, row1, 2, 6, 3, 7);
      const low23 = v128.shuffle<f32>(row2, row3, 0, 4, 1, 5);
      const high23 = v128.shuffle<f32>(row2, row3, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<f64>(low01, low23, 0, 2));
      v128.store(to + destinationRowBytes, v128.shuffle<f64>(low01, low23, 1, 3));
      v128.store(to + destinationRowBytes * 2, v128.shuffle<f64>(high01, high23, 0, 2));
      v128.store(to + destinationRowBytes * 3, v128.shuffle<f64>(high01, high23, 1, 3));
      from += 16;
      to += destinationRowBytes * 4;
    }
  }
}
