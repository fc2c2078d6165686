import {
  COLUMN_NAMES,
  type ColumnName,
  type EpisodeRecord,
  forEachColumn,
  type HistoryColumns,
} from './history-columns.ts';
import { GrowingPoints, type PointRule, type Points } from './history-points.ts';

interface Storage {
  columns: HistoryColumns;
  /** Rows written: those beyond a history's own length belong to a later one. */
  used: number;
  /** What has been worked out of the rows so far, by the name of its rule. */
  readonly points: Map<string, GrowingPoints>;
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
    return History.fromColumns(forEachColumn(() => new Float64Array(0)));
  }

  static of(records: readonly EpisodeRecord[]): History {
    return History.empty().with(records);
  }

  /** @param columns all of one length; they are taken over, not copied. */
  static fromColumns(columns: HistoryColumns): History {
    const { length } = columns.episode;
    return new History({ columns, used: length, points: new Map() }, length);
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

  /** The points that a rule finds: however often they are asked for, each row is looked at once. */
  points(rule: PointRule): Points {
    return this.#growing(rule).upTo(this.length, this.#storage.columns, rule);
  }

  /** Looks at up to `most` more rows for a rule's points: all rows of a long run take a while. @returns whether none are left. */
  lookAhead(rule: PointRule, most: number): boolean {
    const growing = this.#growing(rule);
    growing.upTo(Math.min(this.length, growing.seen + most), this.#storage.columns, rule);
    return growing.seen >= this.length;
  }

  #growing({ name }: PointRule): GrowingPoints {
    const { points } = this.#storage;
    const growing = points.get(name) ?? new GrowingPoints();
    points.set(name, growing);
    return growing;
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

  /** Columns of their own, as long as the history: to be handed to another thread. */
  copyColumns(): HistoryColumns {
    return forEachColumn((name) => this.#storage.columns[name].slice(0, this.length));
  }

  /** Columns as long as the history, not to be written to, for who copies their buffers: its own where they end with it. */
  wholeColumns(): HistoryColumns {
    const { columns } = this.#storage;
    return columns.episode.length === this.length ? columns : this.copyColumns();
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
    if (used !== this.length) return { columns: larger, used: this.length, points: new Map() };
    this.#storage.columns = larger;
    return this.#storage;
  }
}

/** The log and the score curve have a point every this many episodes. */
export const scoreInterval = 20;

/**
 * The score after each 20 episodes as the blog's program computes it: the first sums episodes 0 to 20, which
 * are 21, and still divides by 20.
 */
export const scoreRule: PointRule = {
  name: 'score',
  at({ episode, return: returns }, row) {
    if (!endsScore(episode[row])) return null;
    let sum = 0;
    for (let i = firstOfTwenty(episode, row); i <= row; i += 1) sum += returns[i];
    return sum / scoreInterval;
  },
};

/** Whether the blog's program prints a line after this episode. */
export const endsScore = (episode: number): boolean => episode > 0 && episode % scoreInterval === 0;

/** The first row that counts for the score at `row`: after the one of the score before. */
export function firstOfTwenty(episodes: Float64Array, row: number): number {
  let first = row;
  while (first > 0 && !endsScore(episodes[first - 1])) first -= 1;
  return first;
}
