import type { ColumnName, HistoryColumns } from './history-columns.ts';

/** Points over episodes: x ascends, y is finite. Views, not to be written to. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The row of the history that each is of. */
  readonly rows: Uint32Array;
}

/** How points follow from a history's rows, at most one from each. */
export interface PointRule {
  /** Two rules of one name are taken for the same. */
  readonly name: string;
  /** y at a row, from it and those before; null where it has no point. `before`: y of the last point, 0 before the first. */
  readonly at: (columns: HistoryColumns, row: number, before: number) => number | null;
}

/** Points that have been worked out so far, and the row to go on from. */
export class GrowingPoints {
  #x = new Float64Array(64);
  #y = new Float64Array(64);
  #rows = new Uint32Array(64);
  #count = 0;
  #seen = 0;

  /** Rows that have been looked at. */
  get seen(): number {
    return this.#seen;
  }

  /** The points of the first `length` rows. */
  upTo(length: number, columns: HistoryColumns, rule: PointRule): Points {
    for (; this.#seen < length; this.#seen += 1) {
      const before = this.#count === 0 ? 0 : this.#y[this.#count - 1];
      const y = rule.at(columns, this.#seen, before);
      if (y !== null) this.#add(columns.episode[this.#seen], y);
    }
    let count = this.#count;
    while (count > 0 && this.#rows[count - 1] >= length) count -= 1;
    return {
      x: this.#x.subarray(0, count),
      y: this.#y.subarray(0, count),
      rows: this.#rows.subarray(0, count),
    };
  }

  #add(x: number, y: number): void {
    if (this.#count === this.#x.length) {
      this.#x = enlarged(this.#x, new Float64Array(2 * this.#count));
      this.#y = enlarged(this.#y, new Float64Array(2 * this.#count));
      this.#rows = enlarged(this.#rows, new Uint32Array(2 * this.#count));
    }
    this.#x[this.#count] = x;
    this.#y[this.#count] = y;
    this.#rows[this.#count] = this.#seen;
    this.#count += 1;
  }
}

function enlarged<Numbers extends Float64Array | Uint32Array>(small: Numbers, large: Numbers): Numbers {
  large.set(small);
  return large;
}

/** A column, times `scale`, where it is finite. */
export function columnRule(column: Exclude<ColumnName, 'episode'>, scale = 1): PointRule {
  return {
    name: `${column} ${scale}`,
    at({ [column]: values }, row) {
      const value = values[row];
      return Number.isFinite(value) ? value * scale : null;
    },
  };
}
