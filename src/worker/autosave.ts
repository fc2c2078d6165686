import type { Config } from '../core/config.ts';
import { presetOf } from '../core/presets.ts';
import { isFinished } from '../core/training-state.ts';
import { encodeCheckpoint } from '../files/checkpoint.ts';
import type { CheckpointStore } from '../runs/storage/checkpoint-store.ts';
import { storageProblem } from '../runs/storage/database.ts';
import type { Place } from '../runs/storage/owner.ts';
import type { StorageNotice } from './protocol.ts';
import type { Post, TrainingRun } from './training-run.ts';

/** What it needs of the storage. */
export type AutosaveStore = Pick<CheckpointStore, 'save' | 'takeUpSnapshots' | 'markEnded' | 'prune'>;

/** At most so much training (ms) is lost when the tab dies, and the episode that was under way. */
const saveInterval = 5000;
/** The first save comes sooner (ms): a worker that dies young should not begin from nothing. */
const firstSave = 1000;

/**
 * Keeps a run in the browser's storage and on the page as it goes: every few seconds, when the page says so and at
 * the end; always between two episodes, when its state is whole.
 */
export class Autosave {
  readonly #run: TrainingRun;
  readonly #store: AutosaveStore;
  readonly #post: Post;
  /** Where it is stored: this worker holds that place. */
  readonly #place: Place;
  #timer: ReturnType<typeof setTimeout>;
  #saved: { readonly episodes: number; readonly config: Config } | null = null;
  #isWaiting = false;
  #writing: Promise<void> | null = null;
  #isOver = false;

  constructor(run: TrainingRun, store: AutosaveStore, post: Post, place: Place) {
    this.#run = run;
    this.#store = store;
    this.#post = post;
    this.#place = place;
    const tick = () => {
      this.#timer = setTimeout(tick, saveInterval);
      this.save();
    };
    this.#timer = setTimeout(tick, firstSave);
    void store.prune().catch(() => undefined); // saving will tell
  }

  /** Saves what is new, now or, in the middle of an episode, at its end; a pause lets it come to that end. */
  save(): void {
    const { state, isWhole, learner } = this.#run;
    const episodes = state.history.length;
    const isSaved = this.#saved?.episodes === episodes && this.#saved.config === state.config;
    if (isWhole && (episodes === 0 || isSaved)) return;
    this.#isWaiting = !isWhole || this.#writing !== null;
    if (!isWhole) this.#run.finishEpisode();
    if (this.#isWaiting) return;
    this.#saved = { episodes, config: state.config };
    this.#writing = this.#write(
      // Snapshots weigh ten times as much as all else: on the way they are stored apart, each once.
      encodeCheckpoint(this.#isOver ? state : { ...state, snapshots: [] }, this.#run.elapsedSeconds, learner),
    ).finally(() => {
      this.#writing = null;
      if (this.#isWaiting) this.save();
    });
  }

  /** Called when an episode has ended. */
  episodeEnded(): void {
    if (this.#isWaiting) this.save();
  }

  /**
   * The run has ended: saves it once more, and holds its place until it is let go.
   * @param isOver it is not to be offered as interrupted: it ended, was stopped, or would diverge again
   */
  end(isOver: boolean): void {
    clearTimeout(this.#timer);
    this.#isOver = isOver;
    if (this.#run.isWhole) {
      if (isOver) this.#saved = null; // even where no episode is new, that it is over is
      this.save();
    } else if (isOver) void this.#markOver();
  }

  /** Another run begins: whoever wants to may carry this one on. */
  release(): void {
    clearTimeout(this.#timer);
    this.#place.release();
  }

  /** What was saved last stays as it is: the middle of an episode cannot be saved. */
  async #markOver(): Promise<void> {
    this.#isWaiting = false;
    await this.#writing;
    await this.#store.markEnded(this.#place.id).catch(() => undefined);
  }

  async #write(checkpoint: Uint8Array<ArrayBuffer>): Promise<void> {
    const { state, elapsedSeconds } = this.#run;
    const { config, history } = state;
    const episodes = history.length;
    const { id, isCopy } = this.#place;
    const saved = {
      id,
      preset: presetOf(config),
      seed: config.seed,
      episodes,
      mostEpisodes: config.episodes,
      elapsedSeconds,
      savedAt: Date.now(),
      ended: this.#isOver || isFinished(state),
    };
    const notice = await this.#store
      .save(saved, checkpoint, state.snapshots)
      .then((): StorageNotice | null => (isCopy ? 'copied' : null), storageProblem);
    this.#post({ type: 'autosaved', run: this.#run.run, episodes, checkpoint, notice }, [checkpoint.buffer]);
  }
}
