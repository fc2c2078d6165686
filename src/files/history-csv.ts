import type { History } from '../core/history.ts';
import { COLUMN_NAMES, type EpisodeRecord } from '../core/history-columns.ts';
import { type CsvColumn, encodeCsv } from './csv.ts';

/** The history of a run, a row an episode, all columns; what does not apply is an empty cell. */
export function historyCsv(history: History): string {
  return encodeCsv(
    historyColumns((record: EpisodeRecord) => record),
    history,
  );
}

/** All columns of a history, for rows that each hold one of its episodes. */
export function historyColumns<Row>(recordOf: (row: Row) => EpisodeRecord): CsvColumn<Row>[] {
  return COLUMN_NAMES.map((name) => ({ header: name, value: (row) => recordOf(row)[name] }));
}
