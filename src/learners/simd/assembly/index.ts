import { backwardHidden, backwardOutput, clearOutputGradient } from './backward';
import { forward, refreshCopies } from './forward';
import {
  actions,
  discounts,
  losses,
  nextOnlineQValues,
  nextQValues,
  nextStates,
  online,
  qValues,
  rewards,
  states,
  target,
  tdErrors,
  weights,
} from './memory';
import { adam, clippingFactor, moveTarget } from './optimizer';

export {
  actions,
  adamM,
  adamV,
  discounts,
  layOutLearner,
  layOutPolicy,
  losses,
  nextStates,
  online,
  qValues,
  rewards,
  states,
  target,
  tdErrors,
  weights,
} from './memory';

export function refreshOnline(): void {
  refreshCopies(online);
}

export function refreshTarget(): void {
  refreshCopies(target);
}

/** Q-values of the first `rows` rows of `states`. */
export function evaluate(rows: i32): void {
  forward(online, states, rows, qValues);
}

/** `count` updates in a row, the first being Adam's step `firstStep`. */
export function learn(
  batchSize: i32,
  count: i32,
  firstStep: i32,
  learningRate: f64,
  adamBeta2: f64,
  squared: bool,
  doubleDqn: bool,
  maxNorm: f64,
  tau: f64,
): void {
  for (let update = 0; update < count; update += 1) {
    const first = update * batchSize;
    forward(target, nextStates + (first << 4), batchSize, nextQValues);
    if (doubleDqn) forward(online, nextStates + (first << 4), batchSize, nextOnlineQValues);
    forward(online, states + (first << 4), batchSize, qValues);
    clearOutputGradient();
    const choice = doubleDqn ? nextOnlineQValues : nextQValues;
    let loss: f64 = 0;
    for (let row = 0; row < batchSize; row += 1) {
      const at = (first + row) << 2;
      const nextAction = load<f32>(choice + (row << 3), 4) > load<f32>(choice + (row << 3)) ? 1 : 0;
      const nextValue = load<f32>(nextQValues + (row << 3) + (nextAction << 2));
      const action = load<u8>(actions + first + row) as i32;
      const q = load<f32>(qValues + (row << 3) + (action << 2));
      const tdError = load<f32>(rewards + at) + load<f32>(discounts + at) * nextValue - q;
      const weight = load<f32>(weights + at) / (batchSize as f32);
      loss += weight * lossOf(tdError, squared);
      backwardOutput(row, action, -weight * lossSlope(tdError, squared));
      store<f32>(tdErrors + at, tdError);
    }
    store<f32>(losses + (update << 2), loss as f32);
    backwardHidden(states + (first << 4), batchSize);
    adam(firstStep + update, learningRate, adamBeta2, clippingFactor(maxNorm));
    refreshCopies(online);
    if (tau === 0) continue;
    moveTarget(tau);
    refreshCopies(target);
  }
}

/** PyTorch's `smooth_l1_loss` (β = 1) and `mse_loss`. */
function lossOf(tdError: f32, squared: bool): f32 {
  if (squared) return tdError * tdError;
  const size = abs(tdError);
  return size < 1 ? 0.5 * size * size : size - 0.5;
}

function lossSlope(tdError: f32, squared: bool): f32 {
  return squared ? 2 * tdError : max<f32>(-1, min<f32>(1, tdError));
}
