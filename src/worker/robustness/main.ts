/** The robustness test in a worker of its own: neither training nor the page waits for it. */

import { loadedPolicy } from '../../learners/policy.ts';
import { serve } from '../serve.ts';
import type { RobustnessAnswer, RobustnessRequest } from './protocol.ts';
import { robustness } from './robustness.ts';

serve<RobustnessRequest, RobustnessAnswer>(async ({ seed, world, ...network }, answer) => {
  const policy = await loadedPolicy(network);
  for await (const point of robustness(policy, seed, world)) answer({ type: 'part', part: point });
  answer({ type: 'done' });
});
