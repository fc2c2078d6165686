import type { Batches, Learner, LearnerState, LearnStats, UpdateRule } from '../../core/learner.ts';
import { checkLengths } from '../check.ts';
import { checkBatchSize, checkWidths, compileKernel, instantiateKernel, type Kernel } from './kernel.ts';

/**
 * DQN updates in WebAssembly SIMD: one call into the kernel makes all of them, without allocation.
 * Only multiplications, additions, divisions and square roots in a fixed order: the same bits on every machine.
 * `learn` rejects with a RangeError for sizes that the kernel does not take (see `simdSupports`).
 * @throws {Error} when the browser has no WebAssembly SIMD.
 */
export async function createSimdLearner(): Promise<Learner> {
  return new SimdLearner(instantiateKernel(await compileKernel()));
}

class SimdLearner implements Learner {
  readonly name = 'simd';
  readonly device = 'WebAssembly SIMD';
  readonly #kernel: Kernel;
  #numbers: Float32Array;
  /** Whose networks and moments the kernel's memory holds. */
  #mirrored: { readonly state: LearnerState; readonly written: number } | undefined;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.#numbers = new Float32Array(kernel.memory.buffer);
  }

  async learn(state: LearnerState, batches: Batches, rule: UpdateRule): Promise<LearnStats> {
    checkLengths(state, batches);
    checkWidths(state.shape);
    checkBatchSize(batches.batchSize);
    const { count, batchSize } = batches;
    const kernel = this.#kernel;
    const isMirrored = this.#mirrored?.state === state && this.#mirrored.written === writtenOutside(state);
    this.#mirrored = undefined;
    kernel.layOutLearner(...state.shape.hidden, batchSize, count);
    if (this.#numbers.buffer !== kernel.memory.buffer) this.#numbers = new Float32Array(kernel.memory.buffer);
    if (!isMirrored) this.#uploadState(state);
    this.#uploadBatches(batches);
    kernel.learn(
      batchSize,
      count,
      state.updates + 1,
      rule.learningRate,
      rule.adamBeta2,
      Number(rule.loss === 'squared'),
      Number(rule.doubleDqn),
      rule.maxGradientNorm,
      rule.polyakTau,
    );
    this.#downloadState(state, rule.polyakTau !== 0);
    state.updates += count;
    this.#mirrored = { state, written: writtenOutside(state) };
    return {
      losses: this.#at(kernel.losses, count).slice(),
      tdErrors: this.#at(kernel.tdErrors, count * batchSize).slice(),
    };
  }

  dispose(): void {
    this.#mirrored = undefined;
  }

  #uploadState({ online, target, adamM, adamV }: LearnerState): void {
    const kernel = this.#kernel;
    this.#at(kernel.online, online.length).set(online);
    this.#at(kernel.target, target.length).set(target);
    this.#at(kernel.adamM, adamM.length).set(adamM);
    this.#at(kernel.adamV, adamV.length).set(adamV);
    kernel.refreshOnline();
    kernel.refreshTarget();
  }

  #uploadBatches({ state, action, reward, nextState, discount, weight }: Batches): void {
    const kernel = this.#kernel;
    this.#at(kernel.states, state.length).set(state);
    this.#at(kernel.nextStates, nextState.length).set(nextState);
    this.#at(kernel.rewards, reward.length).set(reward);
    this.#at(kernel.discounts, discount.length).set(discount);
    this.#at(kernel.weights, weight.length).set(weight);
    new Uint8Array(kernel.memory.buffer, kernel.actions.value, action.length).set(action);
  }

  #downloadState({ online, target, adamM, adamV }: LearnerState, targetMoved: boolean): void {
    const kernel = this.#kernel;
    online.set(this.#at(kernel.online, online.length));
    adamM.set(this.#at(kernel.adamM, adamM.length));
    adamV.set(this.#at(kernel.adamV, adamV.length));
    if (targetMoved) target.set(this.#at(kernel.target, target.length));
  }

  #at(address: WebAssembly.Global<'i32'>, count: number): Float32Array {
    const first = address.value / Float32Array.BYTES_PER_ELEMENT;
    return this.#numbers.subarray(first, first + count);
  }
}

/** Grows whenever anyone but a learner writes the state. */
function writtenOutside({ revision, targetCopies }: LearnerState): number {
  return revision + targetCopies;
}
