import { expect, test } from 'vitest';
import { type Batches, createLearnerState, type LearnerState } from '../../src/core/learner.ts';
import { Random } from '../../src/core/random.ts';
import { createReferenceLearner } from '../../src/learners/reference/learner.ts';
import { BLOG_RULE, cloneState } from '../support/random-updates.ts';

/*
 * Worked out by hand: a network 4-1-1-2 that passes 2 · x₀ … as it is, Q = [2, 0] for x = [2, 0, 0, 0], action 0,
 * y = 5 at the end of an episode, so δ = 3; the transition weighs ½.
 */
const W1 = 0;
const B1 = 4;
const W2 = 5;
const B2 = 6;
const W3 = 7;
const B3 = 9;

function handState(): LearnerState {
  const state = createLearnerState({ hidden: [1, 1] }, Random.seeded(0));
  state.online.set([1, 0, 0, 0, /* b1 */ 0, /* w2 */ 1, /* b2 */ 0, /* w3 */ 1, 0, /* b3 */ 0, 0]);
  return state;
}

const handBatch: Batches = {
  count: 1,
  batchSize: 1,
  state: Float32Array.of(2, 0, 0, 0),
  action: Uint8Array.of(0),
  reward: Float32Array.of(5),
  nextState: Float32Array.of(9, 9, 9, 9),
  discount: Float32Array.of(0),
  weight: Float32Array.of(0.5),
};

/** Adam's first moment after one update is a tenth of the gradient. */
const gradient = (state: LearnerState) => [W1, B1, W2, B2, W3, B3].map((i) => 10 * (state.adamM[i] ?? 0));

test('Huber’s gradient is cut at a TD error of 1', async () => {
  const state = handState();
  const { losses, tdErrors } = await createReferenceLearner().learn(state, handBatch, BLOG_RULE);
  expect([...tdErrors]).toEqual([3]);
  expect([...losses]).toEqual([1.25]); // ½ · (3 − ½)
  expectClose(gradient(state), [-1, -0.5, -1, -0.5, -1, -0.5]);
});

test('the squared loss is δ², without a half', async () => {
  const state = handState();
  const { losses } = await createReferenceLearner().learn(state, handBatch, {
    ...BLOG_RULE,
    loss: 'squared',
  });
  expect([...losses]).toEqual([4.5]); // ½ · 3²
  expectClose(gradient(state), [-6, -3, -6, -3, -6, -3]);
});

test('the whole gradient is scaled to the greatest norm allowed', async () => {
  const state = handState();
  const rule = { ...BLOG_RULE, loss: 'squared', maxGradientNorm: 1 } as const;
  await createReferenceLearner().learn(state, handBatch, rule);
  // The norm is √(3 · 6² + 3 · 3²) = √135.
  expectClose(gradient(state), [-0.5164, -0.2582, -0.5164, -0.2582, -0.5164, -0.2582]);
});

test('Adam’s first step has the length of the learning rate', async () => {
  const state = handState();
  await createReferenceLearner().learn(state, handBatch, { ...BLOG_RULE, learningRate: 0.25 });
  expectClose([...state.online].slice(W1, W1 + 1), [1.25]);
  expectClose([...state.online].slice(B3), [0.25, 0]);
  expect(state.updates).toBe(1);
});

test('Adam’s second moment keeps the share β₂ of what it was', async () => {
  const state = handState();
  const rule = { ...BLOG_RULE, adamBeta2: 0.75, learningRate: 0 };
  await createReferenceLearner().learn(state, handBatch, rule); // gradient -1 at w1
  expectClose([...state.adamV].slice(W1, W1 + 1), [0.25]);
  const still: Batches = { ...handBatch, weight: Float32Array.of(0) };
  await createReferenceLearner().learn(state, still, rule); // no gradient
  expectClose([...state.adamV].slice(W1, W1 + 1), [0.75 * 0.25]);
});

test('Adam’s second step divides by √(v / (1 − β₂²)), so a short memory takes a larger step once gradients shrink', async () => {
  const lengths = [0.5, 0.999].map(async (adamBeta2) => {
    const state = handState();
    await createReferenceLearner().learn(state, handBatch, { ...BLOG_RULE, adamBeta2, learningRate: 0 });
    const before = state.online[W1] ?? 0;
    const still: Batches = { ...handBatch, weight: Float32Array.of(0) };
    await createReferenceLearner().learn(state, still, { ...BLOG_RULE, adamBeta2, learningRate: 1 });
    return (state.online[W1] ?? 0) - before;
  });
  // m̂ = 0.9 · 0.1 / (1 − 0.81); v̂ = β₂ (1 − β₂) / (1 − β₂²) = β₂ / (1 + β₂)
  const momentum = 0.09 / 0.19;
  expectClose(
    await Promise.all(lengths),
    [0.5, 0.999].map((beta) => momentum / Math.sqrt(beta / (1 + beta))),
  );
});

test('τ = ¼ moves the target network a quarter of the way', async () => {
  const state = handState();
  state.target.set(state.online.map((value) => value + 8));
  await createReferenceLearner().learn(state, handBatch, { ...BLOG_RULE, learningRate: 0, polyakTau: 0.25 });
  expectClose(
    [...state.target],
    [...state.online].map((value) => value + 6),
  );
});

test('the online network picks Double DQN’s next action, the target network values it, a tie goes left', async () => {
  const nextValue = async (onlineBias: readonly number[], doubleDqn: boolean) => {
    const state = handState();
    state.online.fill(0);
    state.target.fill(0);
    state.online.set(onlineBias, B3);
    state.target.set([10, 20], B3);
    const batch = { ...handBatch, reward: Float32Array.of(0), discount: Float32Array.of(1) };
    const { tdErrors } = await createReferenceLearner().learn(state, batch, { ...BLOG_RULE, doubleDqn });
    return (tdErrors[0] ?? 0) + (onlineBias[0] ?? 0);
  };
  expect(await nextValue([2, 1], false)).toBe(20);
  expect(await nextValue([2, 1], true)).toBe(10);
  expect(await nextValue([1, 2], true)).toBe(20);
  expect(await nextValue([1, 1], true)).toBe(10);
});

test('an array of the wrong length is refused before anything changes', async () => {
  const state = handState();
  const before = cloneState(state);
  const broken = { ...handBatch, reward: new Float32Array(3) };
  await expect(createReferenceLearner().learn(state, broken, BLOG_RULE)).rejects.toThrow(
    'batches.reward holds 3 numbers where 1 belong',
  );
  expect(state).toEqual(before);
});

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 4);
  });
}
