import { afterAll, expect, test } from 'vitest';
import type { NetworkShape } from '../../src/core/network.ts';
import { createReferenceLearner } from '../../src/learners/reference/learner.ts';
import { createWebglLearner } from '../../src/learners/webgl/learner.ts';
import {
  contextOf,
  copyOf,
  countCalls,
  distance,
  exampleBatches,
  exampleState,
  PLAIN_RULE,
  perSession,
  stateDistance,
  TOLERANCE,
} from './webgl-support.ts';

const canvas = new OffscreenCanvas(1, 1);
const calls = countCalls(contextOf(canvas), ['drawElements', 'linkProgram', 'readPixels', 'texSubImage2D']);
const learner = await createWebglLearner(canvas);
const reference = createReferenceLearner();
const wide: NetworkShape = { hidden: [128, 128] };

afterAll(() => learner.dispose());

test.each([
  ['plain DQN', {}],
  ['squared loss', { rule: { loss: 'squared' } }],
  ['Double DQN', { rule: { doubleDqn: true } }],
  ['a Polyak target', { rule: { polyakTau: 0.05 } }],
  ['a shorter memory of Adam', { rule: { adamBeta2: 0.9 } }],
  ['a clipped gradient', { rule: { maxGradientNorm: 0.05 } }],
  ['a limit that the gradient keeps', { rule: { maxGradientNorm: 1000 } }],
  [
    'all of it with weights',
    { rule: { doubleDqn: true, polyakTau: 0.005, maxGradientNorm: 0.5 }, weighted: true },
  ],
  ['one update', { count: 1 }],
  [
    'more updates than are uploaded at once',
    { count: 70, shape: { hidden: [16, 16] }, rule: { polyakTau: 0.01 } },
  ],
  ['batches of 64', { batchSize: 64, count: 3 }],
  ['batches of 128', { batchSize: 128, count: 10, shape: { hidden: [32, 32] } }],
  ['batches of 512', { batchSize: 512, count: 3, shape: { hidden: [32, 32] }, weighted: true }],
  ['a batch of one transition', { batchSize: 1, count: 5 }],
  ['a first layer wider than the second', { shape: { hidden: [64, 24] } }],
  ['a second layer wider than the first', { shape: { hidden: [24, 64] }, rule: { maxGradientNorm: 0.1 } }],
  ['odd widths and an odd batch', { shape: { hidden: [13, 7] }, batchSize: 5, rule: { doubleDqn: true } }],
  ['256 units', { shape: { hidden: [256, 256] }, count: 2 }],
] as const)('%s agrees with the reference learner', async (_, example) => {
  const { shape = wide, batchSize = 32, count = 10, rule, weighted }: Example = example;
  const batches = exampleBatches(count, batchSize, { weighted: weighted ?? false });
  const state = exampleState(shape);
  const expected = copyOf(state);
  const wanted = await reference.learn(expected, batches, { ...PLAIN_RULE, ...rule });
  const stats = await learner.learn(state, batches, { ...PLAIN_RULE, ...rule });
  expect(stateDistance(state, expected)).toBeLessThan(TOLERANCE);
  expect(distance(stats.losses, wanted.losses)).toBeLessThan(TOLERANCE);
  expect(distance(stats.tdErrors, wanted.tdErrors)).toBeLessThan(TOLERANCE);
  expect(state.updates).toBe(count);
});

test('a device that cannot draw into eight textures at once learns alike', async () => {
  const narrow = new OffscreenCanvas(1, 1);
  const gl = contextOf(narrow);
  let attached = 0;
  const attach = gl.framebufferTextureLayer.bind(gl);
  const statusOf = gl.checkFramebufferStatus.bind(gl);
  Object.defineProperties(gl, {
    bindFramebuffer: {
      value(...[target, framebuffer]: Parameters<typeof gl.bindFramebuffer>) {
        attached = 0;
        WebGL2RenderingContext.prototype.bindFramebuffer.call(gl, target, framebuffer);
      },
    },
    framebufferTextureLayer: {
      value(...to: Parameters<typeof attach>) {
        attached += 1;
        attach(...to);
      },
    },
    checkFramebufferStatus: {
      value: (target: GLenum) => (attached > 4 ? gl.FRAMEBUFFER_UNSUPPORTED : statusOf(target)),
    },
  });
  const four = await createWebglLearner(narrow);
  const rule = { ...PLAIN_RULE, doubleDqn: true, polyakTau: 0.005, maxGradientNorm: 0.5 };
  const state = exampleState({ hidden: [24, 44] });
  const expected = copyOf(state);
  await four.learn(state, exampleBatches(3, 5, { weighted: true }), rule);
  await reference.learn(expected, exampleBatches(3, 5, { weighted: true }), rule);
  four.dispose();
  expect(stateDistance(state, expected)).toBeLessThan(TOLERANCE);
});

