/** Where everything lies in the linear memory. Sizes in numbers, addresses in bytes, each a multiple of 16. */

export const STATE_SIZE: i32 = 4;
export const ACTION_COUNT: i32 = 2;

/** Widths of the hidden layers, each a multiple of 8. */
export let hidden1: i32 = 0;
export let hidden2: i32 = 0;

/**
 * From one row to the next in matrices of `hidden1` and `hidden2` columns: an odd number of cache lines, for
 * rows that are a power of two apart would all compete for the same few places of the cache.
 */
export let row1Bytes: usize = 0;
export let row2Bytes: usize = 0;

/** Byte offsets within one network: first the flat layout of `core/network.ts`, then copies. */
export let fc1Bias: usize = 0;
export let fc2Weight: usize = 0;
export let fc2Bias: usize = 0;
export let fc3Weight: usize = 0;
export let fc3Bias: usize = 0;
/** fc1.weight and fc2.weight as `[inputs, outputs]`, so that neighbouring outputs are one vector. */
export let fc1Transposed: usize = 0;
export let fc2Transposed: usize = 0;
/** Bytes of the flat layout, filled up to a whole vector, and of the network with its copies. */
export let flatBytes: usize = 0;
let networkBytes: usize = 0;

/** Two networks, then Adam's moments and the gradient in the flat layout. */
export let online: usize = 0;
export let target: usize = 0;
export let adamM: usize = 0;
export let adamV: usize = 0;
export let gradient: usize = 0;

/** Scratch for one minibatch: activations `[batchSize, hidden]` and `[batchSize, 2]`, gradients of the same. */
export let activation1: usize = 0;
export let activation2: usize = 0;
export let delta1: usize = 0;
export let delta2: usize = 0;
export let qValues: usize = 0;
export let nextQValues: usize = 0;
export let nextOnlineQValues: usize = 0;
/** `hidden` zeros: the bias of a product that has none. */
export let zeros: usize = 0;
/** fc1.weight's gradient as it comes, `[4, hidden1]`. */
export let fc1GradientTransposed: usize = 0;

/** What a product lists of two rows of its left matrix: the two numbers and where their row of the right begins. */
export let active: usize = 0;
export const ENTRY_BYTES: usize = 16;

/** What a call brings, as in `Batches`, and what it takes home, as in `LearnStats`. */
export let states: usize = 0;
export let nextStates: usize = 0;
export let actions: usize = 0;
export let rewards: usize = 0;
export let discounts: usize = 0;
export let weights: usize = 0;
export let losses: usize = 0;
export let tdErrors: usize = 0;

let end: usize = 0;

function numbers(count: i32): usize {
  const address = end;
  end += (((count as usize) << 2) + 15) & ~15;
  return address;
}

function matrix(rows: i32, rowBytes: usize): usize {
  const address = end;
  end += (rows as usize) * rowBytes;
  return address;
}

function paddedRowBytes(columns: i32): usize {
  return ((((columns as usize) * 4 + 63) >> 6) | 1) << 6;
}

/** Traps when the browser grants no more memory. */
function grow(): void {
  const missing = (end as i32) - (memory.size() << 16);
  if (missing > 0 && memory.grow((missing + 0xffff) >>> 16) < 0) unreachable();
}

function layOutNetwork(width1: i32, width2: i32): void {
  hidden1 = width1;
  hidden2 = width2;
  row1Bytes = paddedRowBytes(hidden1);
  row2Bytes = paddedRowBytes(hidden2);
  end = 0;
  numbers(hidden1 * STATE_SIZE);
  fc1Bias = numbers(hidden1);
  fc2Weight = numbers(hidden2 * hidden1);
  fc2Bias = numbers(hidden2);
  fc3Weight = numbers(ACTION_COUNT * hidden2);
  fc3Bias = numbers(ACTION_COUNT);
  flatBytes = end;
  fc1Transposed = matrix(STATE_SIZE, row1Bytes);
  fc2Transposed = matrix(hidden1, row2Bytes);
  networkBytes = end;
  end = (__heap_base + 63) & ~63;
  online = end;
  end += networkBytes;
}

function layOutActivations(rows: i32): void {
  activation1 = matrix(rows, row1Bytes);
  activation2 = matrix(rows, row2Bytes);
  qValues = numbers(rows * ACTION_COUNT);
}

/** Room for a policy that takes `rows` observations at once. */
export function layOutPolicy(width1: i32, width2: i32, rows: i32): void {
  layOutNetwork(width1, width2);
  states = numbers(rows * STATE_SIZE);
  layOutActivations(rows);
  active = matrix(hidden1, ENTRY_BYTES);
  grow();
}

/**
 * Room for `count` updates on minibatches of `batchSize`, a multiple of 4. What depends on the widths alone
 * comes first, so that networks and moments stay where they are when only batches change.
 */
export function layOutLearner(width1: i32, width2: i32, batchSize: i32, count: i32): void {
  layOutNetwork(width1, width2);
  target = end;
  end += networkBytes;
  adamM = numbers((flatBytes >> 2) as i32);
  adamV = numbers((flatBytes >> 2) as i32);
  gradient = numbers((flatBytes >> 2) as i32);
  zeros = numbers(max(hidden1, hidden2));
  fc1GradientTransposed = matrix(STATE_SIZE, row1Bytes);
  layOutActivations(batchSize);
  active = matrix(max(batchSize, max(hidden1, hidden2)), ENTRY_BYTES);
  delta1 = matrix(batchSize, row1Bytes);
  delta2 = matrix(batchSize, row2Bytes);
  nextQValues = numbers(batchSize * ACTION_COUNT);
  nextOnlineQValues = numbers(batchSize * ACTION_COUNT);
  const rows = count * batchSize;
  states = numbers(rows * STATE_SIZE);
  nextStates = numbers(rows * STATE_SIZE);
  actions = numbers(rows);
  rewards = numbers(rows);
  discounts = numbers(rows);
  weights = numbers(rows);
  losses = numbers(count);
  tdErrors = numbers(rows);
  grow();
  memory.fill(zeros, 0, (max(hidden1, hidden2) as usize) << 2); // another layout may have lain there
}
