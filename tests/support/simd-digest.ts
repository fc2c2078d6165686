import type { UpdateRule } from '../../src/core/learner.ts';
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
  const parts: Float32Array<ArrayBuffer>[] = [];
  for (const rule of RULES) {
    const state = randomState({ hidden: [64, 40] }, 1);
    const batches = randomBatches(25, 32, 2);
    const { losses, tdErrors } = await learner.learn(state, batches, rule);
    const qValues = new Float32Array(25 * 32 * 2);
    policy.load(state.online);
    policy.qValues(batches.state, 25 * 32, qValues);
    for (const part of [state.online, state.target, state.adamM, state.adamV, losses, tdErrors, qValues])
      parts.push(Float32Array.from(part));
  }
  learner.dispose();
  const bits = new Uint8Array(await new Blob(parts).arrayBuffer());
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bits));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
