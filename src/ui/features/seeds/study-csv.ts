import { KNOB_NAMES } from '../../../core/config.ts';
import { scoreRule } from '../../../core/history.ts';
import { COLUMN_NAMES, type EpisodeRecord } from '../../../core/history-columns.ts';
import { encodeCsv } from '../../../files/csv.ts';
import { isSolvedSeed, type SeedOutcome } from '../../../runs/seed-outcome.ts';
import { type Arm, outcomesOf } from './study-store.ts';

interface Row {
  readonly arm: Pick<Arm, 'preset' | 'config'>;
  readonly outcome: SeedOutcome;
}

const rowsOf = (arms: readonly Pick<Arm, 'preset' | 'config' | 'outcomes'>[]): Row[] =>
  arms.flatMap((arm) => outcomesOf(arm).map((outcome) => ({ arm, outcome })));

/** One row a seed: what came of it, and the settings with which it was trained. */
export function studyCsv(arms: readonly Pick<Arm, 'preset' | 'config' | 'outcomes'>[]): string {
  return encodeCsv<Row>(
    [
      { header: 'seed', value: ({ outcome }) => outcome.seed },
      { header: 'outcome', value: ({ outcome }) => outcome.reason },
      { header: 'solved', value: ({ outcome }) => isSolvedSeed(outcome) },
      { header: 'testMean', value: ({ outcome }) => outcome.test?.mean },
      { header: 'testMin', value: ({ outcome }) => outcome.test?.min },
      { header: 'testFull', value: ({ outcome }) => outcome.test?.full ?? undefined },
      { header: 'episodes', value: ({ outcome }) => outcome.episodes },
      { header: 'environmentSteps', value: ({ outcome }) => outcome.environmentSteps },
      { header: 'updates', value: ({ outcome }) => outcome.updates },
      { header: 'seconds', value: ({ outcome }) => outcome.seconds },
      { header: 'preset', value: ({ arm }) => arm.preset },
      ...KNOB_NAMES.filter((name) => name !== 'seed').map((name) => ({
        header: name === 'episodes' ? 'mostEpisodes' : name,
        value: ({ arm }: Row) => arm.config[name],
      })),
    ],
    rowsOf(arms),
  );
}

/**
 * One row an episode of each seed, with all that is known of it; `score` is the blog's, of the 20 episodes that end
 * with this one. A second arm's rows are told apart by their preset.
 */
export function studyEpisodesCsv(arms: readonly Pick<Arm, 'preset' | 'config' | 'outcomes'>[]): string {
  return encodeCsv(
    [
      ...(arms.length > 1 ? [{ header: 'preset', value: ({ preset }: EpisodeRow) => preset }] : []),
      { header: 'seed', value: ({ seed }) => seed },
      ...COLUMN_NAMES.map((column) => ({
        header: column,
        value: ({ record }: EpisodeRow) => record[column],
      })),
      { header: 'score', value: ({ score }) => score },
    ],
    episodeRows(rowsOf(arms)),
  );
}

interface EpisodeRow {
  readonly preset: string;
  readonly seed: number;
  readonly record: EpisodeRecord;
  readonly score: number | undefined;
}

/** One seed after the other: of a hundred there are a hundred thousand rows. */
function* episodeRows(rows: readonly Row[]): Generator<EpisodeRow> {
  for (const { arm, outcome } of rows) {
    const { seed, history } = outcome;
    if (history === null) continue;
    const { x, y } = history.points(scoreRule);
    const scores = new Map(Array.from(x, (episode, i) => [episode, y[i]]));
    for (const record of history)
      yield { preset: arm.preset, seed, record, score: scores.get(record.episode) };
  }
}
