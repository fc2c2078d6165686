import { test } from 'vitest';
import { createReferenceLearner } from '../../src/learners/reference/learner.ts';
import { createSimdLearner } from '../../src/learners/simd/learner.ts';
import { createSimdPolicy } from '../../src/learners/simd/policy.ts';
import { createTfjsLearner } from '../../src/learners/tfjs/learner.ts';
import { pytorchFixture } from '../support/fixture-files.ts';
import { CPU_TOLERANCE, comparePytorch, GPU_TOLERANCE } from '../support/pytorch-fixture.ts';

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
