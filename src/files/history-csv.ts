import type { History } from '../core/history.ts';
import { COLUMN_NAMES, type EpisodeRecord } from '../core/history-columns.ts';
import { encodeCsv } from './csv.ts';

/** The history of a run, a row an episode, all columns; what does not apply is an empty cell. */
export function historyCsv(history: History): string {
  return encodeCsv(
    COLUMN_NAMES.map((column) => ({ header: column, value: (record: EpisodeRecord) => record[column] })),
    history,
  );
}
