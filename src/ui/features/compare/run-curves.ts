import { endsScore, firstOfTwenty, scoreInterval, scoreRule } from '../../../core/history.ts';
import { columnRule, type PointRule } from '../../../core/history-points.ts';
import { positiveRule } from '../../../core/positive-rule.ts';
import { mean } from '../../../core/statistics.ts';
import { compare } from '../../../locales/en/compare.ts';
import { isTrained, type Run, type TrainedRun } from '../../../runs/run.ts';
import {
  type Axis,
  type ChartModel,
  type ColourName,
  lastPlace,
  newestValues,
  type Points,
  type Series,
} from '../../kit/charts/model.ts';
import type { ChartWords } from '../../kit/charts/words.ts';
import { text } from '../../kit/i18n/index.ts';
import { episodeAxis, stepsAxis } from '../score/index.ts';
import { runNames } from './run-text.ts';

/** What of runs can be laid over each other. */
export const RUN_CURVES = ['score', 'evaluation', 'loss', 'value'] as const;
export type RunCurve = (typeof RUN_CURVES)[number];

/** What of a run its curves are drawn from. */
type Measured = Pick<Run, 'history' | 'config'>;

/** A curve of one run. */
interface RunPoints {
  readonly main: Points;
  /** Of `value`: beside what the network expected, what came of it. */
  readonly obtained: Points | null;
}

/**
 * A curve of a run. Loss and values jump from episode to episode: they are means of 20, of the same episodes as the
 * scores. Values are counted in discounted steps, whatever the reward was divided by, so that runs can be compared.
 */
function runPoints(curve: RunCurve, { history, config: { rewardDivisor } }: Measured): RunPoints {
  switch (curve) {
    case 'score':
      return { main: history.points(scoreRule), obtained: null };
    case 'evaluation':
      return { main: history.points(columnRule('evaluationMean')), obtained: null };
    case 'loss':
      return { main: history.points(positiveRule(meansOf20('loss'))), obtained: null };
    case 'value':
      return {
        main: history.points(meansOf20('maxQ', rewardDivisor)),
        obtained: history.points(meansOf20('discountedReturn', rewardDivisor)),
      };
  }
}

/** At each multiple of 20 the mean over the episodes since the one before; those that have no value do not count. */
function meansOf20(column: 'loss' | 'maxQ' | 'discountedReturn', scale = 1): PointRule {
  return {
    name: `means of ${column} ${scale}`,
    at({ episode, [column]: values }, row) {
      if (!endsScore(episode[row] ?? 0)) return null;
      const known = [...values.subarray(firstOfTwenty(episode, row), row + 1)].filter(Number.isFinite);
      return known.length === 0 ? null : scale * mean(known);
    },
  };
}

/** How a run's curve is drawn: a line, and what was obtained as points in its colour beneath. */
export function runSeries(
  curve: RunCurve,
  run: Measured,
  look: Pick<Series, 'id' | 'label' | 'colour' | 'dash'>,
  words: ChartWords,
): Series[] {
  const t = text(compare);
  const { main, obtained } = runPoints(curve, run);
  const common = { axis: 'left', colour: look.colour, format: formatOf(curve, words) } as const;
  const line: Series = { ...look, ...common, ...main, mark: 'line' };
  if (obtained === null) return [line];
  return [
    {
      ...common,
      ...obtained,
      id: `${look.id}-obtained`,
      label: t('obtained', { name: look.label }),
      mark: 'points',
    },
    { ...line, label: t('expected', { name: look.label }) },
  ];
}

function formatOf(curve: RunCurve, { number, precise, steps }: ChartWords): (y: number) => string {
  if (curve === 'loss') return precise;
  if (curve === 'value') return (y) => text(compare)('discountedSteps', { value: number(y) });
  return steps;
}

/** The axis of the values, with their unit; from 0 where nothing lies below. */
export function curveAxis(curve: RunCurve, series: readonly Points[], words: ChartWords): Axis {
  const { number, precise } = words;
  const label = text(compare)(`axis-${curve}`);
  if (curve === 'loss') return { label, logarithmic: true, format: precise };
  if (curve === 'value') {
    const isNegative = series.some(({ y }) => y.some((value) => value < 0));
    return { label, ...(isNegative ? {} : { min: 0 }), format: (value) => number(value) };
  }
  return stepsAxis(label, words);
}

/** Room for the longest curve, up to the next hundred; a little beyond it where its last point lies just there. */
export function episodesAxis(series: readonly Points[], words: ChartWords) {
  const longest = Math.max(0, lastPlace(series));
  const hundreds = Math.max(100, Math.ceil(longest / 100) * 100);
  return episodeAxis(hundreds === longest ? longest + scoreInterval : hundreds, words);
}

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
    return runSeries(curve, run, look, words);
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
  const without = drawn.filter((run) => runPoints(curve, run).main.x.length === 0);
  return without.length < drawn.length ? without : [];
}
