import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { UpdateRule } from '../../src/core/learner.ts';
import { createPolicy } from '../../src/core/policy.ts';
import { copyOnlineToTarget } from '../../src/core/train.ts';
import { createReferenceLearner } from '../../src/learners/reference/learner.ts';
import { simdSupports } from '../../src/learners/simd/kernel.ts';
import { createSimdLearner } from '../../src/learners/simd/learner.ts';
import { createSimdPolicy } from '../../src/learners/simd/policy.ts';
import { BLOG_RULE, cloneState, randomBatches, randomState } from '../support/random-updates.ts';

const width = (most: number) => fc.integer({ min: 1, max: most / 8 }).map((eighths) => 8 * eighths);
const rules: fc.Arbitrary<UpdateRule> = fc.record({
  learningRate: fc.constantFrom(1e-4, 1e-3),
  loss: fc.constantFrom('huber', 'squared'),
  doubleDqn: fc.boolean(),
  adamBeta2: fc.constantFrom(0.9, 0.999),
  maxGradientNorm: fc.constantFrom(0, 0.5),
  polyakTau: fc.constantFrom(0, 0.05),
});

function greatestDifference(a: Float32Array, b: Float32Array): number {
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? Number.NaN))), 0);
}

test('SIMD and reference learn the same from any shape, batch size and rule', async () => {
  const simd = await createSimdLearner();
  const reference = createReferenceLearner();
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(width(256), width(128)),
      fc.integer({ min: 1, max: 12 }).map((quarters) => 4 * quarters),
      rules,
      fc.nat(1000),
      async (hidden, batchSize, rule, seed) => {
        const mine = randomState({ hidden }, seed);
        const theirs = cloneState(mine);
        const batches = randomBatches(3, batchSize, seed);
        const stats = await simd.learn(mine, batches, rule);
        const expected = await reference.learn(theirs, batches, rule);
        for (const name of ['online', 'target', 'adamM', 'adamV'] as const)
          expect(greatestDifference(mine[name], theirs[name])).toBeLessThan(2e-6);
        expect(greatestDifference(stats.tdErrors, expected.tdErrors)).toBeLessThan(5e-6);
        expect(greatestDifference(stats.losses, expected.losses)).toBeLessThan(1e-5);
        expect(mine.updates).toBe(theirs.updates);
      },
    ),
    { numRuns: 40, seed: 1 },
  );
});

test('the largest network and batch fit', async () => {
  const state = randomState({ hidden: [256, 256] }, 1);
  const expected = cloneState(state);
  const batches = randomBatches(1, 512, 1);
  await (await createSimdLearner()).learn(state, batches, BLOG_RULE);
  await createReferenceLearner().learn(expected, batches, BLOG_RULE);
  expect(greatestDifference(state.online, expected.online)).toBeLessThan(1e-6);
});

test('ten calls of one update and one call of ten give the same bits, whatever lies between', async () => {
  const learner = await createSimdLearner();
  const together = randomState({ hidden: [32, 16] }, 1);
  const apart = cloneState(together);
  const batches = randomBatches(10, 8, 1);
  await learner.learn(together, batches, BLOG_RULE);
  for (let i = 0; i < 10; i += 1) {
    const one = {
      ...batches,
      count: 1,
      state: batches.state.slice(i * 32, (i + 1) * 32),
      action: batches.action.slice(i * 8, (i + 1) * 8),
      reward: batches.reward.slice(i * 8, (i + 1) * 8),
      nextState: batches.nextState.slice(i * 32, (i + 1) * 32),
      discount: batches.discount.slice(i * 8, (i + 1) * 8),
      weight: batches.weight.slice(i * 8, (i + 1) * 8),
    };
    await learner.learn(apart, one, BLOG_RULE);
    if (i === 4)
      await learner.learn(randomState({ hidden: [64, 64] }, 2), randomBatches(2, 64, 2), BLOG_RULE);
  }
  expect(apart).toEqual(together);
});

test('a target network copied between two calls is seen', async () => {
  const learner = await createSimdLearner();
  const mine = randomState({ hidden: [16, 16] }, 1);
  const theirs = cloneState(mine);
  for (const seed of [1, 2]) {
    await learner.learn(mine, randomBatches(2, 8, seed), BLOG_RULE);
    await createReferenceLearner().learn(theirs, randomBatches(2, 8, seed), BLOG_RULE);
    copyOnlineToTarget(mine);
    copyOnlineToTarget(theirs);
  }
  expect(greatestDifference(mine.online, theirs.online)).toBeLessThan(1e-6);
});

test('sizes that the kernel does not take are refused before anything changes', async () => {
  expect(simdSupports({ hidden: [128, 64] }, 32)).toBe(true);
  expect(simdSupports({ hidden: [128, 20] }, 32)).toBe(false);
  expect(simdSupports({ hidden: [264, 64] }, 32)).toBe(false);
  expect(simdSupports({ hidden: [128, 64] }, 30)).toBe(false);
  expect(simdSupports({ hidden: [128, 64] }, 516)).toBe(false);
  const learner = await createSimdLearner();
  const odd = randomState({ hidden: [20, 16] }, 1);
  const before = cloneState(odd);
  await expect(learner.learn(odd, randomBatches(1, 4, 1), BLOG_RULE)).rejects.toThrow(
    'Hidden widths 20 and 16: the SIMD kernel takes multiples of 8 up to 256',
  );
  await expect(
    learner.learn(randomState({ hidden: [16, 16] }, 1), randomBatches(1, 6, 1), BLOG_RULE),
  ).rejects.toThrow('Batch size 6: the SIMD kernel takes multiples of 4 up to 512');
  expect(odd).toEqual(before);
});

test('the SIMD policy agrees with the plain one, alone and among any number of rows to the same bits', async () => {
  const simdPolicy = await createSimdPolicy();
  for (const hidden of [
    [128, 128],
    [8, 24],
    [40, 256],
  ] as const) {
    const { online } = randomState({ hidden }, 3);
    const observations = randomBatches(1, 300, 4).state;
    const mine = simdPolicy({ hidden });
    const plain = createPolicy({ hidden });
    mine.load(online);
    plain.load(online);
    const together = new Float32Array(600);
    const expected = new Float32Array(600);
    mine.qValues(observations, 300, together);
    plain.qValues(observations, 300, expected);
    expect(greatestDifference(together, expected)).toBeLessThan(1e-6);
    const alone = new Float32Array(600);
    const out = new Float32Array(2);
    for (let row = 0; row < 300; row += 1) {
      mine.qValues(observations.subarray(4 * row, 4 * row + 4), 1, out);
      alone.set(out, 2 * row);
    }
    expect(alone).toEqual(together);
  }
});
