/** Makes files that need an agent's test episodes played again, apart from the page. */
import { testTrajectories } from '../../core/trajectories.ts';
import { encodeHubRepository } from '../../files/hub.ts';
import { trajectoriesNpz } from '../../files/trajectories-npz.ts';
import { fastestPolicy } from '../../learners/policy.ts';
import type { ExportAnswer, ExportRequest } from './protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

const EPISODES = 100;

self.addEventListener('message', ({ data }: MessageEvent<ExportRequest>) => {
  make(data).then(
    (bytes) => answer({ type: 'made', bytes }, [bytes.buffer]),
    (error: unknown) => answer({ type: 'failed', message: String(error) }),
  );
});

async function make({ kind, weights, seed, worlds, film }: ExportRequest): Promise<Uint8Array<ArrayBuffer>> {
  const policy = (await fastestPolicy())(weights.shape);
  policy.load(weights.parameters);
  const trajectories = await testTrajectories(policy, seed, worlds, EPISODES);
  if (kind === 'trajectories') return trajectoriesNpz(trajectories);
  return encodeHubRepository({ weights, returns: trajectories.lengths, film });
}

function answer(message: ExportAnswer, transfer: Transferable[] = []): void {
  self.postMessage(message, transfer);
}
