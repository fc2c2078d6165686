import { maxEpisodeSteps } from '../core/cartpole.ts';
import { History } from '../core/history.ts';
import {
  COLUMN_NAMES,
  type ColumnName,
  forEachColumn,
  type HistoryColumns,
  hasGaps,
} from '../core/history-columns.ts';
import type { ArrayReader } from './checkpoint-arrays.ts';
import type { CheckpointHeader } from './checkpoint-header.ts';
import { FileError } from './error.ts';

/** What the numbers of a column can be. */
interface ColumnRange {
  readonly min: number;
  readonly max: number;
  readonly integer?: boolean;
  /** Each number is at least the one before. */
  readonly counts?: boolean;
  /** 0 may stand below `min` as well. */
  readonly orZero?: boolean;
}

const largestFloat32 = 3.4028234663852886e38;

/** The mean of 4000 losses (8 updates a step), all 0 but one, which is the smallest float32. */
const leastLoss = 1e-49;

/** The discounted return of 500 steps with the largest γ, 2, and the smallest reward divisor, 0.001. */
const largestReturn = 1e155;

/** @throws {FileError} tensor-range, tensor-not-finite */
export function readColumns(read: ArrayReader, episodes: number): HistoryColumns {
  return forEachColumn((name) => read.numbers(name, episodes));
}

/**
 * The history of a run, each number looked at: charts and tables take them for what `train` can have written.
 * @throws {FileError} field-invalid
 */
export function historyOf(columns: HistoryColumns, header: CheckpointHeader): History {
  const ranges = rangesOf(header);
  for (const name of COLUMN_NAMES) checkColumn(name, columns[name], ranges[name]);
  return History.fromColumns(columns);
}

function rangesOf(header: CheckpointHeader): Readonly<Record<ColumnName, ColumnRange>> {
  const steps = { min: 1, max: maxEpisodeSteps };
  const share = { min: 0, max: 1 };
  const count = (max: number) => ({ min: 0, max, integer: true, counts: true });
  return {
    episode: count(header.episodes - 1),
    return: { ...steps, integer: true },
    epsilon: share,
    environmentSteps: count(header.environmentSteps),
    updates: count(header.updates),
    bufferSize: count(header.config.bufferCapacity),
    finalShare: share,
    loss: { min: leastLoss, max: largestFloat32, orZero: true },
    maxQ: { min: -largestFloat32, max: largestFloat32 },
    discountedReturn: { min: -largestReturn, max: largestReturn },
    evaluationMean: steps,
    evaluationMin: { ...steps, integer: true },
    evaluationSteps: count(header.evaluationSteps),
  };
}

function checkColumn(
  column: ColumnName,
  numbers: Float64Array,
  { min, max, integer = false, counts = false, orZero = false }: ColumnRange,
): void {
  const gaps = hasGaps(column);
  numbers.forEach((number, row) => {
    const least = counts ? (numbers[row - 1] ?? min) : min;
    const fits =
      (number >= least && number <= max && (!integer || Number.isInteger(number))) ||
      (orZero && number === 0) ||
      (gaps && Number.isNaN(number));
    if (!fits)
      throw new FileError('field-invalid', {
        where: 'checkpoint',
        field: `history.${column}[${row}]`,
        received: String(number),
        expected: `${orZero ? '0, ' : ''}${least} … ${max}`,
      });
  });
}
