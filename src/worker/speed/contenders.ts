import type { LearnerName } from '../../core/learner.ts';
import type { NetworkShape } from '../../core/network.ts';
import { LEARNERS } from '../../learners/registry.ts';
import { createStopwatch, type Stopwatch } from './stopwatch.ts';

/** A learner and who acts beside it, ready to be timed. */
export interface Contender {
  readonly device: string;
  readonly stopwatch: Stopwatch;
  dispose(): void;
}

/** @throws when this browser cannot run it. */
export async function createContender(name: LearnerName, shape: NetworkShape): Promise<Contender> {
  const entry = LEARNERS[name];
  const [learner, policyFactory] = await Promise.all([entry.create(), entry.policy()]);
  return {
    device: learner.device,
    stopwatch: createStopwatch(learner, policyFactory(shape), shape),
    dispose: () => learner.dispose(),
  };
}
