import type { Command, LearnerChoice, LiveChanges, Pace, Report } from '../../worker/protocol.ts';

/** How a run is begun, anew or from a checkpoint. */
export type BeginCommand = Extract<Command, { type: 'start' | 'restore' }>;

type Wish = 'pause' | 'resume' | 'stepEpisode' | 'stop';
type Question = 'exportCheckpoint' | 'wantTrajectory' | 'inspectUpdate';

/** What is said to a run once it was begun. */
export type RunCommand = Extract<Command, { type: Wish | Question | 'setLive' }>;

/** After this many deaths in a row, none further than the one before, a run is given up. */
const mostDeaths = 3;

/** A run as it was saved last. */
export interface SavedCheckpoint {
  readonly checkpoint: Uint8Array<ArrayBuffer>;
  /** Training episodes in it. */
  readonly episodes: number;
}

/** What answers a question. */
const ANSWERS = {
  checkpoint: 'exportCheckpoint',
  trajectory: 'wantTrajectory',
  inspected: 'inspectUpdate',
} as const;

/**
 * All that one run was told and what it has answered: enough for another worker to go on with it as it was meant to go
 * when its own has died, be it before it had begun.
 */
export class Recovery {
  #begin: BeginCommand;
  #saved: SavedCheckpoint | null = null;
  #deaths = 0;
  /** Training episodes done when the worker last died. */
  #diedAt = 0;
  /** What was last said about how it goes. */
  #wish: Wish;
  /** Live knobs turned since it was begun; those that a checkpoint has already change nothing. */
  #live: LiveChanges = {};
  /** Questions that have not been answered. */
  readonly #asked = new Set<Question>();

  constructor(begin: BeginCommand) {
    this.#begin = begin;
    this.#wish = begin.play === false ? 'pause' : 'resume';
  }

  sent(command: RunCommand): void {
    switch (command.type) {
      case 'setLive':
        this.#live = { ...this.#live, ...command.changes };
        return;
      case 'exportCheckpoint':
      case 'wantTrajectory':
      case 'inspectUpdate':
        this.#asked.add(command.type);
        return;
      default:
        if (this.#wish !== 'stop') this.#wish = command.type;
    }
  }

  heard(report: Report): void {
    if (report.type === 'started') this.#begin = { ...this.#begin, id: report.id };
    if (report.type === 'paused' && report.paused && this.#wish === 'stepEpisode') this.#wish = 'pause';
    if (report.type === 'autosaved') this.#save(report);
    if (report.type === 'checkpoint' || report.type === 'trajectory' || report.type === 'inspected')
      this.#asked.delete(ANSWERS[report.type]);
  }

  /** The newest checkpoint; null when there is none yet. */
  get saved(): SavedCheckpoint | null {
    return this.#saved;
  }

  /**
   * The worker died `episodes` training episodes into the run.
   * @returns what to tell the next one; null when it has died three times in a row without getting any further.
   */
  died(episodes: number, settings: { pace: Pace; learner: LearnerChoice }): readonly Command[] | null {
    this.#diedAt = Math.max(this.#diedAt, episodes);
    this.#deaths += 1;
    if (this.#deaths >= mostDeaths) return null;
    const { run } = this.#begin;
    const again: Command[] = [{ ...this.#begin, ...settings, play: this.#wish === 'resume' }];
    if (Object.keys(this.#live).length > 0) again.push({ type: 'setLive', run, changes: this.#live });
    for (const type of this.#asked) again.push({ type, run });
    if (this.#wish === 'stepEpisode' || this.#wish === 'stop') again.push({ type: this.#wish, run });
    return again;
  }

  #save({ checkpoint, episodes }: Extract<Report, { type: 'autosaved' }>): void {
    const { run, id, pace, learner, play = true } = this.#begin;
    this.#saved = { checkpoint, episodes };
    this.#begin = { type: 'restore', run, id, checkpoint, pace, learner, play };
    if (episodes > this.#diedAt) this.#deaths = 0;
  }
}