interface Example {
  readonly shape?: NetworkShape;
  readonly batchSize?: number;
  readonly count?: number;
  readonly rule?: Partial<typeof PLAIN_RULE>;
  readonly weighted?: boolean;
}

test('updates in one call and spread over calls give the same bits', async () => {
  const batches = exampleBatches(6, 32);
  const atOnce = exampleState(wide);
  const spread = exampleState(wide);
  await learner.learn(atOnce, batches, PLAIN_RULE);
  for (const [from, to] of [
    [0, 1],
    [1, 3],
    [3, 6],
  ] as const)
    await learner.learn(spread, perSession(batches, from, to), PLAIN_RULE);
  expect(stateDistance(spread, atOnce)).toBe(0);
});

test('a target network copied from outside is noticed by its revision', async () => {
  const batches = exampleBatches(4, 32);
  const state = exampleState(wide);
  const expected = copyOf(state);
  for (const [current, trained] of [
    [learner, state],
    [reference, expected],
  ] as const) {
    await current.learn(trained, perSession(batches, 0, 2), PLAIN_RULE);
    trained.target.set(trained.online);
    trained.revision += 1;
    await current.learn(trained, perSession(batches, 2, 4), PLAIN_RULE);
  }
  expect(stateDistance(state, expected)).toBeLessThan(TOLERANCE);
});

test('two states trained in turn do not disturb each other', async () => {
  const batches = exampleBatches(4, 32);
  const [one, other, alone] = [exampleState(wide, 1), exampleState(wide, 5), exampleState(wide, 1)];
  await learner.learn(one, perSession(batches, 0, 2), PLAIN_RULE);
  await learner.learn(other, batches, PLAIN_RULE);
  await learner.learn(one, perSession(batches, 2, 4), PLAIN_RULE);
  await learner.learn(alone, batches, PLAIN_RULE);
  expect(stateDistance(one, alone)).toBe(0);
});

test.each([
  ['DQN', PLAIN_RULE, 7],
  ['Double DQN', { ...PLAIN_RULE, doubleDqn: true }, 7],
  ['a Polyak target', { ...PLAIN_RULE, polyakTau: 0.05 }, 7],
  ['clipping', { ...PLAIN_RULE, maxGradientNorm: 1 }, 9],
] as const)('an update with %s is few draws, a call one upload and one read', async (_, rule, draws) => {
  const state = exampleState(wide);
  const batches = exampleBatches(10, 32);
  await learner.learn(state, batches, rule);
  calls.reset();
  await learner.learn(state, batches, rule);
  expect(calls.of('drawElements')).toBe(draws * 10);
  expect(calls.of('texSubImage2D')).toBe(1);
  expect(calls.of('readPixels')).toBe(1);
});

test('after warming up no shader is compiled or used for the first time while learning', async () => {
  const shape: NetworkShape = { hidden: [40, 48] };
  const rule = { ...PLAIN_RULE, doubleDqn: true, maxGradientNorm: 1 };
  calls.reset();
  await learner.warmUp(shape, 16, rule);
  expect(calls.of('linkProgram')).toBe(9);
  expect(calls.of('drawElements')).toBe(9);
  expect(calls.of('readPixels')).toBe(0);
  await learner.learn(exampleState(shape), exampleBatches(2, 16), rule);
  expect(calls.of('linkProgram')).toBe(9);
});

test('batches that do not fit the network are refused, the state stays as it was', async () => {
  const state = exampleState(wide);
  const before = copyOf(state);
  const batches = { ...exampleBatches(2, 32), reward: new Float32Array(3) };
  await expect(learner.learn(state, batches, PLAIN_RULE)).rejects.toThrow(
    'batches.reward holds 3 numbers where 64 belong',
  );
  expect(stateDistance(state, before)).toBe(0);
});

test('a network too wide for the device is refused with its limit', async () => {
  await expect(learner.warmUp({ hidden: [8, 40_000] }, 32, PLAIN_RULE)).rejects.toThrow(
    /textures of \d+ texels, the device allows \d+/,
  );
});
