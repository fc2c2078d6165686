/** One column of a history. Its name is also its heading in CSV files. */
interface Column {
  /** NaN may stand in it, where the number does not apply. */
  readonly gaps?: true;
}

/** All that is kept of every training episode: types, CSV, checkpoints and charts follow from this table. */
const HISTORY_COLUMNS = {
  /** Zero-based, as the blog counts. */
  episode: {},
  /** Steps the pole stayed up: CartPole's return. */
  return: {},
  /** Share of actions left to chance. */
  epsilon: {},
  /** Environment steps of training so far. */
  environmentSteps: {},
  /** Gradient updates so far. */
  updates: {},
  /** Transitions in the replay buffer. */
  bufferSize: {},
  /** Share of the buffer's transitions after which nothing follows. */
  finalShare: {},
  /** Mean loss of the updates after this episode, in squared reward. */
  loss: { gaps: true },
  /**
   * Mean of max_a Q(s, a) over the episode's states; of an episode truncated at 500 steps only over those so early that
   * this takes at most 5% of the largest return there can be. NaN when there is none, as with γ = 1.
   */
  maxQ: { gaps: true },
  /** Mean over the same states of the discounted return that followed. */
  discountedReturn: { gaps: true },
  /** Mean return of the greedy evaluation after this episode. */
  evaluationMean: { gaps: true },
  /** Lowest return of that evaluation. */
  evaluationMin: { gaps: true },
  /** Environment steps of greedy evaluation so far. */
  evaluationSteps: {},
} as const satisfies Readonly<Record<string, Column>>;

export type ColumnName = keyof typeof HISTORY_COLUMNS;

/** What one training episode came to: a row of the history. Numbers that do not apply are NaN. */
export type EpisodeRecord = { readonly [Name in keyof typeof HISTORY_COLUMNS]: number };

/** A history column by column, all of one length. */
export type HistoryColumns = Readonly<Record<ColumnName, Float64Array<ArrayBuffer>>>;

const isColumnName = (name: string): name is ColumnName => Object.hasOwn(HISTORY_COLUMNS, name);

export const COLUMN_NAMES: readonly ColumnName[] = Object.keys(HISTORY_COLUMNS).filter(isColumnName);

/** Whether NaN may stand in a column. */
export const hasGaps = (name: ColumnName): boolean => 'gaps' in HISTORY_COLUMNS[name];

/** A value for each column. */
export function forEachColumn<Value>(make: (name: ColumnName) => Value): Record<ColumnName, Value>;
export function forEachColumn<Value>(make: (name: ColumnName) => Value): Partial<Record<ColumnName, Value>> {
  const made: Partial<Record<ColumnName, Value>> = {};
  for (const name of COLUMN_NAMES) made[name] = make(name);
  return made;
}

interface Storage {
  columns: HistoryColumns;
  /** Rows written: those beyond a history's own length belong to a later one. */
  used: number;
}

/**
 * The episodes of a run so far: rows are only ever appended. A history never changes; the longer one made from it
 * shares its arrays, so that a row costs what it brings however many there are.
 */
export class History implements Iterable<EpisodeRecord> {
  readonly length: number;
  readonly #storage: Storage;

  private constructor(storage: Storage, length: number) {
    this.#storage = storage;
    this.length = length;
  }

  static empty(): History {
    return new History({ columns: forEachColumn(() => new Float64Array(0)), used: 0 }, 0);
  }

  static of(records: readonly EpisodeRecord[]): History {
    return History.empty().with(records);
  }

  /** @param columns all of one length; they are taken over, not copied. */
  static fromColumns(columns: HistoryColumns): History {
    const { length } = columns.episode;
    return new History({ columns, used: length }, length);
  }

