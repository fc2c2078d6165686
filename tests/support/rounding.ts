import {
  ADAM_EPSILON,
  type Batches,
  type Learner,
  type LearnerState,
  type UpdateRule,
} from '../../src/core/learner.ts';
import { sliceBatches } from '../../src/core/replay.ts';
import { createReferenceLearner } from '../../src/learners/reference/learner.ts';
import { createSimdLearner } from '../../src/learners/simd/learner.ts';
import { cloneState } from './random-updates.ts';

/** Half the distance of neighbouring float32 numbers around 1. */
const roundoff = 2 ** -24;

/**
 * A gradient in float32 is a sum of some hundred products, each rounded: it may be off by so many roundoffs of the sum
 * of its transitions' sizes (Higham 2002, §3.1, with errors that partly cancel).
 */
const roundings = 8;

/**
 * How far apart two correct float32 programs may leave each weight, beyond the rounding of the weight itself: Adam
 * divides by √v̂ + ε, so where a gradient g is about ε its rounding error Δg weighs as much as the gradient. One update
 * from v = 0 on moves a weight by lr · g / (|g| + ε), whose error is lr · Δg · ε / (|g| + ε)²; a later one is off by at
 * most lr · Δg / (√v̂ + ε).
 * @param state as before the updates; left as it is.
 * @returns one number a weight.
 */
export async function weightSlack(
  state: LearnerState,
  batches: Batches,
  rule: UpdateRule,
): Promise<Float64Array> {
  const [learner, quick] = [createReferenceLearner(), await createSimdLearner()];
  const moving = cloneState(state);
  const slack = new Float64Array(state.online.length);
  for (let update = 0; update < batches.count; update += 1) {
    const batch = sliceBatches(batches, update, 1);
    const gradientErrors = (await gradientSizes(quick, moving, batch, rule)).map(
      (size) => roundings * roundoff * size,
    );
    const isFirst = moving.updates === 0;
    await learner.learn(moving, batch, rule);
    const correction = 1 - rule.adamBeta2 ** moving.updates;
    for (const [i, error] of gradientErrors.entries()) {
      const scale = Math.sqrt((moving.adamV[i] ?? 0) / correction) + ADAM_EPSILON;
      slack[i] =
        (slack[i] ?? 0) + rule.learningRate * error * (isFirst ? ADAM_EPSILON / scale ** 2 : 1 / scale);
    }
  }
  return slack;
}

/** Σ over the minibatch of what each transition adds to each weight's gradient, all signs made positive. */
async function gradientSizes(
  learner: Learner,
  state: LearnerState,
  batch: Batches,
  rule: UpdateRule,
): Promise<Float64Array> {
  const sizes = new Float64Array(state.online.length);
  const still = { ...rule, learningRate: 0, maxGradientNorm: 0, polyakTau: 0 };
  const fresh = cloneState(state);
  for (const [row, share] of batch.weight.entries()) {
    const weight = new Float32Array(batch.weight.length);
    weight[row] = share;
    fresh.adamM.fill(0);
    fresh.revision += 1;
    await learner.learn(fresh, { ...batch, weight }, still);
    // Adam's first moment is then a tenth of the gradient.
    for (const [i, m] of fresh.adamM.entries()) sizes[i] = (sizes[i] ?? 0) + Math.abs(10 * m);
  }
  return sizes;
}
