import { STATE_SIZE } from './cartpole.ts';
import type { Episode } from './episode.ts';
import type { Batches, SampledBatches } from './learner.ts';
import type { PrioritySampler } from './priorities.ts';
import type { Random } from './random.ts';

/**
 * A ring of the newest `capacity` transitions in typed arrays (Lin 1992). With n-step returns `reward` sums n
 * rewards and `nextState` lies n steps on.
 */
export class ReplayBuffer {
  readonly capacity: number;
  /** `[capacity, 4]` */
  readonly state: Float32Array;
  readonly action: Uint8Array;
  readonly reward: Float32Array;
  /** `[capacity, 4]` */
  readonly nextState: Float32Array;
  /** γⁿ, or 0 where no value follows. */
  readonly discount: Float32Array;
  /** 1 where the episode ended and no value follows. */
  readonly final: Uint8Array;
  /** Where the next transition goes. */
  head = 0;
  size = 0;
  /** How many of the stored transitions are final. */
  finalCount = 0;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.state = new Float32Array(capacity * STATE_SIZE);
    this.action = new Uint8Array(capacity);
    this.reward = new Float32Array(capacity);
    this.nextState = new Float32Array(capacity * STATE_SIZE);
    this.discount = new Float32Array(capacity);
    this.final = new Uint8Array(capacity);
  }

  /**
   * Stores an episode as n-step transitions (Sutton & Barto 2018, §7.1): reward r₁ + γr₂ + … + γⁿ⁻¹rₙ, the state
   * n steps on, discount γⁿ; shorter for its last steps. Each goes over the oldest one when the ring is full.
   * @param rewardDivisor divides every reward.
   * @param bootstrapAtEnd whether the state after the last step still has a value.
   * @param onStore told the slot of each.
   */
  storeEpisode(
    episode: Episode,
    { nStep, gamma, rewardDivisor, bootstrapAtEnd }: EpisodeReturns,
    onStore?: (slot: number) => void,
  ): void {
    for (let t = 0; t < episode.length; t += 1) {
      const next = Math.min(t + nStep, episode.length);
      let sum = 0;
      let discount = 1;
      for (let k = t; k < next; k += 1) {
        sum += discount * (episode.rewards[k] / rewardDivisor);
        discount *= gamma;
      }
      const final = next === episode.length && !bootstrapAtEnd;
      const slot = this.#nextSlot();
      for (let k = 0; k < STATE_SIZE; k += 1) {
        this.state[slot * STATE_SIZE + k] = episode.observations[t * STATE_SIZE + k];
        this.nextState[slot * STATE_SIZE + k] = episode.observations[next * STATE_SIZE + k];
      }
      this.action[slot] = episode.actions[t];
      this.reward[slot] = sum;
      this.discount[slot] = final ? 0 : discount;
      this.final[slot] = final ? 1 : 0;
      this.finalCount += final ? 1 : 0;
      onStore?.(slot);
    }
  }

  /**
   * n of the n-step transition in `slot`. Where the episode went on, the next state is where the transition `nStep`
   * slots on begins; the last ones of an episode all lead to its end and are counted down to it.
   */
  stepsOf(slot: number, nStep: number): number {
    const nextIs = (states: Float32Array, other: number) =>
      [0, 1, 2, 3].every((k) => states[other * STATE_SIZE + k] === this.nextState[slot * STATE_SIZE + k]);
    if (nextIs(this.state, (slot + nStep) % this.capacity)) return nStep;
    let steps = 1;
    while (steps < nStep && nextIs(this.nextState, (slot + steps) % this.capacity)) steps += 1;
    return steps;
  }

  /** Moves the head on by one; what the ring was full of gives way. */
  #nextSlot(): number {
    const slot = this.head;
    if (this.size === this.capacity) this.finalCount -= this.final[slot];
    else this.size += 1;
    this.head = (slot + 1) % this.capacity;
    return slot;
  }
}

export interface EpisodeReturns {
  readonly nStep: number;
  readonly gamma: number;
  readonly rewardDivisor: number;
  readonly bootstrapAtEnd: boolean;
}

