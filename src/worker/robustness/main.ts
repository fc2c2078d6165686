/** The robustness test in a worker of its own: neither training nor the page waits for it. */

import { fastestPolicy } from '../../learners/policy.ts';
import type { RobustnessAnswer, RobustnessRequest } from './protocol.ts';
import { robustness } from './robustness.ts';

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', ({ data }: MessageEvent<RobustnessRequest>) => {
  void test(data).catch((error: unknown) => answer({ type: 'failed', message: String(error) }));
});

async function test({ shape, parameters, seed, world }: RobustnessRequest): Promise<void> {
  const policy = (await fastestPolicy())(shape);
  policy.load(parameters);
  for await (const point of robustness(policy, seed, world)) answer({ type: 'point', point });
  answer({ type: 'done' });
}

function answer(message: RobustnessAnswer): void {
  self.postMessage(message);
}
