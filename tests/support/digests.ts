import { push, reset, step } from '../../src/core/cartpole.ts';
import type { UpdateRule } from '../../src/core/learner.ts';

import { randomStreams } from '../../src/core/random.ts';
import { gymnasium } from '../../src/core/world.ts';
import { createSimdLearner } from '../../src/learners/simd/learner.ts';
import { createSimdPolicy } from '../../src/learners/simd/policy.ts';
import { BLOG_RULE, randomBatches, randomState } from './random-updates.ts';

/** Every branch of an update. */
const RULES: readonly UpdateRule[] = [
  BLOG_RULE,
  { ...BLOG_RULE, doubleDqn: true, polyakTau: 0.01, maxGradientNorm: 0.5 },
  { ...BLOG_RULE, loss: 'squared', learningRate: 1e-3 },
];

/** SHA-256 of all the bits that the SIMD learner and policy give for one input: equal only where every bit is. */
export async function simdDigest(): Promise<string> {
  const learner = await createSimdLearner();
  const policy = (await createSimdPolicy())({ hidden: [64, 40] });
  const parts: Float32Array[] = [];
  for (const rule of RULES) {
    const state = randomState({ hidden: [64, 40] }, 1);
    const batches = randomBatches(25, 32, 2);
    const { losses, tdErrors } = await learner.learn(state, batches, rule);
    const qValues = new Float32Array(25 * 32 * 2);
    policy.load(state.online);
    policy.qValues(batches.state, 25 * 32, qValues);
    for (const part of [state.online, state.target, state.adamM, state.adamV, losses, tdErrors, qValues])
      parts.push(part.slice());
  }
  learner.dispose();
  return digestOf(parts);
}

/** SHA-256 of 200 steps of CartPole-v1's physics from each of 20 starts, in float64, with normal noise: the pole turns over. */
export async function physicsDigest(): Promise<string> {
  const { evaluation: starts } = randomStreams(0);
  const parts: Float64Array[] = [];
  for (let start = 0; start < 20; start += 1) {
    let state = reset(starts, 0.05);
    for (let i = 0; i < 200; i += 1) {
      const pushed = push(state, 0.01 * starts.normal(), 0.01 * starts.normal());
      state = step(pushed, i % 3 === 0 ? 1 : 0, gymnasium);
      parts.push(Float64Array.from(Object.values(state)));
    }
  }
  return digestOf(parts);
}

async function digestOf(parts: readonly (Float32Array | Float64Array)[]): Promise<string> {
  const bits = new Uint8Array(await new Blob(parts.map((part) => part.slice())).arrayBuffer());
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bits));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
