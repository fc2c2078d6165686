import type { LearnerName } from '../../core/learner.ts';
import { PRESETS } from '../../core/presets.ts';
import { networkShape } from '../../core/training-state.ts';
import { LEARNERS } from '../../learners/registry.ts';
import { createStopwatch, policyActor, type Stopwatch } from './stopwatch.ts';

/** A learner and who acts beside it, ready to be timed. */
export interface Contender {
  readonly device: string;
  readonly stopwatch: Stopwatch;
  dispose(): void;
}

/** @throws when this browser cannot run it. */
export async function createContender(name: LearnerName): Promise<Contender> {
  const entry = LEARNERS[name];
  const [learner, policyFactory] = await Promise.all([entry.create(), entry.policy()]);
  return {
    device: learner.device,
    stopwatch: createStopwatch(learner, policyActor(policyFactory(networkShape(PRESETS.blog)))),
    dispose: () => learner.dispose(),
  };
}
