import { KNOB_NAMES } from '../../../core/config.ts';
import { COLUMN_NAMES, type EpisodeRecord, scorePoints } from '../../../core/history.ts';
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
import type { Study } from './study-store.ts';

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

/** One row a seed: what came of it, and the settings with which it was trained. */
export function studyCsv(
  outcomes: readonly Run[],
  { preset, config }: Pick<Study, 'preset' | 'config'>,
): string {
  return encodeCsv(
    [
      { header: 'seed', value: ({ config: { seed } }) => seed },
      { header: 'outcome', value: outcomeText },
      { header: 'solved', value: isSolved },
      { header: 'testMean', value: (run) => testOf(run)?.mean },
      { header: 'testMin', value: (run) => testOf(run)?.min },
      { header: 'testFull', value: (run) => testOf(run)?.full },
      { header: 'episodes', value: ({ history }) => history.length },
      { header: 'environmentSteps', value: ({ history }) => history.at(-1)?.environmentSteps ?? 0 },
      { header: 'updates', value: ({ history }) => history.at(-1)?.updates ?? 0 },
      { header: 'seconds', value: ({ elapsedSeconds }) => elapsedSeconds },
      { header: 'preset', value: () => preset },
      ...KNOB_NAMES.filter((name) => name !== 'seed').map((name) => ({
        header: name === 'episodes' ? 'mostEpisodes' : name,
        value: () => config[name],
      })),
    ],
    outcomes,
  );
}

/**
 * One row an episode of each seed, with all that is known of it; `score` is the blog's, of the 20 episodes that end
 * with this one.
 */
export function studyEpisodesCsv(outcomes: readonly Run[]): string {
  return encodeCsv(
    [
      { header: 'seed', value: ({ seed }) => seed },
      ...COLUMN_NAMES.map((column) => ({
        header: column,
        value: ({ record }: StudyEpisode) => record[column],
      })),
      { header: 'score', value: ({ score }) => score },
    ],
    studyEpisodes(outcomes),
  );
}

interface StudyEpisode {
  readonly seed: number;
  readonly record: EpisodeRecord;
  readonly score: number | undefined;
}

/** One seed after the other: of a hundred there are a hundred thousand rows. */
function* studyEpisodes(outcomes: readonly Run[]): Generator<StudyEpisode> {
  for (const { config, history } of outcomes) {
    const scores = new Map(scorePoints(history).map(({ episode, score }) => [episode, score]));
    for (const record of history) yield { seed: config.seed, record, score: scores.get(record.episode) };
  }
}

const outcomeText = (run: Run): CellValue => outcomeOf(run) ?? undefined;
