import { KNOB_NAMES } from '../../../core/config.ts';
import { COLUMN_NAMES } from '../../../core/history-columns.ts';
import { type CellValue, type CsvColumn, encodeCsv } from '../../../files/csv.ts';
import {
  isImported,
  isSolved,
  isTrained,
  outcomeOf,
  type Run,
  type TrainedRun,
  testOf,
} from '../../../runs/run.ts';
import { runNames } from './run-text.ts';

/** One row a run: what it was, every knob, what came of it. Of an imported agent the training is not known. */
export function runsCsv(runs: readonly Run[]): string {
  const names = runNames(runs);
  const trained = (value: (run: TrainedRun) => CellValue) => (run: Run) =>
    isTrained(run) ? value(run) : undefined;
  const columns: CsvColumn<Run>[] = [
    { header: 'run', value: ({ id }) => id },
    { header: 'name', value: ({ id }) => names.get(id) },
    {
      header: 'ended',
      value: ({ endedAt }) => (endedAt === null ? undefined : new Date(endedAt).toISOString()),
    },
    { header: 'preset', value: trained(({ origin }) => origin.preset) },
    { header: 'learner', value: trained(({ learner }) => learner ?? undefined) },
    { header: 'outcome', value: outcomeText },
    { header: 'solved', value: isSolved },
    { header: 'testMean', value: (run) => testOf(run)?.mean },
    { header: 'testMin', value: (run) => testOf(run)?.min },
    { header: 'testFull', value: (run) => testOf(run)?.full },
    { header: 'trainedEpisodes', value: trained(({ history }) => history.length) },
    {
      header: 'bestEpisode',
      value: trained(({ best }) => best?.episode),
    },
    { header: 'seconds', value: trained(({ elapsedSeconds }) => elapsedSeconds) },
    { header: 'importedFrom', value: (run) => (isImported(run) ? run.origin.file : undefined) },
    ...KNOB_NAMES.map((name) => ({ header: name, value: trained(({ config }) => config[name]) })),
  ];
  return encodeCsv(columns, runs);
}

/** One row an episode of each run. */
export function episodesCsv(runs: readonly Run[]): string {
  const names = runNames(runs);
  const rows = runs
    .filter(isTrained)
    .flatMap(({ id, history }) =>
      Array.from(history, (record) => ({ run: id, name: names.get(id), record })),
    );
  return encodeCsv(
    [
      { header: 'run', value: ({ run }) => run },
      { header: 'name', value: ({ name }) => name },
      ...COLUMN_NAMES.map((column) => ({
        header: column,
        value: ({ record }: (typeof rows)[number]) => record[column],
      })),
    ],
    rows,
  );
}

const outcomeText = (run: Run): CellValue => outcomeOf(run) ?? undefined;
