/** The robustness test in a worker of its own: neither training nor the page waits for it. */

import type { Policy } from '../../core/learner.ts';
import type { NetworkShape } from '../../core/network.ts';
import { createPolicy } from '../../core/policy.ts';
import { createSimdPolicy } from '../../learners/simd/policy.ts';
import type { RobustnessAnswer, RobustnessRequest } from './protocol.ts';
import { robustness } from './robustness.ts';

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', ({ data }: MessageEvent<RobustnessRequest>) => {
  void test(data).catch((error: unknown) => answer({ type: 'failed', message: String(error) }));
});

async function test({ shape, parameters, seed, world }: RobustnessRequest): Promise<void> {
  const policy = await policyFor(shape);
  policy.load(parameters);
  for await (const point of robustness(policy, seed, world)) answer({ type: 'point', point });
  answer({ type: 'done' });
}

/** SIMD where the browser and the network allow, else plain TypeScript. */
async function policyFor(shape: NetworkShape): Promise<Policy> {
  try {
    return (await createSimdPolicy())(shape);
  } catch {
    return createPolicy(shape);
  }
}

function answer(message: RobustnessAnswer): void {
  self.postMessage(message);
}
