/** A learner's call should take no longer (ms): commands are heard between two calls. */
const longestCall = 50;

/** How many updates go into a call of a learner, from how long the call before took. */
export class CallLength {
  readonly #clock: (() => number) | undefined;
  /** One at first: nobody knows yet how long it takes. */
  #updates = 1;

  /** @param clock in milliseconds; without one, calls are as long as they can be. */
  constructor(clock: (() => number) | undefined) {
    this.#clock = clock;
    if (clock === undefined) this.#updates = Number.POSITIVE_INFINITY;
  }

  /** At least 1, and any number where calls are too short to be timed. */
  get updates(): number {
    return this.#updates;
  }

  /** Makes a call of `updates` updates, and learns from how long it takes. */
  async timed<Result>(updates: number, call: () => Promise<Result>): Promise<Result> {
    if (this.#clock === undefined) return call();
    const begin = this.#clock();
    const result = await call();
    this.#updates = Math.max(1, Math.floor((longestCall * updates) / (this.#clock() - begin)));
    return result;
  }
}
