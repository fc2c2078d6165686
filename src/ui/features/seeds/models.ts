import { scoreInterval } from '../../../core/history.ts';
import { quantile, wilsonInterval } from '../../../core/statistics.ts';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import { endedOf, hasEnded, isSolvedSeed, type SeedRun } from '../../../runs/seed-run.ts';
import type { ChartModel, ColourName, Series } from '../../kit/charts/model.ts';
import type { ChartExtension } from '../../kit/charts/series-chart.ts';
import { translucent } from '../../kit/charts/theme.ts';
import { roundStep } from '../../kit/charts/ticks.ts';
import type { ChartWords } from '../../kit/charts/words.ts';
import { text } from '../../kit/i18n/index.ts';
import { curveAxis, episodesAxis } from '../compare/index.ts';
import { type Arm, armName, type Study } from './study-store.ts';

/** "12 of 30 seeds solved", of each arm; before the first has ended its name alone. */
export function shareText(arms: readonly Arm[]): readonly string[] {
  return arms.map((arm) => {
    const ended = endedOf(arm.runs);
    if (ended.length === 0) return armName(arm);
    const solved = ended.filter(isSolvedSeed).length;
    const share = text(strings)('share', { solved, seeds: ended.length });
    return arms.length === 1 ? share : `${armName(arm)}: ${share}`;
  });
}

/** The share of seeds that solved it, as its interval narrows with each that ends. */
export function shareModel({ arms, seeds }: Pick<Study, 'arms' | 'seeds'>, words: ChartWords): ChartModel {
  const t = text(strings);
  const percent = (value: number) => words.t('percent', { value: words.number(value, 0) });
  return {
    id: 'share-solved',
    title: t('courseTitle'),
    summary: () => shareText(arms).join(' '),
    notice: arms.every(({ runs }) => endedOf(runs).length === 0) ? t('courseEmpty') : null,
    x: {
      label: t('courseAxis'),
      min: 1,
      max: Math.max(2, seeds.length),
      stride: 1,
      format: (value) => (Number.isInteger(value) ? words.number(value) : ''),
      place: { column: 'seeds', text: (count) => t('coursePlace', { count }) },
    },
    left: { label: t('shareAxis'), min: 0, max: 100, tickStep: 25, format: (value) => words.number(value) },
    series: armSeries(arms, 'share', '--live', (arm) => {
      const course = shareCourse(endedOf(arm.runs).map(isSolvedSeed));
      const [low, high] = [course.map((point) => 100 * point.low), course.map((point) => 100 * point.high)];
      return {
        label: arms.length > 1 ? t('shareOf', { name: armName(arm) }) : t('shareLabel'),
        mark: 'line',
        x: course.map(({ ended }) => ended),
        y: course.map(({ share }) => 100 * share),
        band: { low, high },
        format: (value, at) =>
          t('shareValue', {
            share: percent(value),
            low: percent(low[at] ?? 0),
            high: percent(high[at] ?? 0),
          }),
      };
    }),
  };
}

/** How many episodes it took those that solved it. */
export function episodesModel({ arms }: Pick<Study, 'arms'>, words: ChartWords): ChartModel {
  const t = text(strings);
  const took = arms.map((arm) =>
    endedOf(arm.runs)
      .filter(isSolvedSeed)
      .map(({ episodes }) => episodes),
  );
  const all = took.flat();
  const [first, ...others] = histogram(all);
  const width = first === undefined ? 100 : first.to - first.from;
  const max = (others.at(-1) ?? first)?.to ?? 500;
  const binned = took.map((values) => histogram(values, all));
  const most = Math.max(1, ...binned.flat().map(({ count }) => count));
  return {
    id: 'episodes-to-solved',
    title: t('histogramTitle'),
    summary: () => shareText(arms).join(' '),
    notice: all.length === 0 ? t('histogramEmpty') : null,
    x: {
      label: t('episodes'),
      min: first?.from ?? 0,
      max,
      stride: width,
      format: (value) => words.number(value),
      place: {
        column: 'episodes',
        text: (from) => (width === 1 ? t('binOfOne', { from }) : t('bin', { from, to: from + width - 1 })),
      },
    },
    left: {
      label: t('count'),
      min: 0,
      tickStep: Math.max(1, roundStep(most / 5)),
      format: (value) => words.number(value),
    },
    series: armSeries(arms, 'seeds', '--live', (arm, i) => {
      const bins = binned[i] ?? [];
      return {
        label: arms.length > 1 ? armName(arm) : t('binSolved'),
        mark: 'bars',
        // Nothing lies beyond the last bar: there the outline comes down.
        x: bins.length === 0 ? [] : [...bins.map(({ from }) => from), max],
        y: bins.length === 0 ? [] : [...bins.map(({ count }) => count), 0],
        format: (count) => t('binValue', { count }),
      };
    }),
  };
}

/** How the arms of a study are told apart. */
const armColours: readonly ColourName[] = ['--after', '--epsilon'];

/** A series for each arm, the first drawn on top of the second. @param alone the colour of an only one */
function armSeries(
  arms: readonly Arm[],
  id: string,
  alone: ColourName,
  make: (arm: Arm, index: number) => Omit<Series, 'id' | 'colour' | 'axis'>,
): Series[] {
  const isOne = arms.length === 1;
  const series = arms.map((arm, i): Series => {
    const colour = isOne ? alone : (armColours[i] ?? alone);
    return { ...make(arm, i), id: isOne ? id : `${id}-${i + 1}`, colour, axis: 'left' };
  });
  return series.toReversed();
}

