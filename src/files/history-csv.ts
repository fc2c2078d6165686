import { type EpisodeRecord, HISTORY_COLUMNS } from '../core/history.ts';
import { encodeCsv } from './csv.ts';

/** The history of a run, a row an episode, all columns; what does not apply is an empty cell. */
export function historyCsv(history: readonly EpisodeRecord[]): string {
  return encodeCsv(
    HISTORY_COLUMNS.map((column) => ({ header: column, value: (record: EpisodeRecord) => record[column] })),
    history,
  );
}
