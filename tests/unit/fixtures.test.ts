import { expect, test } from 'vitest';
import { createLearnerState, type Learner } from '../../src/core/learner.ts';
import { Random } from '../../src/core/random.ts';
import { createReferenceLearner } from '../../src/learners/reference/learner.ts';
import { createSimdLearner } from '../../src/learners/simd/learner.ts';
import { createSimdPolicy } from '../../src/learners/simd/policy.ts';
import { createTfjsLearner } from '../../src/learners/tfjs/learner.ts';
import { pytorchFixture } from '../support/fixture-files.ts';
import { CPU_TOLERANCE, comparePytorch, GPU_TOLERANCE } from '../support/pytorch-fixture.ts';
import { BLOG_RULE, cloneState, randomBatches } from '../support/random-updates.ts';
import { weightSlack } from '../support/rounding.ts';

test('the reference learner makes PyTorch’s updates to 1e-6', async ({ task }) => {
  task.meta.differences = await comparePytorch(createReferenceLearner, pytorchFixture(), CPU_TOLERANCE);
});

test('the SIMD learner and policy make PyTorch’s updates to 1e-6', async ({ task }) => {
  const policyFactory = await createSimdPolicy();
  task.meta.differences = await comparePytorch(
    createSimdLearner,
    pytorchFixture(),
    CPU_TOLERANCE,
    policyFactory,
  );
});

test('the TensorFlow.js learner, on its CPU backend, makes PyTorch’s updates to 1e-5', async ({ task }) => {
  task.meta.differences = await comparePytorch(() => createTfjsLearner(), pytorchFixture(), GPU_TOLERANCE);
});

// Of 1,600 random networks three in which a gradient is about as small as Adam's ε.
test.each([303, 342, 1303])(
  'two correct programs may differ by more than 1e-6 in a weight whose first gradient is about ε: network %d',
  async (seed) => {
    const state = createLearnerState({ hidden: [128, 128] }, Random.seeded(seed));
    state.target.set(createLearnerState({ hidden: [128, 128] }, Random.seeded(seed + 1000)).online);
    const batches = randomBatches(1, 32, seed);
    for (const [i, reward] of batches.reward.entries()) batches.reward[i] = reward / 100;
    for (const [i, x] of batches.state.entries()) batches.state[i] = x / 20;
    const slack = await weightSlack(state, batches, BLOG_RULE);
    const weightsBy = async (learner: Learner, learningRate = BLOG_RULE.learningRate) => {
      const copy = cloneState(state);
      await learner.learn(copy, batches, { ...BLOG_RULE, learningRate });
      return copy.online;
    };
    const expected = await weightsBy(createReferenceLearner());
    const beyond = (weights: Float32Array, allowed: (i: number) => number) =>
      weights.filter((weight, i) => !(Math.abs(weight - (expected[i] ?? Number.NaN)) <= allowed(i))).length;
    const simd = await weightsBy(await createSimdLearner());
    expect(beyond(simd, () => CPU_TOLERANCE)).toBeGreaterThan(0);
    expect(beyond(simd, (i) => CPU_TOLERANCE + (slack[i] ?? 0))).toBe(0);
    // A step that is 1% too long is still found out in thousands of weights.
    const wrong = await weightsBy(createReferenceLearner(), 1.01 * BLOG_RULE.learningRate);
    expect(beyond(wrong, (i) => CPU_TOLERANCE + (slack[i] ?? 0))).toBeGreaterThan(5000);
  },
);
