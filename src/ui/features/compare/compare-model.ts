import { compare } from '../../../locales/en/compare.ts';
import { isTrained, type Run, type TrainedRun } from '../../../runs/run.ts';
import type { ChartModel, ColourName } from '../../kit/charts/model.ts';
import type { ChartWords } from '../../kit/charts/words.ts';
import { text } from '../../kit/i18n/index.ts';
import { curveAxis, episodesAxis, newestValues, type RunCurve, runPoints, runSeries } from './run-curves.ts';
import { runNames } from './run-text.ts';

const COLOURS = ['--after', '--live', '--epsilon', '--before', '--reference'] as const;
const DASHES: readonly (readonly number[])[] = [[], [8, 4], [2, 3]];

export interface LineLook {
  readonly colour: ColourName;
  readonly dash: readonly number[];
}

/** How the n-th run is drawn; fifteen differ, in colour and dashes. */
export function lineLook(n: number): LineLook {
  return {
    colour: COLOURS[n % COLOURS.length] ?? '--after',
    dash: DASHES[Math.floor(n / COLOURS.length) % DASHES.length] ?? [],
  };
}

/** Runs keep their look while newer ones come: they are counted from the oldest. An imported agent is not drawn. */
export function lookOf(run: TrainedRun, runs: readonly Run[]): LineLook {
  const drawable = runs.filter(isTrained);
  return lineLook(drawable.length - 1 - drawable.indexOf(run));
}

/** A curve of the shown runs, laid over each other. */
export function compareModel(
  runs: readonly Run[],
  shown: ReadonlySet<string>,
  curve: RunCurve,
  words: ChartWords,
): ChartModel {
  const t = text(compare);
  const names = runNames(runs);
  const drawable = runs.filter(isTrained);
  const drawn = drawable.filter(({ id }) => shown.has(id));
  const ofRuns = drawn.map((run) => {
    const look = { id: run.id, label: names.get(run.id) ?? '', ...lookOf(run, runs) };
    return runSeries(curve, runPoints(curve, run.history, run.config), look, words);
  });
  // The newest on top.
  const series = ofRuns.reverse().flat();
  const isEmpty = series.every(({ x }) => x.length === 0);
  return {
    id: `runs-${curve}`,
    title: t('chartTitle', { curve: t(`title-${curve}`) }),
    summary: () => [t('chartSummary', { count: drawn.length }), newestValues(series)].join(' '),
    notice:
      drawn.length > 0
        ? isEmpty
          ? t('noSuchCurve')
          : null
        : t(drawable.length > 0 ? 'chartEmpty' : 'chartNoRun'),
    x: episodesAxis(series, words),
    left: curveAxis(curve, series, words),
    series,
  };
}

/** Of the shown runs those that have no such curve, while others do. */
export function withoutCurve(
  runs: readonly Run[],
  shown: ReadonlySet<string>,
  curve: RunCurve,
): readonly TrainedRun[] {
  const drawn = runs.filter(isTrained).filter(({ id }) => shown.has(id));
  const without = drawn.filter((run) => runPoints(curve, run.history, run.config).main.x.length === 0);
  return without.length < drawn.length ? without : [];
}
