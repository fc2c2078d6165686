import { memory } from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import type { LearnerState, UpdateRule } from '../../src/core/learner.ts';
import { DivergedError } from '../../src/core/learner-calls.ts';
import { PRESETS } from '../../src/core/presets.ts';
import { copyOnlineToTarget } from '../../src/core/train.ts';
import { createTrainingState } from '../../src/core/training-state.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../../src/files/checkpoint.ts';
import { createReferenceLearner } from '../../src/learners/reference/learner.ts';
import { createTfjsLearner } from '../../src/learners/tfjs/learner.ts';
import { trainOn } from '../support/checkpoint.ts';
import { BLOG_RULE, cloneState, randomBatches, randomState } from '../support/random-updates.ts';

const shape = { hidden: [24, 16] } as const;

function distance(a: LearnerState, b: LearnerState): number {
  return Math.max(
    ...(['online', 'target', 'adamM', 'adamV'] as const).flatMap((name) =>
      Array.from(a[name], (value, i) => Math.abs(value - (b[name][i] ?? Number.NaN))),
    ),
    Math.abs(a.updates - b.updates),
  );
}

test.each<[string, Partial<UpdateRule>]>([
  ['DQN with importance weights', {}],
  ['the squared loss', { loss: 'squared' }],
  ['Double DQN', { doubleDqn: true }],
  ['a Polyak target', { polyakTau: 0.05 }],
  ['a clipped gradient', { maxGradientNorm: 0.05 }],
  ['a limit that the gradient keeps', { maxGradientNorm: 1000 }],
  ['another β₂ and learning rate', { adamBeta2: 0.99, learningRate: 2e-3 }],
  ['all of it', { doubleDqn: true, polyakTau: 0.005, maxGradientNorm: 0.5, loss: 'squared' }],
])('%s is learnt as the reference learner does', async (_, change) => {
  const learner = await createTfjsLearner();
  const [mine, theirs] = [randomState(shape, 1), randomState(shape, 1)];
  const rule = { ...BLOG_RULE, ...change };
  const batches = randomBatches(4, 8, 1);
  const stats = await learner.learn(mine, batches, rule);
  const expected = await createReferenceLearner().learn(theirs, batches, rule);
  expect(distance(mine, theirs)).toBeLessThan(2e-6);
  for (const name of ['losses', 'tdErrors'] as const)
    for (const [i, value] of stats[name].entries())
      expect(value).toBeCloseTo(expected[name][i] ?? Number.NaN, 5);
  learner.dispose();
});

test('a new learning rate, a copied target network and another state in between are noticed', async () => {
  const learner = await createTfjsLearner();
  const [mine, theirs] = [randomState(shape, 1), randomState(shape, 1)];
  const other = randomState({ hidden: [8, 8] }, 2);
  for (const learningRate of [1e-3, 5e-4, 5e-4]) {
    const rule = { ...BLOG_RULE, learningRate };
    await learner.learn(mine, randomBatches(2, 8, 3), rule);
    await createReferenceLearner().learn(theirs, randomBatches(2, 8, 3), rule);
    copyOnlineToTarget(mine);
    copyOnlineToTarget(theirs);
    await learner.learn(other, randomBatches(1, 4, 4), rule);
  }
  expect(distance(mine, theirs)).toBeLessThan(2e-6);
  learner.dispose();
});

test('two learners at once take turns', async () => {
  const batches = randomBatches(3, 8, 5);
  await Promise.all(
    [1, 2].map(async (seed) => {
      const [mine, theirs] = [randomState(shape, seed), randomState(shape, seed)];
      const learner = await createTfjsLearner();
      await learner.learn(mine, batches, BLOG_RULE);
      await createReferenceLearner().learn(theirs, batches, BLOG_RULE);
      expect(distance(mine, theirs)).toBeLessThan(2e-6);
      learner.dispose();
    }),
  );
});

test('after the first call no tensor stays behind, after disposal none at all', async () => {
  const before = memory().numTensors;
  const learner = await createTfjsLearner();
  const state = randomState(shape, 1);
  const rule = { ...BLOG_RULE, doubleDqn: true, maxGradientNorm: 0.5, polyakTau: 0.01 };
  const batches = randomBatches(10, 8, 1);
  await learner.learn(state, batches, rule);
  const { numTensors, numBytes } = memory();
  for (let call = 0; call < 5; call += 1) await learner.learn(state, batches, rule);
  expect(memory()).toMatchObject({ numTensors, numBytes });
  learner.dispose();
  expect(memory().numTensors).toBe(before);
});

test('batches that do not fit the network are refused, the state stays as it was', async () => {
  const learner = await createTfjsLearner();
  const state = randomState(shape, 1);
  const before = cloneState(state);
  const broken = { ...randomBatches(1, 8, 1), reward: new Float32Array(3) };
  await expect(learner.learn(state, broken, BLOG_RULE)).rejects.toThrow(
    'batches.reward holds 3 numbers where 8 belong',
  );
  expect(state).toEqual(before);
  learner.dispose();
});

test('a run may go from TensorFlow.js by way of a checkpoint to another learner, and ends on the same weights', async () => {
  const config = { ...PRESETS.blog, hiddenWidth: 8, learningStarts: 60, episodes: 14 };
  const straight = await trainOn(createTrainingState(config), 'reference');
  const begun = await trainOn(createTrainingState(config), 'tfjs', 10);
  const { state, learner } = decodeCheckpoint(encodeCheckpoint(begun, 0, 'tfjs'));
  expect(learner).toBe('tfjs');
  expect(state.learner.updates).toBeGreaterThan(20);
  await trainOn(state, 'reference');
  expect(distance(state.learner, straight.learner)).toBeLessThan(1e-5);
});

test('numbers that grow beyond all bounds end a run with the last finite weights', async () => {
  const state = createTrainingState({
    ...{ ...PRESETS.blog, hiddenWidth: 8, learningStarts: 60, learningRate: 10, gamma: 2, loss: 'squared' },
    ...{ rewardDivisor: 0.001, updatesPerEpisode: 100, targetUpdate: 'polyak', polyakTau: 1 },
  });
  await expect(trainOn(state, 'tfjs')).rejects.toBeInstanceOf(DivergedError);
  expect(state.learner.online.every(Number.isFinite)).toBe(true);
  expect(state.learner.online).not.toEqual(state.initialParameters);
});
