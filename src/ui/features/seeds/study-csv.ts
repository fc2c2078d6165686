import { scoreRule } from '../../../core/history.ts';
import type { EpisodeRecord } from '../../../core/history-columns.ts';
import { KNOB_NAMES } from '../../../core/knobs.ts';
import { encodeCsv } from '../../../files/csv.ts';
import { historyColumns } from '../../../files/history-csv.ts';
import { endedOf, isSolvedSeed, type SeedRun } from '../../../runs/seed-run.ts';
import type { Arm } from './study-store.ts';

interface Row {
  readonly arm: Arm;
  readonly run: SeedRun;
}

/** The runs that have ended, arm by arm in the order of seeds. */
const rowsOf = (arms: readonly Arm[]): Row[] =>
  arms.flatMap((arm) =>
    endedOf(arm.runs)
      .sort((a, b) => a.seed - b.seed)
      .map((run) => ({ arm, run })),
  );

/** One row a seed: what came of it, and the settings with which it was trained. */
export function studyCsv(arms: readonly Arm[]): string {
  return encodeCsv<Row>(
    [
      { header: 'seed', value: ({ run }) => run.seed },
      { header: 'outcome', value: ({ run }) => run.reason ?? undefined },
      { header: 'solved', value: ({ run }) => isSolvedSeed(run) },
      { header: 'testMean', value: ({ run }) => run.test?.mean },
      { header: 'testMin', value: ({ run }) => run.test?.min },
      { header: 'testFull', value: ({ run }) => run.test?.full ?? undefined },
      { header: 'trainedEpisodes', value: ({ run }) => run.episodes },
      { header: 'environmentSteps', value: ({ run }) => run.environmentSteps },
      { header: 'updates', value: ({ run }) => run.updates },
      { header: 'seconds', value: ({ run }) => run.seconds },
      { header: 'preset', value: ({ arm }) => arm.preset },
      ...KNOB_NAMES.filter((name) => name !== 'seed').map((name) => ({
        header: name,
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
export function studyEpisodesCsv(arms: readonly Arm[]): string {
  return encodeCsv(
    [
      ...(arms.length > 1 ? [{ header: 'preset', value: ({ preset }: EpisodeRow) => preset }] : []),
      { header: 'seed', value: ({ seed }) => seed },
      ...historyColumns(({ record }: EpisodeRow) => record),
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
  for (const { arm, run } of rows) {
    const { seed, history } = run;
    if (history === null) continue;
    const { x, y } = history.points(scoreRule);
    const scores = new Map(Array.from(x, (episode, i) => [episode, y[i]]));
    for (const record of history)
      yield { preset: arm.preset, seed, record, score: scores.get(record.episode) };
  }
}
