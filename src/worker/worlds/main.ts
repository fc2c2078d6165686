/** Tests an agent in a grid of worlds, in a worker of its own: neither training nor the page waits for it. */

import { loadedPolicy } from '../../learners/policy.ts';
import { serve } from '../serve.ts';
import { testInWorlds } from './grid.ts';
import type { WorldsAnswer, WorldsRequest } from './protocol.ts';

serve<WorldsRequest, WorldsAnswer>(async (request, answer) => {
  const policy = await loadedPolicy(request);
  for await (const cell of testInWorlds(policy, request)) answer({ type: 'part', part: cell });
  answer({ type: 'done' });
});
