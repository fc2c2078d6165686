import { expect, test } from 'vitest';
import { createSimdLearner } from '../../src/learners/simd/learner.ts';
import { createSimdPolicy } from '../../src/learners/simd/policy.ts';
import { createTfjsLearner } from '../../src/learners/tfjs/learner.ts';
import { createWebglLearner } from '../../src/learners/webgl/learner.ts';
import { pytorchFixture } from '../support/fixture-files.ts';
import { CPU_TOLERANCE, comparePytorch, GPU_TOLERANCE } from '../support/pytorch-fixture.ts';

test('the WebGL learner makes PyTorch’s updates to 1e-5', async ({ task }) => {
  task.meta.differences = await comparePytorch(() => createWebglLearner(), pytorchFixture(), GPU_TOLERANCE);
});

test('the TensorFlow.js learner makes PyTorch’s updates to 1e-5 on WebGL', async ({ task }) => {
  const learner = await createTfjsLearner();
  expect(learner.device).toContain('SwiftShader');
  task.meta.differences = await comparePytorch(() => learner, pytorchFixture(), GPU_TOLERANCE);
});

test('the SIMD learner and policy make PyTorch’s updates to 1e-6 in Chromium', async ({ task }) => {
  const policyFactory = await createSimdPolicy();
  task.meta.differences = await comparePytorch(
    createSimdLearner,
    pytorchFixture(),
    CPU_TOLERANCE,
    policyFactory,
  );
});
