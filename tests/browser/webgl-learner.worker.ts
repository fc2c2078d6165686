import { createReferenceLearner } from '../../src/learners/reference/learner.ts';
import { createWebglLearner } from '../../src/learners/webgl/learner.ts';
import { probeWebgl } from '../../src/learners/webgl/probe.ts';
import { copyOf, exampleBatches, exampleState, PLAIN_RULE, stateDistance } from './webgl-support.ts';

export interface WorkerReport {
  readonly probe: Awaited<ReturnType<typeof probeWebgl>>;
  readonly device: string;
  /** Greatest difference to the reference learner after 2 × 10 updates. */
  readonly difference: number;
  readonly updates: number;
}

async function report(): Promise<WorkerReport> {
  const rule = { ...PLAIN_RULE, doubleDqn: true, polyakTau: 0.05 };
  const state = exampleState({ hidden: [128, 128] });
  const expected = copyOf(state);
  const learner = await createWebglLearner();
  await learner.warmUp(state.shape, 32, rule);
  for (const seed of [1, 2]) {
    const batches = exampleBatches(10, 32, { seed });
    await learner.learn(state, batches, rule);
    await createReferenceLearner().learn(expected, batches, rule);
  }
  learner.dispose();
  return {
    probe: await probeWebgl(),
    device: learner.device,
    difference: stateDistance(state, expected),
    updates: state.updates,
  };
}

postMessage(await report());
