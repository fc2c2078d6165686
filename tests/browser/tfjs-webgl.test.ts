import { memory } from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import type { Learner } from '../../src/core/learner.ts';
import { DeviceLostError } from '../../src/learners/device-lost.ts';
import { createReferenceLearner } from '../../src/learners/reference/learner.ts';
import { createTfjsLearner } from '../../src/learners/tfjs/learner.ts';
import {
  contextOf,
  copyOf,
  exampleBatches,
  exampleState,
  loseAt,
  PLAIN_RULE,
  perSession,
  stateDistance,
  TOLERANCE,
} from './webgl-support.ts';

const shape = { hidden: [16, 16] } as const;
const rule = { ...PLAIN_RULE, doubleDqn: true, maxGradientNorm: 0.5, polyakTau: 0.05 };

test('on WebGL it agrees with the reference learner and leaves no tensor and no byte behind', async () => {
  const learner = await createTfjsLearner();
  const [state, expected] = [exampleState(shape), exampleState(shape)];
  const batches = exampleBatches(3, 8, { weighted: true });
  await learner.learn(state, batches, rule);
  const { numTensors, numBytes } = memory();
  await learner.learn(state, batches, rule);
  expect(memory()).toMatchObject({ numTensors, numBytes });
  const reference = createReferenceLearner();
  for (let call = 0; call < 2; call += 1) await reference.learn(expected, batches, rule);
  expect(stateDistance(state, expected)).toBeLessThan(TOLERANCE);
  learner.dispose();
  expect(memory().numTensors).toBe(0);
});

test('a GPU that silently gives back zeros is taken for lost', async () => {
  const canvas = new OffscreenCanvas(1, 1);
  const learner = await createTfjsLearner(canvas);
  const state = exampleState(shape);
  await learner.learn(state, exampleBatches(1, 8), rule);
  const before = copyOf(state);
  Object.defineProperty(contextOf(canvas), 'readPixels', { value() {} });
  await expect(learner.learn(state, exampleBatches(1, 8), rule)).rejects.toBeInstanceOf(DeviceLostError);
  expect(stateDistance(state, before)).toBe(0);
  learner.dispose();
});

test('a context lost at any moment is an error that names it, leaves the state as it was, and costs nothing', async () => {
  const batches = exampleBatches(8, 8);
  const [disturbed, undisturbed] = [exampleState(shape), exampleState(shape)];
  const fragile = async (method: Parameters<typeof loseAt>[1], n: number) => {
    const canvas = new OffscreenCanvas(1, 1);
    const learner = await createTfjsLearner(canvas);
    loseAt(contextOf(canvas), method, n);
    return learner;
  };
  const lose = async (learner: Learner) => {
    const before = copyOf(disturbed);
    const call = perSession(batches, disturbed.updates, disturbed.updates + 2);
    await expect(learner.learn(disturbed, call, rule)).rejects.toBeInstanceOf(DeviceLostError);
    expect(stateDistance(disturbed, before)).toBe(0);
    await expect(learner.learn(disturbed, call, rule)).rejects.toBeInstanceOf(DeviceLostError);
    learner.dispose();
  };
  await lose(await fragile('linkProgram', 20));
  await lose(await fragile('drawElements', 300));
  const successor = await createTfjsLearner();
  await successor.learn(disturbed, perSession(batches, 0, 4), rule);
  await successor.learn(disturbed, perSession(batches, 4, 8), rule);
  await successor.learn(undisturbed, batches, rule);
  successor.dispose();
  expect(stateDistance(disturbed, undisturbed)).toBeLessThan(1e-6);
});
