import { KNOB_NAMES } from '../../../core/config.ts';
import { type EpisodeRecord, HISTORY_COLUMNS } from '../../../core/history.ts';
import { type CellValue, type CsvColumn, encodeCsv } from '../../../files/csv.ts';
import { runNames } from './run-text.ts';
import { isTrained, type Listed, recordsOf, type StoredRun } from './stored-run.ts';
import { isSolved, type SeedOutcome } from './study.ts';
import type { Study } from './study-store.ts';

/** One row a run: what it was, every knob, what came of it. Of an imported agent the training is not known. */
export function runsCsv(runs: readonly Listed[]): string {
  const names = runNames(runs);
  const trained = (value: (run: StoredRun) => CellValue) => (run: Listed) =>
    isTrained(run) ? value(run) : undefined;
  const columns: CsvColumn<Listed>[] = [
    { header: 'run', value: ({ id }) => id },
    { header: 'name', value: ({ id }) => names.get(id) },
    { header: 'ended', value: ({ endedAt }) => new Date(endedAt).toISOString() },
    { header: 'preset', value: trained(({ preset }) => preset) },
    { header: 'learner', value: trained(({ learner }) => learner) },
    { header: 'outcome', value: (run) => (isTrained(run) ? run.outcome : 'imported') },
    { header: 'solved', value: isSolved },
    { header: 'testMean', value: ({ test }) => test?.mean },
    { header: 'testMin', value: ({ test }) => test?.min },
    { header: 'testFull', value: ({ test }) => test?.full },
    { header: 'trainedEpisodes', value: trained(({ history }) => history.episode.length) },
    {
      header: 'bestEpisode',
      value: trained(({ bestEpisode }) => (typeof bestEpisode === 'number' ? bestEpisode : undefined)),
    },
    { header: 'seconds', value: trained(({ seconds }) => seconds) },
    { header: 'importedFrom', value: (run) => (isTrained(run) ? undefined : run.file) },
    ...KNOB_NAMES.map((name) => ({ header: name, value: trained(({ config }) => config[name]) })),
  ];
  return encodeCsv(columns, runs);
}

/** One row an episode of each run. */
export function episodesCsv(runs: readonly Listed[]): string {
  const names = runNames(runs);
  const rows = runs
    .filter(isTrained)
    .flatMap(({ id, history }) =>
      recordsOf(history).map((record) => ({ run: id, name: names.get(id), record })),
    );
  return encodeCsv(
    [
      { header: 'run', value: ({ run }) => run },
      { header: 'name', value: ({ name }) => name },
      ...HISTORY_COLUMNS.map((column) => ({
        header: column,
        value: ({ record }: (typeof rows)[number]) => record[column],
      })),
    ],
    rows,
  );
}

/** One row a seed: what came of it, and the settings with which it was trained. */
export function studyCsv(
  outcomes: readonly SeedOutcome[],
  { preset, config }: Pick<Study, 'preset' | 'config'>,
): string {
  return encodeCsv(
    [
      { header: 'seed', value: ({ seed }) => seed },
      { header: 'outcome', value: ({ reason }) => reason },
      { header: 'solved', value: isSolved },
      { header: 'testMean', value: ({ test }) => test?.mean },
      { header: 'testMin', value: ({ test }) => test?.min },
      { header: 'testFull', value: ({ test }) => test?.full },
      { header: 'episodes', value: ({ episodes }) => episodes },
      { header: 'environmentSteps', value: ({ environmentSteps }) => environmentSteps },
      { header: 'updates', value: ({ updates }) => updates },
      { header: 'seconds', value: ({ seconds }) => seconds },
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
export function studyEpisodesCsv(outcomes: readonly SeedOutcome[]): string {
  return encodeCsv(
    [
      { header: 'seed', value: ({ seed }) => seed },
      ...HISTORY_COLUMNS.map((column) => ({
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
function* studyEpisodes(outcomes: readonly SeedOutcome[]): Generator<StudyEpisode> {
  for (const { seed, history, score } of outcomes) {
    const scores = new Map(score.x.map((episode, i) => [episode, score.y[i]]));
    for (const record of recordsOf(history)) yield { seed, record, score: scores.get(record.episode) };
  }
}