const places = (scores: readonly number[]) => scores.map((_, i) => (i + 1) * scoreInterval);

/** Median and quartiles of each arm, and the one seed that is pointed at. */
export function curvesModel(
  { arms, pointedAt }: Pick<Study, 'arms' | 'pointedAt'>,
  words: ChartWords,
): ChartModel {
  const t = text(strings);
  const series = armSeries(arms, 'median', '--after', (arm) => {
    const { low, high, ...median } = scoreBand([...arm.runs.values()]);
    return {
      label: arms.length > 1 ? t('bandOf', { name: armName(arm) }) : t('band'),
      mark: 'line',
      ...median,
      band: { low, high },
      format: (value, at) =>
        t('bandValue', {
          median: words.number(value),
          low: words.number(low[at] ?? 0),
          high: words.number(high[at] ?? 0),
        }),
    };
  });
  const one = pointedAt === null ? undefined : arms[pointedAt.arm]?.runs.get(pointedAt.seed);
  if (one !== undefined) {
    series.push({
      id: 'seed',
      label: t('seedCurve', { seed: one.seed }),
      colour: '--text-1',
      mark: 'line',
      axis: 'left',
      x: places(one.scores),
      y: one.scores,
      format: words.steps,
    });
  }
  const ended = arms.flatMap(({ runs }) => endedOf(runs));
  return {
    id: 'seed-study',
    title: t('chart', { count: arms.reduce((sum, { runs }) => sum + runs.size, 0) }),
    summary: () => t('summary', { solved: ended.filter(isSolvedSeed).length, seeds: ended.length }),
    notice: series.every(({ x }) => x.length === 0) ? t('chartEmpty') : null,
    x: episodesAxis(series, words),
    left: curveAxis('score', series, words),
    series,
  };
}

/** Draws every seed's curve, faint, beneath the bands. */
export function faintCurves(arms: () => readonly Arm[]): ChartExtension {
  let colours: readonly string[] = [];
  return {
    options(_, theme) {
      colours = armColours.map((name) => translucent(theme.colour[name], 0.22));
      return {};
    },
    plugin: {
      id: 'faintCurves',
      beforeDatasetsDraw({ ctx: context, chartArea, scales: { x, left } }) {
        if (x === undefined || left === undefined) return;
        const { top, bottom, left: from, right } = chartArea;
        context.save();
        context.beginPath();
        context.rect(from, top, right - from, bottom - top);
        context.clip();
        context.lineWidth = 1;
        context.lineJoin = 'round';
        for (const [i, arm] of arms().entries()) {
          context.strokeStyle = colours[i] ?? '';
          for (const { scores } of arm.runs.values()) {
            context.beginPath();
            for (const [at, score] of scores.entries()) {
              const place = [
                x.getPixelForValue((at + 1) * scoreInterval),
                left.getPixelForValue(score),
              ] as const;
              if (at === 0) context.moveTo(...place);
              else context.lineTo(...place);
            }
            context.stroke(); // one by one: where many run together it is darker
          }
        }
        context.restore();
      },
    },
  };
}

/**
 * How the share of seeds that solved it came about, with its 95% interval, seed by seed in the order in which they ended.
 * @param solved whether each had solved it
 */
export function shareCourse(solved: readonly boolean[]) {
  let hits = 0;
  return solved.map((isSolved, i) => {
    if (isSolved) hits += 1;
    const [low, high] = wilsonInterval(hits, i + 1);
    return { ended: i + 1, share: hits / (i + 1), low, high };
  });
}

/** At most so many bars can be told apart on a phone. */
const mostBins = 14;

/**
 * How many values lie from `from` up to, not with, `to`, in bins of a round width, 1, 2 or 5 times a power of ten; the
 * first and the last hold some.
 * @param among what the bins are made for: of several histograms to be compared, all values
 */
export function histogram(values: readonly number[], among = values) {
  if (among.length === 0) return [];
  const [low, high] = [Math.min(...among), Math.max(...among)];
  let width = 1;
  while (binsBetween(low, high, width) > mostBins) width = roundStep(width + 1);
  const first = Math.floor(low / width);
  const counts = new Array<number>(binsBetween(low, high, width)).fill(0);
  for (const value of values) {
    const bin = Math.floor(value / width) - first;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, i) => ({ from: (first + i) * width, to: (first + i + 1) * width, count }));
}

const binsBetween = (low: number, high: number, width: number): number =>
  Math.floor(high / width) - Math.floor(low / width) + 1;

/**
 * Median (`y`) and quartiles of the scores at each 20 episodes, over all runs that have come so far or have ended before:
 * of those the last score counts on.
 */
export function scoreBand(runs: readonly Pick<SeedRun, 'scores' | 'reason'>[]) {
  const longest = Math.max(0, ...runs.map(({ scores }) => scores.length));
  const columns = Array.from({ length: longest }, (_, i) =>
    runs.flatMap((run) => run.scores[i] ?? (hasEnded(run) ? (run.scores.at(-1) ?? []) : [])),
  );
  return {
    x: columns.map((_, i) => (i + 1) * scoreInterval),
    y: columns.map((scores) => quantile(scores, 0.5)),
    low: columns.map((scores) => quantile(scores, 0.25)),
    high: columns.map((scores) => quantile(scores, 0.75)),
  };
}
