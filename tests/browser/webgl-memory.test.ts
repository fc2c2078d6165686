import { engine } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { createWebglLearner } from '../../src/learners/webgl/learner.ts';
import { exampleBatches, exampleState, PLAIN_RULE } from './webgl-support.ts';

const rule = { ...PLAIN_RULE, maxGradientNorm: 1, polyakTau: 0.01 };

test('300 updates leave no texture, no byte on the GPU and no tensor behind', async () => {
  const learner = await createWebglLearner();
  const state = exampleState({ hidden: [64, 64] });
  const batches = exampleBatches(50, 32);
  await learner.learn(state, batches, rule);
  const before = learner.memory();
  for (let call = 0; call < 6; call += 1) await learner.learn(state, batches, rule);
  expect(state.updates).toBe(350);
  expect(learner.memory()).toEqual(before);
  expect(engine().state.numTensors).toBe(0);
  learner.dispose();
});

test('going to and fro between networks and batch sizes does not add up', async () => {
  const learner = await createWebglLearner();
  const examples = (
    [
      [32, 32],
      [64, 16],
    ] as const
  ).map((hidden, i) => ({
    state: exampleState({ hidden }),
    batches: exampleBatches(2, 32 * (i + 1)),
  }));
  const round = async () => {
    for (const { state, batches } of examples) await learner.learn(state, batches, rule);
  };
  await round();
  const before = learner.memory();
  for (let i = 0; i < 5; i += 1) await round();
  expect(learner.memory()).toEqual(before);
  learner.dispose();
});

test('a learner that is disposed of gives everything back, its context too', async () => {
  const canvas = new OffscreenCanvas(1, 1);
  const learner = await createWebglLearner(canvas);
  await learner.learn(exampleState({ hidden: [32, 32] }), exampleBatches(2, 32), rule);
  expect(learner.memory().textures).toBeGreaterThan(0);
  learner.dispose();
  expect(learner.memory()).toEqual({ textures: 0, bytes: 0 });
  expect(canvas.getContext('webgl2')?.isContextLost()).toBe(true);
  await expect(learner.warmUp({ hidden: [32, 32] }, 32, rule)).rejects.toThrow('disposed');
});

// Chromium lets a page have 16 at a time.
test('twenty learners, one after the other, all get a context', async () => {
  for (let i = 0; i < 20; i += 1) {
    const learner = await createWebglLearner();
    learner.dispose();
  }
  const learner = await createWebglLearner();
  const state = exampleState({ hidden: [16, 16] });
  await learner.learn(state, exampleBatches(1, 8), PLAIN_RULE);
  expect(state.updates).toBe(1);
  learner.dispose();
});
