import { CallLength } from './call-length.ts';
import type { Breathe } from './evaluate.ts';
import type { Batches, Learner, LearnerState, LearnStats, UpdateRule } from './learner.ts';
import { sliceBatches } from './replay.ts';

/** Loss, weights or Adam's second moment are no longer finite: what was asked for diverged. */
export class DivergedError extends Error {
  constructor(updates: number) {
    super(`Training diverged: by update ${updates} the loss, the weights or the gradients are not finite.`);
    this.name = 'DivergedError';
  }
}

export interface LearnerCallsOptions {
  /** Read anew for every call: it may be exchanged between two. */
  readonly learner: Learner;
  /** Awaited before each call. */
  readonly breathe?: Breathe;
  /** Milliseconds; without a clock a call is never cut short. */
  readonly clock?: () => number;
}

/** Gradient updates in calls of a learner that are short enough to be interrupted between, as long as they converge. */
export class LearnerCalls {
  readonly #options: LearnerCallsOptions;
  readonly #callLength: CallLength;

  constructor(options: LearnerCallsOptions) {
    this.#options = options;
    this.#callLength = new CallLength(options.clock);
  }

  /**
   * One update with each minibatch, in their order.
   * @throws {DivergedError}
   */
  async learn(state: LearnerState, batches: Batches, rule: UpdateRule): Promise<LearnStats> {
    const { count, batchSize } = batches;
    const losses = new Float32Array(count);
    const tdErrors = new Float32Array(count * batchSize);
    for (let first = 0; first < count; ) {
      await this.#options.breathe?.();
      const size = Math.min(count - first, this.#callLength.updates);
      const call = sliceBatches(batches, first, size);
      const stats = await this.#callLength.timed(size, () => this.#options.learner.learn(state, call, rule));
      // A second moment of ∞ would hold the weights where they are for good, finite and learning no more.
      if (!Number.isFinite(sum(stats.losses) + sum(state.online) + sum(state.adamV))) {
        throw new DivergedError(state.updates);
      }
      losses.set(stats.losses, first);
      tdErrors.set(stats.tdErrors, first * batchSize);
      first += size;
    }
    return { losses, tdErrors };
  }
}

/** Not finite as soon as one of them is not. Four sums side by side: a single one would wait for each addition. */
function sum(numbers: Float32Array): number {
  let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
  const whole = numbers.length - (numbers.length % 4);
  for (let i = 0; i < whole; i += 4) {
    sum0 += numbers[i];
    sum1 += numbers[i + 1];
    sum2 += numbers[i + 2];
    sum3 += numbers[i + 3];
  }
  for (let i = whole; i < numbers.length; i += 1) sum0 += numbers[i];
  return sum0 + sum1 + sum2 + sum3;
}
