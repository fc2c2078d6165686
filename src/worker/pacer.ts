import type { Gate } from './gate.ts';
import type { Pace } from './protocol.ts';

/** Shorter rests than this (ms) are saved up: timers are not finer. */
const shortestRest = 4;

/** Holds a run to its pace: each episode takes its own time divided by the pace, learning included. */
export class Pacer {
  readonly #stepMilliseconds: number;
  #pace: Pace;
  /** When, on the clock without pauses, the episodes so far are due to be over. */
  #due = performance.now();

  /** @param timeStep of the run's world, s. */
  constructor(pace: Pace, timeStep: number) {
    this.#stepMilliseconds = 1000 * timeStep;
    this.#pace = pace;
  }

  set pace(pace: Pace) {
    this.#pace = pace;
  }

  /** Ends the rest under way, once its gate is woken. */
  skip(): void {
    this.#due = Number.NEGATIVE_INFINITY;
  }

  /** Rests until an episode of `steps` steps, begun when the last rest ended, is over at this pace. */
  async rest(gate: Gate, steps: number): Promise<void> {
    const clock = () => performance.now() - gate.pausedMilliseconds();
    const due = () => (this.#pace === 'max' ? 0 : this.#due + (this.#stepMilliseconds * steps) / this.#pace);
    if (due() - clock() > shortestRest) {
      await gate.whileHeld(
        () => gate.paused || due() > clock(),
        () => (gate.paused ? 60_000 : due() - clock()),
      );
    }
    this.#due = Math.max(due(), clock() - shortestRest);
  }
}
