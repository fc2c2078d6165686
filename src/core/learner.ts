import type { Config } from './config.ts';
import { initialParameters, type NetworkShape } from './network.ts';
import type { Random } from './random.ts';

/** Everything the optimiser owns: plain arrays on the CPU, in the layout of `network.ts`. */
export interface LearnerState {
  readonly shape: NetworkShape;
  readonly online: Float32Array;
  readonly target: Float32Array;
  /** Adam's first and second moments. */
  readonly adamM: Float32Array;
  readonly adamV: Float32Array;
  /** Adam's step count: how many updates were made. */
  updates: number;
  /** Raised by whoever writes the arrays outside a learner, so that a learner's mirror knows to reload. */
  revision: number;
  /** Counts how often the target network was made a copy of the online one, so that a mirror can do the same. */
  targetCopies: number;
}

/**
 * `count` minibatches of `batchSize` transitions, one after the other in each array.
 * With n-step returns `reward` is the discounted sum of the n rewards and `nextState` the state n steps on.
 */
export interface Batches {
  readonly count: number;
  readonly batchSize: number;
  /** `[count · batchSize, 4]` */
  readonly state: Float32Array;
  /** `[count · batchSize]`, 0 or 1 */
  readonly action: Uint8Array;
  /** `[count · batchSize]`, already divided by `rewardDivisor` */
  readonly reward: Float32Array;
  /** `[count · batchSize, 4]` */
  readonly nextState: Float32Array;
  /** `[count · batchSize]`: γⁿ, or 0 where the episode ended for good, so that y = reward + discount · max Q'. */
  readonly discount: Float32Array;
  /** `[count · batchSize]`: factor on each transition's loss; 1 with uniform replay. */
  readonly weight: Float32Array;
}

/** Minibatches drawn from a replay buffer, and the slots they came from. */
export interface SampledBatches extends Batches {
  /** `[count · batchSize]` */
  readonly slots: Int32Array;
}

/** How an update is made; constant within one call. */
export interface UpdateRule {
  /** Adam's step size. */
  readonly learningRate: number;
  /** Adam's β₂: the share of its second moment that an update keeps. */
  readonly adamBeta2: number;
  readonly loss: Config['loss'];
  /** Double DQN (van Hasselt 2016): the online network picks the next action, the target network values it. */
  readonly doubleDqn: boolean;
  /** The gradient is scaled down to this Euclidean norm; 0 leaves it as it is. */
  readonly maxGradientNorm: number;
  /** After each update target ← τ·online + (1 − τ)·target; 0 leaves the target network as it is. */
  readonly polyakTau: number;
}

export interface LearnStats {
  /** `[count]`: mean (weighted) loss of each update's minibatch. */
  readonly losses: Float32Array;
  /** `[count · batchSize]`: y − Q(s, a) before its update. */
  readonly tdErrors: Float32Array;
}

export const LEARNER_NAMES = ['webgl', 'simd', 'reference', 'tfjs'] as const;
export type LearnerName = (typeof LEARNER_NAMES)[number];

/**
 * Makes gradient updates. The CPU state is the truth: a learner may mirror it (textures, wasm memory),
 * and has brought it back when `learn` resolves.
 */
export interface Learner {
  readonly name: LearnerName;
  /** What it runs on, for people: 'ANGLE (Apple M2)', 'WebAssembly SIMD'. */
  readonly device: string;
  /** `batches.count` updates in a row. @throws when the device is lost; `state` is then as it was before the call. */
  learn(state: LearnerState, batches: Batches, rule: UpdateRule): Promise<LearnStats>;
  /**
   * Does ahead, without blocking the thread, what takes long before the first update of such a network, batch size and
   * kind of rule (its loss, Double DQN, clipping or not).
   */
  warmUp?(shape: NetworkShape, batchSize: number, rule: UpdateRule): Promise<void>;
  dispose(): void;
}

/** Computes Q-values on the CPU: acting never touches the GPU. */
export interface Policy {
  /** Takes a copy of the parameters, of the shape it was made for. */
  load(parameters: Float32Array): void;
  /** Q-values `[count, 2]` of `count` observations `[count, 4]` into `out`. */
  qValues(observations: Float32Array, count: number, out: Float32Array): void;
}

export type PolicyFactory = (shape: NetworkShape) => Policy;

/** Adam (Kingma & Ba 2015) with PyTorch's defaults; β₂ is a knob. */
export const ADAM_BETA_1 = 0.9;
export const ADAM_EPSILON = 1e-8;

export function createLearnerState(shape: NetworkShape, random: Random): LearnerState {
  const online = initialParameters(shape, random);
  return {
    shape,
    online,
    target: online.slice(),
    adamM: new Float32Array(online.length),
    adamV: new Float32Array(online.length),
    updates: 0,
    revision: 0,
    targetCopies: 0,
  };
}
