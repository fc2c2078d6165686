import type { LearnerName } from '../../core/learner.ts';
import { createPolicy } from '../../core/policy.ts';
import { PRESETS } from '../../core/presets.ts';
import { networkShape } from '../../core/training-state.ts';
import { createReferenceLearner } from '../../learners/reference/learner.ts';
import { createSimdLearner } from '../../learners/simd/learner.ts';
import { createSimdPolicy } from '../../learners/simd/policy.ts';
import { createStopwatch, policyActor, type Stopwatch } from './stopwatch.ts';

/** A learner and who acts beside it, ready to be timed. */
export interface Contender {
  readonly device: string;
  readonly stopwatch: Stopwatch;
  dispose(): void;
}

/** @throws when this browser cannot run it. */
export async function createContender(name: LearnerName): Promise<Contender> {
  const learner = await createLearner(name);
  return {
    device: learner.device,
    stopwatch: createStopwatch(learner, policyActor(await actingPolicy(name))),
    dispose: () => learner.dispose(),
  };
}

async function createLearner(name: LearnerName) {
  switch (name) {
    case 'webgl': {
      const { createWebglLearner } = await import('../../learners/webgl/learner.ts');
      return createWebglLearner();
    }
    case 'simd':
      return createSimdLearner();
    case 'reference':
      return createReferenceLearner();
  }
}

/** Acting never touches the GPU: beside WebGL the SIMD policy acts, where there is one. */
async function actingPolicy(name: LearnerName) {
  const shape = networkShape(PRESETS.blog);
  if (name === 'reference') return createPolicy(shape);
  const factory = await createSimdPolicy().catch((error: unknown) => {
    if (name === 'simd') throw error;
    return createPolicy;
  });
  return factory(shape);
}
