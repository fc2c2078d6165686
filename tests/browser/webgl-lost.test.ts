import { expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import type { LearnerState, LearnStats } from '../../src/core/learner.ts';
import { Random } from '../../src/core/random.ts';
import { DeviceLostError } from '../../src/learners/device-lost.ts';
import { createWebglLearner, type WebglLearner } from '../../src/learners/webgl/learner.ts';
import {
  contextOf,
  copyOf,
  exampleBatches,
  exampleState,
  loseAt,
  PLAIN_RULE,
  perSession,
  stateDistance,
} from './webgl-support.ts';

const shape = { hidden: [32, 32] } as const;
const rule = { ...PLAIN_RULE, polyakTau: 0.05 };

test.each([
  ['before a call', 'drawElements', 0],
  ['in the middle of the updates', 'drawElements', 33],
  ['at the last moment', 'readPixels', 0],
  ['while shaders are compiled', 'linkProgram', 3],
] as const)('a context lost %s is an error that names it, the state is untouched', async (_, method, n) => {
  const canvas = new OffscreenCanvas(1, 1);
  const learner = await createWebglLearner(canvas);
  if (method !== 'linkProgram') await learner.warmUp(shape, 32, rule);
  const state = exampleState(shape);
  const before = copyOf(state);
  loseAt(contextOf(canvas), method, n);
  await expect(learner.learn(state, exampleBatches(10, 32), rule)).rejects.toBeInstanceOf(DeviceLostError);
  expect(stateDistance(state, before)).toBe(0);
  await expect(learner.learn(state, exampleBatches(1, 32), rule)).rejects.toBeInstanceOf(DeviceLostError);
  await expect(learner.warmUp(shape, 32, rule)).rejects.toBeInstanceOf(DeviceLostError);
  learner.dispose();
});

test('a GPU that silently gives back zeros is taken for lost', async () => {
  const canvas = new OffscreenCanvas(1, 1);
  const learner = await createWebglLearner(canvas);
  const state = exampleState(shape);
  await learner.learn(state, exampleBatches(2, 32), rule);
  const before = copyOf(state);
  // What readPixels does when the GPU process is gone and the page has not been told yet.
  Object.defineProperty(contextOf(canvas), 'readPixels', { value() {} });
  await expect(learner.learn(state, exampleBatches(2, 32), rule)).rejects.toBeInstanceOf(DeviceLostError);
  expect(stateDistance(state, before)).toBe(0);
  learner.dispose();
});

test('a run that loses its context 8 times at random ends as an undisturbed one', async () => {
  const batches = exampleBatches(16, 32);
  const random = Random.seeded(11);
  const disturbed = exampleState(shape);
  let losses = 0;
  let learner = await fragileLearner();

  async function fragileLearner(): Promise<WebglLearner> {
    const canvas = new OffscreenCanvas(1, 1);
    const fragile = await createWebglLearner(canvas);
    loseAt(contextOf(canvas), 'drawElements', losses < 8 ? random.integer(20) : Number.POSITIVE_INFINITY);
    return fragile;
  }

  async function learnAnyway(state: LearnerState, from: number, to: number): Promise<LearnStats> {
    try {
      return await learner.learn(state, perSession(batches, from, to), rule);
    } catch (error) {
      if (!(error instanceof DeviceLostError)) throw error;
      losses += 1;
      learner.dispose();
      learner = await fragileLearner();
      return learnAnyway(state, from, to);
    }
  }

  for (let from = 0; from < 16; from += 2) await learnAnyway(disturbed, from, from + 2);
  learner.dispose();
  expect(losses).toBe(8);

  const undisturbed = exampleState(shape);
  const calm = await createWebglLearner();
  await calm.learn(undisturbed, batches, rule);
  calm.dispose();
  expect(stateDistance(disturbed, undisturbed)).toBeLessThan(1e-6);
});

test('a crash of the GPU process, which reads back garbage before anyone is told, loses nothing', async () => {
  const batches = exampleBatches(600, 32);
  const state = exampleState(shape);
  const doomed = await createWebglLearner();
  const crash = cdp().send('Browser.crashGpuProcess');
  const learnOn = async () => {
    while (state.updates < batches.count) {
      await doomed.learn(state, perSession(batches, state.updates, state.updates + 2), rule);
      await nextTask();
    }
  };
  await expect(learnOn()).rejects.toBeInstanceOf(DeviceLostError);
  doomed.dispose();
  await crash;
  expect(state.updates % 2).toBe(0);

  const successor = await createWebglLearner();
  const undisturbed = exampleState(shape);
  const end = Math.min(state.updates + 50, batches.count);
  await successor.learn(state, perSession(batches, state.updates, end), rule);
  await successor.learn(undisturbed, perSession(batches, 0, end), rule);
  successor.dispose();
  expect(stateDistance(state, undisturbed)).toBeLessThan(1e-6);
});

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
