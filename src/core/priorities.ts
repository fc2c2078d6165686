import type { SampledBatches } from './learner.ts';
import type { Random } from './random.ts';

/** Keeps a rare transition with no TD error from never being drawn again. */
const minimumPriority = 1e-6;

/** Proportional prioritised replay (Schaul, Quan, Antonoglou & Silver 2016) on a sum tree. */
export class PrioritySampler {
  readonly #leaves: number;
  readonly #exponent: number;
  /** A binary heap of sums: the root is 1, slot s is leaf `#leaves + s`. */
  readonly #sums: Float64Array;
  #highest = 1;

  /** @param exponent α: 0 draws uniformly, 1 in proportion to the TD error. */
  constructor(capacity: number, exponent: number) {
    this.#leaves = 2 ** Math.ceil(Math.log2(Math.max(2, capacity)));
    this.#exponent = exponent;
    this.#sums = new Float64Array(2 * this.#leaves);
  }

  /** A new transition gets the highest priority seen, so that it is drawn at least once soon. */
  add(slot: number): void {
    this.#set(slot, this.#highest);
  }

  /** Takes the TD errors of a learner's call as the new priorities. Shapes `[count · batchSize]`. */
  update(slots: Int32Array, tdErrors: Float32Array): void {
    for (const [i, slot] of slots.entries()) {
      const priority = (Math.abs(tdErrors[i]) + minimumPriority) ** this.#exponent;
      if (!Number.isFinite(priority)) continue;
      this.#highest = Math.max(this.#highest, priority);
      this.#set(slot, priority);
    }
  }

  /** Fills minibatch `batch`: one draw in each of batchSize equal parts of the total priority. */
  draw(into: SampledBatches, batch: number, size: number, random: Random, importanceExponent: number): void {
    const { slots, weight, batchSize } = into;
    const first = batch * batchSize;
    const total = this.#sums[1];
    let heaviest = 0;
    for (let i = 0; i < batchSize; i += 1) {
      const slot = this.#find(((i + random.float()) / batchSize) * total, size);
      const probability = this.#sums[this.#leaves + slot] / total;
      const importance = (size * probability) ** -importanceExponent;
      slots[first + i] = slot;
      weight[first + i] = importance;
      heaviest = Math.max(heaviest, importance);
    }
    for (let i = first; i < first + batchSize; i += 1) weight[i] /= heaviest;
  }

  /** The priorities of all slots, for a checkpoint. */
  snapshot(): { readonly leaves: Float64Array; readonly highest: number } {
    return { leaves: this.#sums.slice(this.#leaves), highest: this.#highest };
  }

  restore({ leaves, highest }: { readonly leaves: Float64Array; readonly highest: number }): void {
    this.#highest = highest;
    for (const [slot, priority] of leaves.subarray(0, this.#leaves).entries()) this.#set(slot, priority);
  }

  #set(slot: number, priority: number): void {
    let node = this.#leaves + slot;
    this.#sums[node] = priority;
    for (node >>= 1; node >= 1; node >>= 1) {
      this.#sums[node] = this.#sums[2 * node] + this.#sums[2 * node + 1];
    }
  }

  #find(mass: number, size: number): number {
    let node = 1;
    let rest = mass;
    while (node < this.#leaves) {
      const left = this.#sums[2 * node];
      node *= 2;
      if (rest >= left && this.#sums[node + 1] > 0) {
        rest -= left;
        node += 1;
      }
    }
    return Math.min(node - this.#leaves, size - 1);
  }
}
