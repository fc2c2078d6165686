/** Makes files that need an agent's test episodes played again, apart from the page. */
import { testTrajectories } from '../../core/trajectories.ts';
import { encodeHubRepository } from '../../files/hub.ts';
import { trajectoriesNpz } from '../../files/npz-write.ts';
import { loadedPolicy } from '../../learners/policy.ts';
import { serve } from '../serve.ts';
import type { ExportAnswer, ExportRequest } from './protocol.ts';

const EPISODES = 100;

serve<ExportRequest, ExportAnswer>(async ({ kind, weights, seed, worlds, film }, answer) => {
  const policy = await loadedPolicy(weights);
  const trajectories = await testTrajectories(policy, seed, worlds, EPISODES);
  const bytes =
    kind === 'trajectories'
      ? trajectoriesNpz(trajectories)
      : await encodeHubRepository({ weights, returns: trajectories.lengths, film });
  answer({ type: 'made', bytes }, [bytes.buffer]);
});
