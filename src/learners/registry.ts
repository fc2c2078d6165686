import type { Learner, LearnerName, PolicyFactory } from '../core/learner.ts';
import { createPolicy } from '../core/policy.ts';
import type { Device, Work } from './device.ts';
import { fastestPolicy } from './policy.ts';
import { createReferenceLearner } from './reference/learner.ts';
import { simdSupports } from './simd/kernel.ts';
import { createSimdLearner } from './simd/learner.ts';

/** What keeps a learner from running. */
export type Lack =
  | 'no-webgl2'
  | 'no-offscreen-canvas'
  | 'no-float32-targets'
  | 'device-lost'
  | 'no-wasm-simd'
  | 'shape-unsupported';

/** What a learner makes of a device and of the work to be done there. */
type Fitness =
  /** To be preferred; `reason` where it is the device that speaks for it. */
  | { readonly fit: 'well'; readonly reason?: 'hardware-webgl' }
  /** It runs, and is taken where nothing is to be preferred or where somebody asks for it. */
  | { readonly fit: 'somehow'; readonly reason?: 'software-webgl' }
  | { readonly fit: 'not'; readonly reason: Lack };

export interface LearnerEntry {
  fitness(device: Device, work: Work): Fitness;
  /** @throws when the device refuses after all. */
  create(): Promise<Learner>;
  /**
   * Who acts beside it where it is timed alone. In a run the fastest policy acts for every learner, so that a change of
   * learner leaves the actions' bits as they are.
   */
  policy(): Promise<PolicyFactory>;
}

/** Every learner; the automatic choice prefers the earlier ones. To add one: its folder, its name, its entry, its texts. */
export const LEARNERS: Readonly<Record<LearnerName, LearnerEntry>> = {
  webgl: {
    fitness({ webgl }) {
      if ('unavailable' in webgl) return { fit: 'not', reason: webgl.unavailable };
      if (!webgl.float32) return { fit: 'not', reason: 'no-float32-targets' };
      return webgl.hardware
        ? { fit: 'well', reason: 'hardware-webgl' }
        : { fit: 'somehow', reason: 'software-webgl' };
    },
    // TensorFlow.js is large: it is loaded only where it is to be used.
    create: async () => (await import('./webgl/learner.ts')).createWebglLearner(),
    policy: fastestPolicy,
  },
  simd: {
    fitness({ simd }, { shape, batchSize }) {
      if (!simd) return { fit: 'not', reason: 'no-wasm-simd' };
      return simdSupports(shape, batchSize) ? { fit: 'well' } : { fit: 'not', reason: 'shape-unsupported' };
    },
    create: createSimdLearner,
    policy: fastestPolicy,
  },
  reference: {
    fitness: () => ({ fit: 'somehow' }),
    create: async () => createReferenceLearner(),
    policy: async () => createPolicy,
  },
  tfjs: {
    fitness: () => ({ fit: 'somehow' }),
    create: async () => (await import('./tfjs/learner.ts')).createTfjsLearner(),
    policy: fastestPolicy,
  },
};
