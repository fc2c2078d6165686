/** Plays one network with every activation there is, apart from the page: 100 greedy episodes each. */
import type { ActivationName } from '../../core/activation.ts';
import { greedyTest } from '../../core/evaluate.ts';
import { withActivation } from '../../core/trainable.ts';
import { fastestPolicy } from '../../learners/policy.ts';
import type { ActivationsAnswer, ActivationsRequest } from './protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

/** The usual ones first. */
const TRIED: readonly ActivationName[] = [
  'relu',
  'tanh',
  'sigmoid',
  'elu',
  'leaky-relu',
  'gelu',
  'silu',
  'linear',
];

self.addEventListener('message', ({ data }: MessageEvent<ActivationsRequest>) => {
  tryAll(data).catch((error: unknown) => answer({ type: 'failed', message: String(error) }));
});

async function tryAll({ weights, seed, worlds }: ActivationsRequest): Promise<void> {
  const factory = await fastestPolicy();
  for (const activation of TRIED) {
    const policy = factory(withActivation(weights.shape, { name: activation }));
    policy.load(weights.parameters);
    answer({ type: 'tried', activation, test: await greedyTest(policy, seed, worlds) });
  }
  answer({ type: 'done' });
}

function answer(message: ActivationsAnswer): void {
  self.postMessage(message);
}
