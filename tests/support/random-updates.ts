import {
  type Batches,
  createLearnerState,
  type LearnerState,
  type UpdateRule,
} from '../../src/core/learner.ts';
import type { NetworkShape } from '../../src/core/network.ts';
import { Random } from '../../src/core/random.ts';

export const BLOG_RULE: UpdateRule = {
  learningRate: 5e-4,
  adamBeta2: 0.999,
  loss: 'huber',
  doubleDqn: false,
  maxGradientNorm: 0,
  polyakTau: 0,
};

/** A state in the middle of training: target apart from online, moments of several updates. */
export function randomState(shape: NetworkShape, seed: number): LearnerState {
  const state = createLearnerState(shape, Random.seeded(seed));
  const random = Random.seeded(seed, 1);
  state.target.forEach((value, i) => {
    state.target[i] = value + random.between(-0.05, 0.05);
    state.adamM[i] = random.between(-1e-2, 1e-2);
    state.adamV[i] = random.between(1e-4, 1e-3);
  });
  state.updates = 7;
  return state;
}

export function cloneState(state: LearnerState): LearnerState {
  const { shape, online, target, adamM, adamV, updates, revision, targetCopies } = state;
  return {
    shape,
    online: online.slice(),
    target: target.slice(),
    adamM: adamM.slice(),
    adamV: adamV.slice(),
    updates,
    revision,
    targetCopies,
  };
}

/** Rewards up to 3, so that TD errors lie on both sides of Huber's bend; every tenth transition is terminal. */
export function randomBatches(count: number, batchSize: number, seed: number): Batches {
  const random = Random.seeded(seed);
  const rows = count * batchSize;
  const uniform = (length: number, low: number, high: number) =>
    Float32Array.from({ length }, () => random.between(low, high));
  return {
    count,
    batchSize,
    state: uniform(rows * 4, -2, 2),
    action: Uint8Array.from({ length: rows }, () => random.integer(2)),
    reward: uniform(rows, -3, 3),
    nextState: uniform(rows * 4, -2, 2),
    discount: Float32Array.from({ length: rows }, () => (random.integer(10) === 0 ? 0 : 0.98)),
    weight: uniform(rows, 0.2, 1),
  };
}
