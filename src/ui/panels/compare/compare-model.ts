import { maxEpisodeSteps } from '../../../core/cartpole.ts';
import { scoreCurve } from '../../charts/history-points.ts';
import type { ChartModel, ColourName, Points, Series } from '../../charts/model.ts';
import type { ChartWords } from '../../charts/words.ts';
import { compare } from '../../i18n/compare.ts';
import { text } from '../../i18n/index.ts';
import { runNames } from './run-text.ts';
import { isTrained, type Listed, recordsOf, type StoredRun } from './stored-run.ts';
import { isSolved, type SeedOutcome } from './study.ts';
import { studyBand } from './study-band.ts';

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
export function lookOf(run: StoredRun, runs: readonly Listed[]): LineLook {
  const drawable = runs.filter(isTrained);
  return lineLook(drawable.length - 1 - drawable.indexOf(run));
}

/** The curves of the shown runs, laid over each other. */
export function compareModel(
  runs: readonly Listed[],
  shown: ReadonlySet<string>,
  words: ChartWords,
): ChartModel {
  const t = text(compare);
  const names = runNames(runs);
  const drawable = runs.filter(isTrained);
  const drawn = drawable.filter(({ id }) => shown.has(id));
  const series = drawn.map((run) => ({
    id: run.id,
    label: names.get(run.id) ?? '',
    mark: 'line' as const,
    axis: 'left' as const,
    ...lookOf(run, runs),
    ...curveOf(run),
    format: (y: number) => words.t('steps', { value: words.number(y) }),
  }));
  return {
    id: 'runs',
    title: t('chartTitle'),
    summary: () => t('chartSummary', { count: drawn.length }),
    notice: drawn.length > 0 ? null : t(drawable.length > 0 ? 'chartEmpty' : 'chartNoRun'),
    ...scoreAxes(series, words),
    // The newest on top.
    series: series.reverse(),
  };
}

const curves = new WeakMap<StoredRun['history'], Points>();

function curveOf({ history }: StoredRun): Points {
  const known = curves.get(history) ?? scoreCurve(recordsOf(history));
  curves.set(history, known);
  return known;
}

/** Median and quartiles of a study, and the one seed that is pointed at. */
export function studyModel(
  outcomes: readonly SeedOutcome[],
  pointedAt: number | null,
  words: ChartWords,
): ChartModel {
  const t = text(compare);
  const { x, y, low, high } = studyBand(outcomes.map(({ score }) => score));
  const steps = (value: number) => words.t('steps', { value: words.number(value) });
  const one = outcomes.find(({ seed }) => seed === pointedAt);
  const series: Series[] = [
    {
      id: 'median',
      label: t('medianBand'),
      colour: '--after',
      mark: 'line',
      axis: 'left',
      x,
      y,
      band: { low, high },
      format: (median, i) =>
        t('bandValue', {
          median: words.number(median),
          low: words.number(low[i] ?? 0),
          high: words.number(high[i] ?? 0),
        }),
    },
  ];
  if (one !== undefined) {
    series.push({
      id: 'seed',
      label: t('seedCurve', { seed: one.seed }),
      colour: '--text-1',
      mark: 'line',
      axis: 'left',
      ...one.score,
      format: steps,
    });
  }
  return {
    id: 'seed-study',
    title: t('studyChart', { seeds: outcomes.length }),
    summary: () => t('studySummary', { solved: outcomes.filter(isSolved).length, seeds: outcomes.length }),
    notice: outcomes.length === 0 ? t('studyChartEmpty') : null,
    ...scoreAxes(series, words),
    series,
  };
}

/** Room for the longest curve, up to the next hundred. */
export function scoreAxes(
  series: readonly Points[],
  { t, number }: ChartWords,
): Pick<ChartModel, 'x' | 'left'> {
  const longest = Math.max(0, ...series.map(({ x }) => x.at(-1) ?? 0));
  return {
    x: {
      label: t('episodeAxis'),
      min: 0,
      max: Math.max(100, Math.ceil(longest / 100) * 100),
      format: (value) => number(value),
    },
    left: {
      label: t('scoreAxis'),
      min: 0,
      max: maxEpisodeSteps * 1.05,
      tickStep: 100,
      format: (value) => number(value),
    },
  };
}
