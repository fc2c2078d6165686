import type { Config } from '../core/config.ts';
import type {
  Batches,
  Learner,
  LearnerName,
  LearnerState,
  LearnStats,
  Policy,
  UpdateRule,
} from '../core/learner.ts';
import type { NetworkShape } from '../core/network.ts';
import { createPolicy } from '../core/policy.ts';
import { updateRule } from '../core/train.ts';
import {
  type LearnerChoice as ChosenLearner,
  chooseLearner,
  probeWebgl,
  type WebglProbe,
} from '../learners/choose.ts';
import { createReferenceLearner } from '../learners/reference/learner.ts';
import { compileKernel, simdSupports } from '../learners/simd/kernel.ts';
import { createSimdLearner } from '../learners/simd/learner.ts';
import { createSimdPolicy } from '../learners/simd/policy.ts';
import { DeviceLostError } from '../learners/webgl/device-lost.ts';
import type { LearnerChoice, LearnerInUse } from './protocol.ts';

/** How often a lost GPU is taken up again before the run goes on without it. */
const mostRebuilds = 3;

/** A learner that outlives its device: when the GPU is lost it is built anew, and at last replaced by `simd`. */
export interface HostedLearner extends Learner {
  readonly inUse: LearnerInUse;
  /** Whether it serves these as well as one built for them would. */
  isFor(shape: NetworkShape, batchSize: number): boolean;
  /** Compiles what takes long, before it is needed. */
  warmUp(shape: NetworkShape, config: Config): Promise<void>;
}

/** What a run is to learn on. */
export interface LearnerWish {
  readonly choice: LearnerChoice;
  /** Because it did so before it was broken off. */
  readonly resumed?: true;
}

/** Finds out what this browser can run on and builds it. */
export class LearnerHost {
  #probed: Promise<Probe> | undefined;

  #probe(): Promise<Probe> {
    this.#probed ??= probe();
    return this.#probed;
  }

  /** Which learners could train such a network here, the fastest to build first. */
  async available(shape: NetworkShape, batchSize: number): Promise<LearnerName[]> {
    const probe = await this.#probe();
    const names: LearnerName[] = [];
    if ('renderer' in probe.webgl && probe.webgl.float32) names.push('webgl');
    if (probe.simd && simdSupports(shape, batchSize)) names.push('simd');
    return [...names, 'reference'];
  }

  /** @param onChange told when a lost device made it change to another. */
  async create(
    { choice, resumed }: LearnerWish,
    shape: NetworkShape,
    batchSize: number,
    onChange: (inUse: LearnerInUse) => void,
  ): Promise<HostedLearner> {
    const { webgl, simd } = await this.#probe();
    const simdFits = simd && simdSupports(shape, batchSize);
    const gpu = 'renderer' in webgl ? webgl.renderer : null;
    const wanted = chooseLearner(choice, webgl, { simd, simdFits });
    const built = await buildOrFallBack(wanted.learner, simdFits);
    const fellBack = built.name !== wanted.learner;
    const inUse = (learner: Learner, why: Pick<LearnerInUse, 'reason' | 'missing'>): Replacement => ({
      learner,
      inUse: { name: learner.name, gpu, ...why },
    });
    const why = fellBack
      ? ({ reason: 'requested-unavailable', missing: 'device-lost' } as const)
      : reasonOf(wanted, resumed);
    const lost = { reason: 'device-lost' } as const;
    return new ResilientLearner(inUse(built, why), {
      simdFits,
      rebuild: async () => inUse(await build('webgl'), lost),
      replace: async () => inUse(await build(simdFits ? 'simd' : 'reference'), lost),
      onChange,
    });
  }

  /** The policy that acts for any learner: SIMD where it fits, else plain TypeScript. */
  async policy(shape: NetworkShape): Promise<Policy> {
    const probe = await this.#probe();
    if (!probe.simd || !simdSupports(shape, 4)) return createPolicy(shape);
    const simdPolicy = await createSimdPolicy();
    return simdPolicy(shape);
  }
}

