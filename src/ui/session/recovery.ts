import type { Command, Report } from '../../worker/protocol.ts';

/** How a run is begun, anew or from a checkpoint. */
export type BeginCommand = Extract<Command, { type: 'start' | 'restore' }>;

/** After this many deaths in a row, none further than the one before, a run is given up. */
const mostDeaths = 3;

/** A run as it was saved last. */
export interface Saved {
  readonly checkpoint: Uint8Array<ArrayBuffer>;
  /** Training episodes in it. */
  readonly episodes: number;
}

/** Keeps the newest checkpoint of the run on the page, and says how to go on when the worker has died. */
export class Recovery {
  #begin: BeginCommand | null = null;
  #saved: Saved | null = null;
  #deaths = 0;
  /** Training episodes done when the worker last died. */
  #diedAt = 0;

  /** A run begins: until it has been saved, it is begun anew. */
  begun(command: BeginCommand): void {
    this.#begin = command;
    this.#saved = null;
    this.#deaths = 0;
    this.#diedAt = 0;
  }

  saved({ run, episodes, checkpoint, stored }: Extract<Report, { type: 'autosaved' }>): void {
    if (this.#begin?.run !== run) return;
    const { pace, learner } = this.#begin;
    this.#saved = { checkpoint, episodes };
    this.#begin = { type: 'restore', run, checkpoint, stored, pace, learner, play: true };
    if (episodes > this.#diedAt) this.#deaths = 0;
  }

  /**
   * The worker died `episodes` training episodes into `run`.
   * @returns how to go on; null when it has died three times in a row without getting any further.
   */
  died(run: number, episodes: number): BeginCommand | null {
    this.#diedAt = Math.max(this.#diedAt, episodes);
    this.#deaths += 1;
    return this.#begin?.run === run && this.#deaths < mostDeaths ? this.#begin : null;
  }

  /** The newest checkpoint of `run`; null when it has not been saved yet. */
  savedOf(run: number): Saved | null {
    return this.#begin?.run === run ? this.#saved : null;
  }
}
