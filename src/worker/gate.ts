/** Thrown inside a run that was stopped: unwinds it from wherever it waits. */
export class Stopped extends Error {
  override name = 'Stopped';
}

/** Work this long (ms) may go on before the worker looks at its messages. */
const sliceMilliseconds = 8;

/**
 * Lets a run be held, slowed and stopped at every place where it waits or breathes. Timers are the event loop's
 * macrotasks, so that commands arrive between two slices; nothing depends on a visible tab.
 */
export class Gate {
  #paused: boolean;
  #stopped = false;
  #letsThrough = false;
  #sliceStart = performance.now();
  #pausedSince: number | null;
  #pausedMilliseconds = 0;
  readonly #channel = new MessageChannel();
  #afterMacrotask: (() => void) | null = null;
  #wake: (() => void) | null = null;

  constructor(paused: boolean) {
    this.#paused = paused;
    this.#pausedSince = paused ? performance.now() : null;
    this.#channel.port1.onmessage = () => this.#afterMacrotask?.();
  }

  get paused(): boolean {
    return this.#paused;
  }

  /** Milliseconds spent paused so far. */
  pausedMilliseconds(now = performance.now()): number {
    return this.#pausedMilliseconds + (this.#pausedSince === null ? 0 : now - this.#pausedSince);
  }

  setPaused(paused: boolean): void {
    if (paused === this.#paused) return;
    const now = performance.now();
    this.#pausedMilliseconds = this.pausedMilliseconds(now);
    this.#pausedSince = paused ? now : null;
    this.#paused = paused;
    this.wake();
  }

  /** While paused, lets the work that `breathe` holds go on to where it is whole. */
  set letsThrough(lets: boolean) {
    this.#letsThrough = lets;
    this.wake();
  }

  stop(): void {
    this.#stopped = true;
    this.wake();
  }

  /** Ends a wait early: something it depends on has changed. */
  wake(): void {
    this.#wake?.();
  }

  /** Called in the middle of work: lets messages in once the slice is used up. @throws {Stopped} */
  async breathe(): Promise<void> {
    if (performance.now() - this.#sliceStart < sliceMilliseconds) return;
    await this.#macrotask();
    await this.whileHeld(() => this.#paused && !this.#letsThrough);
  }

  /**
   * Waits as long as `isHeld`, looking again after `milliseconds` of it and whenever woken.
   * @throws {Stopped}
   */
  async whileHeld(isHeld: () => boolean, milliseconds?: () => number): Promise<void> {
    while (!this.#stopped && isHeld()) {
      await new Promise<void>((resolve) => {
        const timer = milliseconds && setTimeout(resolve, Math.max(0, milliseconds()));
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = null;
      this.#sliceStart = performance.now();
    }
    if (this.#stopped) throw new Stopped();
  }

  dispose(): void {
    this.#channel.port1.close();
  }

  async #macrotask(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#afterMacrotask = resolve;
      this.#channel.port2.postMessage(null);
    });
    this.#sliceStart = performance.now();
  }
}