/** Draws minibatches into memory that it keeps: what `sample` returns is valid until the next call. */
export class Sampler {
  readonly #replay: ReplayBuffer;
  readonly #batchSize: number;
  /** The number of the minibatch that last took a slot: a slot is taken once a minibatch. */
  readonly #takenBy: Int32Array;
  #batch = 0;
  #memory: SampledBatches;

  constructor(replay: ReplayBuffer, batchSize: number) {
    this.#replay = replay;
    this.#batchSize = batchSize;
    this.#takenBy = new Int32Array(replay.capacity);
    this.#memory = allocate(0, batchSize);
  }

  /**
   * `count` minibatches, each uniform without replacement, or prioritised when `priorities` are given.
   * @throws {RangeError} when the buffer holds less than a minibatch.
   */
  sample(
    count: number,
    random: Random,
    priorities?: PrioritySampler,
    importanceExponent = 1,
  ): SampledBatches {
    if (this.#replay.size < this.#batchSize) {
      throw new RangeError(
        `A minibatch of ${this.#batchSize} needs more than ${this.#replay.size} transitions.`,
      );
    }
    if (this.#memory.count < count) this.#memory = allocate(count, this.#batchSize);
    const batches = firstBatches(this.#memory, count);
    for (let batch = 0; batch < count; batch += 1) {
      if (priorities === undefined) this.#drawUniform(batches, batch, random);
      else priorities.draw(batches, batch, this.#replay.size, random, importanceExponent);
    }
    this.#gather(batches);
    return batches;
  }

  #drawUniform({ slots, weight }: SampledBatches, batch: number, random: Random): void {
    this.#batch += 1;
    for (let i = batch * this.#batchSize; i < (batch + 1) * this.#batchSize; i += 1) {
      let slot = random.integer(this.#replay.size);
      while (this.#takenBy[slot] === this.#batch) slot = random.integer(this.#replay.size);
      this.#takenBy[slot] = this.#batch;
      slots[i] = slot;
      weight[i] = 1;
    }
  }

  #gather({ slots, state, action, reward, nextState, discount }: SampledBatches): void {
    const from = this.#replay;
    for (let i = 0; i < slots.length; i += 1) {
      const slot = slots[i];
      for (let k = 0; k < STATE_SIZE; k += 1) {
        state[i * STATE_SIZE + k] = from.state[slot * STATE_SIZE + k];
        nextState[i * STATE_SIZE + k] = from.nextState[slot * STATE_SIZE + k];
      }
      action[i] = from.action[slot];
      reward[i] = from.reward[slot];
      discount[i] = from.discount[slot];
    }
  }
}

function allocate(count: number, batchSize: number): SampledBatches {
  const samples = count * batchSize;
  return {
    count,
    batchSize,
    slots: new Int32Array(samples),
    state: new Float32Array(samples * STATE_SIZE),
    action: new Uint8Array(samples),
    reward: new Float32Array(samples),
    nextState: new Float32Array(samples * STATE_SIZE),
    discount: new Float32Array(samples),
    weight: new Float32Array(samples),
  };
}

/** `count` of the minibatches from the `first` on, in the same memory. */
export function sliceBatches(batches: Batches, first: number, count: number): Batches {
  const { batchSize } = batches;
  const [from, to] = [first * batchSize, (first + count) * batchSize];
  return {
    count,
    batchSize,
    state: batches.state.subarray(from * STATE_SIZE, to * STATE_SIZE),
    action: batches.action.subarray(from, to),
    reward: batches.reward.subarray(from, to),
    nextState: batches.nextState.subarray(from * STATE_SIZE, to * STATE_SIZE),
    discount: batches.discount.subarray(from, to),
    weight: batches.weight.subarray(from, to),
  };
}

function firstBatches(memory: SampledBatches, count: number): SampledBatches {
  if (memory.count === count) return memory;
  const slots = memory.slots.subarray(0, count * memory.batchSize);
  return { ...sliceBatches(memory, 0, count), slots };
}