  /** This history and `records` after it. */
  with(records: readonly EpisodeRecord[]): History {
    if (records.length === 0) return this;
    const length = this.length + records.length;
    const storage = this.#withRoomFor(length);
    for (const name of COLUMN_NAMES) {
      const column = storage.columns[name];
      records.forEach((record, i) => {
        column[this.length + i] = record[name];
      });
    }
    storage.used = length;
    return new History(storage, length);
  }

  /** `[length]`: a view, not to be written to. */
  column(name: ColumnName): Float64Array {
    return this.#storage.columns[name].subarray(0, this.length);
  }

  /** The row at an index, from the end where it is negative. */
  at(index: number): EpisodeRecord | undefined {
    const row = index < 0 ? this.length + index : index;
    if (!(row >= 0 && row < this.length)) return undefined;
    const { columns } = this.#storage;
    return forEachColumn((name) => columns[name].at(row) ?? Number.NaN);
  }

  /** The rows from `start` on, from the end where it is negative. */
  slice(start: number): EpisodeRecord[] {
    const first = start < 0 ? Math.max(0, this.length + start) : start;
    return Array.from({ length: Math.max(0, this.length - first) }, (_, i) => this.at(first + i)).filter(
      (record) => record !== undefined,
    );
  }

  *[Symbol.iterator](): Generator<EpisodeRecord> {
    for (let row = 0; row < this.length; row += 1) {
      const record = this.at(row);
      if (record !== undefined) yield record;
    }
  }

  /** Columns of their own, as long as the history: to be stored, or handed to another thread. */
  copyColumns(): HistoryColumns {
    return forEachColumn((name) => this.#storage.columns[name].slice(0, this.length));
  }

  /** These arrays while nothing stands beyond this history's end and there is room; else larger copies. */
  #withRoomFor(length: number): Storage {
    const { columns, used } = this.#storage;
    if (used === this.length && length <= columns.episode.length) return this.#storage;
    const larger = forEachColumn((name) => {
      const column = new Float64Array(Math.max(64, 2 * length));
      column.set(this.column(name));
      return column;
    });
    if (used !== this.length) return { columns: larger, used: this.length };
    this.#storage.columns = larger;
    return this.#storage;
  }
}

/** The log and the score curve have a point every this many episodes. */
export const scoreInterval = 20;

/** The blog's score: over the 20 episodes up to and with this one, divided by 20. */
export interface ScorePoint {
  /** A multiple of 20, never 0. */
  readonly episode: number;
  readonly score: number;
  readonly bufferSize: number;
  readonly epsilon: number;
}

/**
 * The score after each 20 episodes as the blog's program computes it: the first sums episodes 0 to 20, which
 * are 21, and still divides by 20.
 */
export function scorePoints(history: History): ScorePoint[] {
  const [episodes, returns] = [history.column('episode'), history.column('return')];
  const points: ScorePoint[] = [];
  let sum = 0;
  episodes.forEach((episode, row) => {
    sum += returns.at(row) ?? Number.NaN;
    if (episode === 0 || episode % scoreInterval !== 0) return;
    const { bufferSize, epsilon } = history.at(row) ?? { bufferSize: Number.NaN, epsilon: Number.NaN };
    points.push({ episode, score: sum / scoreInterval, bufferSize, epsilon });
    sum = 0;
  });
  return points;
}

/** The blog's log line: `n_episode :20, score : 9.8, n_buffer : 210, eps : 7.9%`. */
export function logLine({ episode, score, bufferSize, epsilon }: ScorePoint): string {
  return `n_episode :${episode}, score : ${tenths(score)}, n_buffer : ${bufferSize}, eps : ${tenths(epsilon * 100)}%`;
}

/**
 * Python's `{:.1f}`, which rounds halves to even where JavaScript's `toFixed` rounds them up. Of binary numbers only
 * those that end in .25 and .75 lie halfway between two tenths, and .75 is rounded up by both.
 */
function tenths(value: number): string {
  return value % 1 === 0.25 ? `${Math.floor(value)}.2` : value.toFixed(1);
}
