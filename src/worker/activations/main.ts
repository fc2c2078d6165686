/** Plays one network with every activation there is, apart from the page: 100 greedy episodes each. */
import type { ActivationName } from '../../core/activation.ts';
import { greedyTest } from '../../core/evaluate.ts';
import { withActivation } from '../../core/trainable.ts';
import { loadedPolicy } from '../../learners/policy.ts';
import { serve } from '../serve.ts';
import type { ActivationsAnswer, ActivationsRequest } from './protocol.ts';

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

serve<ActivationsRequest, ActivationsAnswer>(async ({ weights, seed, worlds }, answer) => {
  for (const activation of TRIED) {
    const shape = withActivation(weights.shape, { name: activation });
    const policy = await loadedPolicy({ shape, parameters: weights.parameters });
    answer({ type: 'tried', activation, test: await greedyTest(policy, seed, worlds) });
  }
  answer({ type: 'done' });
});
