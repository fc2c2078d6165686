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
import { updateRule } from '../core/train.ts';
import { type ChosenLearner, chooseLearner, runningLearners } from '../learners/choose.ts';
import { type Device, probeDevice, type Work, withoutGpu } from '../learners/device.ts';
import { DeviceLostError } from '../learners/device-lost.ts';
import { fastestPolicy } from '../learners/policy.ts';
import { LEARNERS } from '../learners/registry.ts';
import type { LearnerChoice, LearnerInUse } from './protocol.ts';

/** How often a lost GPU is taken up again before the run goes on without it. */
const mostRebuilds = 3;

/** A learner that outlives its device: when the GPU is lost it is rebuilt, and at last replaced by another. */
export interface HostedLearner extends Learner {
  readonly inUse: LearnerInUse;
  /** Whether it serves this work as well as one built for it would. */
  isFor(work: Work): boolean;
  /** Compiles what takes long, before it is needed. */
  prepare(shape: NetworkShape, config: Config): Promise<void>;
}

/** What a run is to learn on. */
export interface LearnerWish {
  readonly choice: LearnerChoice;
  /** Because it did so before it was interrupted. */
  readonly resumed?: true;
}

/** Finds out what this browser can run on and builds it. */
export class LearnerHost {
  #probed: Promise<Device> | undefined;

  #device(): Promise<Device> {
    this.#probed ??= probeDevice();
    return this.#probed;
  }

  /** Which learners could do this work here. */
  async available(work: Work): Promise<LearnerName[]> {
    return runningLearners(await this.#device(), work);
  }

  /** @param onChange told when a lost device made it change to another. */
  async create(
    wish: LearnerWish,
    work: Work,
    onChange: (inUse: LearnerInUse) => void,
  ): Promise<HostedLearner> {
    const device = await this.#device();
    return new ResilientLearner(await firstBuilt(wish, device, work), { wish, device, work, onChange });
  }

  /** The policy that acts for any learner. */
  async policy(shape: NetworkShape): Promise<Policy> {
    return (await fastestPolicy())(shape);
  }
}

interface Built {
  readonly learner: Learner;
  readonly inUse: LearnerInUse;
}

async function built(
  name: LearnerName,
  why: Pick<LearnerInUse, 'reason' | 'missing'>,
  device: Device,
): Promise<Built> {
  const learner = await LEARNERS[name].create();
  const gpu = 'renderer' in device.webgl ? device.webgl.renderer : null;
  return { learner, inUse: { name, device: learner.device, gpu, ...why } };
}

/** A device that the probe found may still refuse: then the run goes on without it. */
async function firstBuilt(wish: LearnerWish, device: Device, work: Work): Promise<Built> {
  const { learner, reason, missing } = chooseLearner(wish.choice, device, work);
  try {
    if (reason === 'requested' && wish.resumed) return await built(learner, { reason: 'resumed' }, device);
    return await built(learner, missing === undefined ? { reason } : { reason, missing }, device);
  } catch {
    const { learner: other } = chooseLearner('auto', withoutGpu(device), work);
    return built(other, { reason: 'requested-unavailable', missing: 'device-lost' }, device);
  }
}

interface Circumstances {
  readonly wish: LearnerWish;
  readonly device: Device;
  readonly work: Work;
  onChange(inUse: LearnerInUse): void;
}

class ResilientLearner implements HostedLearner {
  #learner: Learner;
  #inUse: LearnerInUse;
  readonly #circumstances: Circumstances;
  #rebuilds = 0;
  #inFlight: Promise<unknown> = Promise.resolve();

  constructor({ learner, inUse }: Built, circumstances: Circumstances) {
    this.#learner = learner;
    this.#inUse = inUse;
    this.#circumstances = circumstances;
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

  isFor(work: Work): boolean {
    const { wish, device, work: builtFor } = this.#circumstances;
    const choice = (each: Work) => chooseLearner(wish.choice, device, each);
    return this.#inUse.reason !== 'device-lost' && isSame(choice(builtFor), choice(work));
  }

  async prepare(shape: NetworkShape, config: Config): Promise<void> {
    await this.#outliving(async (learner) => {
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
    const { device, work, onChange } = this.#circumstances;
    const lost = { reason: 'device-lost' } as const;
    const replace = () => built(chooseLearner('auto', withoutGpu(device), work).learner, lost, device);
    this.#learner.dispose();
    this.#rebuilds += 1;
    const { learner, inUse } = await (this.#rebuilds <= mostRebuilds
      ? built(this.name, lost, device).catch(replace)
      : replace());
    this.#learner = learner;
    this.#inUse = inUse;
    onChange(inUse);
  }
}

function isSame(a: ChosenLearner, b: ChosenLearner): boolean {
  return a.learner === b.learner && a.reason === b.reason && a.missing === b.missing;
}
