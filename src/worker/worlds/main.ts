/** Tests an agent in a grid of worlds, in a worker of its own: neither training nor the page waits for it. */

import { fastestPolicy } from '../../learners/policy.ts';
import { testInWorlds } from './grid.ts';
import type { WorldsAnswer, WorldsRequest } from './protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', ({ data }: MessageEvent<WorldsRequest>) => {
  void test(data).catch((error: unknown) => answer({ type: 'failed', message: String(error) }));
});

async function test(request: WorldsRequest): Promise<void> {
  const policy = (await fastestPolicy())(request.shape);
  policy.load(request.parameters);
  for await (const cell of testInWorlds(policy, request)) answer({ type: 'cell', cell });
  answer({ type: 'done' });
}

function answer(message: WorldsAnswer): void {
  self.postMessage(message);
}
