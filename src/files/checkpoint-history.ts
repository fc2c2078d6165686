import { maxEpisodeSteps } from '../core/cartpole.ts';
import { type EpisodeRecord, HISTORY_COLUMNS } from '../core/history.ts';
import type { ArrayReader } from './checkpoint-arrays.ts';
import type { CheckpointHeader } from './checkpoint-header.ts';
import { FileError } from './error.ts';

type Column = (typeof HISTORY_COLUMNS)[number];

/** What the numbers of a column can be. */
interface ColumnRange {
  readonly min: number;
  readonly max: number;
  readonly integer?: boolean;
  /** Each number is at least the one before. */
  readonly counts?: boolean;
  /** 0 may stand below `min` as well. */
  readonly orZero?: boolean;
  /** NaN, a number that does not apply, may stand in it. */
  readonly gaps?: boolean;
}

const largestFloat32 = 3.4028234663852886e38;

/** The mean of 4000 losses (8 updates a step), all 0 but one, which is the smallest float32. */
const leastLoss = 1e-49;

/** The discounted return of 500 steps with the largest γ, 2, and the smallest reward divisor, 0.001. */
const largestReturn = 1e155;

type Columns = ReadonlyMap<Column, Float64Array>;

/** @throws {FileError} tensor-range, tensor-not-finite */
export function readColumns(read: ArrayReader, episodes: number): Columns {
  return new Map(HISTORY_COLUMNS.map((column) => [column, read.numbers(column, episodes)]));
}

/**
 * The history of a run, each number looked at: charts and tables take them for what `train` can have written.
 * @throws {FileError} field-invalid
 */
export function historyOf(columns: Columns, header: CheckpointHeader): EpisodeRecord[] {
  const ranges = rangesOf(header);
  for (const [column, numbers] of columns) checkColumn(column, numbers, ranges[column]);
  const at = (column: Column, row: number) => columns.get(column)?.[row] ?? Number.NaN;
  return Array.from({ length: header.episodes }, (_, row) => ({
    episode: row,
    return: at('return', row),
    epsilon: at('epsilon', row),
    environmentSteps: at('environmentSteps', row),
    updates: at('updates', row),
    bufferSize: at('bufferSize', row),
    finalShare: at('finalShare', row),
    loss: at('loss', row),
    maxQ: at('maxQ', row),
    discountedReturn: at('discountedReturn', row),
    evaluationMean: at('evaluationMean', row),
    evaluationMin: at('evaluationMin', row),
    evaluationSteps: at('evaluationSteps', row),
  }));
}

function rangesOf(header: CheckpointHeader): Readonly<Record<Column, ColumnRange>> {
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
    loss: { min: leastLoss, max: largestFloat32, orZero: true, gaps: true },
    maxQ: { min: -largestFloat32, max: largestFloat32, gaps: true },
    discountedReturn: { min: -largestReturn, max: largestReturn, gaps: true },
    evaluationMean: { ...steps, gaps: true },
    evaluationMin: { ...steps, integer: true, gaps: true },
    evaluationSteps: count(header.evaluationSteps),
  };
}

function checkColumn(
  column: Column,
  numbers: Float64Array,
  { min, max, integer = false, counts = false, orZero = false, gaps = false }: ColumnRange,
): void {
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