/** A device that the probe found may still refuse: then the run goes on without it. */
async function buildOrFallBack(name: LearnerName, simdFits: boolean): Promise<Learner> {
  try {
    return await build(name);
  } catch (error) {
    if (name === 'reference') throw error;
    return build(simdFits && name !== 'simd' ? 'simd' : 'reference');
  }
}

function reasonOf(
  { reason, missing }: ChosenLearner,
  resumed: true | undefined,
): Pick<LearnerInUse, 'reason' | 'missing'> {
  if (reason === 'requested' && resumed) return { reason: 'resumed' };
  return missing === undefined ? { reason } : { reason, missing };
}

interface Probe {
  readonly webgl: WebglProbe;
  /** The kernel compiles here. */
  readonly simd: boolean;
}

async function probe(): Promise<Probe> {
  const [webgl, simd] = await Promise.all([
    probeWebgl(),
    compileKernel().then(
      () => true,
      () => false,
    ),
  ]);
  return { webgl, simd };
}

async function build(name: LearnerName): Promise<Learner> {
  switch (name) {
    case 'webgl': {
      // tfjs is large: it is loaded only where WebGL is to be used.
      const { createWebglLearner } = await import('../learners/webgl/learner.ts');
      return createWebglLearner();
    }
    case 'simd':
      return createSimdLearner();
    case 'reference':
      return createReferenceLearner();
  }
}

interface Replacement {
  readonly learner: Learner;
  readonly inUse: LearnerInUse;
}

interface Recovery {
  readonly simdFits: boolean;
  rebuild(): Promise<Replacement>;
  replace(): Promise<Replacement>;
  onChange(inUse: LearnerInUse): void;
}

type WarmableLearner = Learner & {
  warmUp?: (shape: NetworkShape, size: number, rule: UpdateRule) => Promise<void>;
};

class ResilientLearner implements HostedLearner {
  #learner: Learner;
  #inUse: LearnerInUse;
  readonly #recovery: Recovery;
  #rebuilds = 0;
  #inFlight: Promise<unknown> = Promise.resolve();

  constructor({ learner, inUse }: Replacement, recovery: Recovery) {
    this.#learner = learner;
    this.#inUse = inUse;
    this.#recovery = recovery;
  }

  get name(): LearnerName {
    return this.#learner.name;
  }

  get device(): string {
    return this.#learner.device;
  }

  get inUse(): LearnerInUse {
    return this.#inUse;
  }

  isFor(shape: NetworkShape, batchSize: number): boolean {
    return this.#inUse.reason !== 'device-lost' && this.#recovery.simdFits === simdSupports(shape, batchSize);
  }

  async warmUp(shape: NetworkShape, config: Config): Promise<void> {
    await this.#outliving(async (learner: WarmableLearner) => {
      await learner.warmUp?.(shape, config.batchSize, updateRule(config, 0, 0));
    });
  }

  learn(state: LearnerState, batches: Batches, rule: UpdateRule): Promise<LearnStats> {
    const learning = this.#outliving((learner) => learner.learn(state, batches, rule));
    this.#inFlight = learning.catch(() => undefined);
    return learning;
  }

  /** Once a call under way has ended. */
  dispose(): void {
    void this.#inFlight.then(() => this.#learner.dispose());
  }

  /** Work that a lost device leaves undone is done again on the next. */
  async #outliving<Result>(work: (learner: Learner) => Promise<Result>): Promise<Result> {
    try {
      return await work(this.#learner);
    } catch (error) {
      if (!(error instanceof DeviceLostError)) throw error;
      await this.#recover();
      return this.#outliving(work);
    }
  }

  async #recover(): Promise<void> {
    this.#learner.dispose();
    this.#rebuilds += 1;
    const { learner, inUse } = await (this.#rebuilds <= mostRebuilds
      ? this.#recovery.rebuild().catch(() => this.#recovery.replace())
      : this.#recovery.replace());
    this.#learner = learner;
    this.#inUse = inUse;
    this.#recovery.onChange(inUse);
  }
}
