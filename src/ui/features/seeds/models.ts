import { scoreInterval, scoreRule } from '../../../core/history.ts';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import { isSolvedSeed, type SeedOutcome } from '../../../runs/seed-outcome.ts';
import type { ChartModel, ColourName, Series, Values } from '../../kit/charts/model.ts';
import type { ChartExtension } from '../../kit/charts/series-chart.ts';
import { translucent } from '../../kit/charts/theme.ts';
import { roundStep } from '../../kit/charts/ticks.ts';
import type { ChartWords } from '../../kit/charts/words.ts';
import { text } from '../../kit/i18n/index.ts';
import { curveAxis, episodesAxis } from '../compare/index.ts';
import { histogram, type ScoreCurve, scoreBand, shareCourse } from './aggregate.ts';
import type { Arm, Study } from './study-store.ts';

const endedOf = ({ outcomes }: Arm): readonly SeedOutcome[] => [...outcomes.values()];
const nothingEnded = (arms: readonly Arm[]) => arms.every(({ outcomes }) => outcomes.size === 0);

/** "12 of 30 seeds solved", of each arm; before the first has ended its name alone. @param names of the arms */
export function shareText(arms: readonly Arm[], names: readonly string[]): readonly string[] {
  return arms.map((arm, i) => {
    const ended = endedOf(arm);
    const share = text(strings)('share', {
      solved: ended.filter(isSolvedSeed).length,
      seeds: ended.length,
    });
    if (ended.length === 0) return names[i] ?? '';
    return arms.length === 1 ? share : `${names[i]}: ${share}`;
  });
}

/** The share of seeds that solved it, as its interval narrows with each that ends. */
export function shareModel(
  { arms, seeds }: Pick<Study, 'arms' | 'seeds'>,
  names: readonly string[],
  words: ChartWords,
): ChartModel {
  const t = text(strings);
  const percent = (value: number) => words.t('percent', { value: words.number(value, 0) });
  return {
    id: 'share-solved',
    title: t('courseTitle'),
    summary: () => shareText(arms, names).join(' '),
    notice: nothingEnded(arms) ? t('courseEmpty') : null,
    x: {
      label: t('courseAxis'),
      min: 1,
      max: Math.max(2, seeds.length),
      stride: 1,
      format: (value) => (Number.isInteger(value) ? words.number(value) : ''),
      place: { column: 'seeds', text: (count) => t('coursePlace', { count }) },
    },
    left: { label: t('shareAxis'), min: 0, max: 100, tickStep: 25, format: (value) => words.number(value) },
    series: armSeries(arms, 'share', '--live', (arm, i) => {
      const course = shareCourse(endedOf(arm).map(isSolvedSeed));
      const [low, high] = [course.map((point) => 100 * point.low), course.map((point) => 100 * point.high)];
      return {
        label: arms.length > 1 ? t('shareOf', { name: names[i] ?? '' }) : t('shareLabel'),
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
export function episodesModel(
  { arms }: Pick<Study, 'arms'>,
  names: readonly string[],
  words: ChartWords,
): ChartModel {
  const t = text(strings);
  const took = arms.map((arm) =>
    endedOf(arm)
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
    summary: () => shareText(arms, names).join(' '),
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
    series: armSeries(arms, 'seeds', '--live', (_, i) => {
      const bins = binned[i] ?? [];
      return {
        label: arms.length > 1 ? (names[i] ?? '') : t('binSolved'),
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

/** Every seed's curve, as far as it has come. */
function curvesOf({ outcomes, training }: Pick<Arm, 'outcomes' | 'training'>): ScoreCurve[] {
  return [
    ...[...outcomes.values()].map(({ seed, scores }) => ({ seed, scores, hasEnded: true })),
    ...[...training].map(([seed, { history }]) => ({
      seed,
      scores: history.points(scoreRule).y,
      hasEnded: false,
    })),
  ];
}

const places = (scores: Values) => Array.from(scores, (_, i) => (i + 1) * scoreInterval);

/**
 * Median and quartiles of each arm, and the one seed that is pointed at.
 * @param names of the arms
 */
export function curvesModel(
  { arms, pointedAt }: Pick<Study, 'arms' | 'pointedAt'>,
  names: readonly string[],
  words: ChartWords,
): ChartModel {
  const t = text(strings);
  const steps = (value: number) => words.t('steps', { value: words.number(value) });
  const series = armSeries(arms, 'median', '--after', (arm, i) => {
    const { low, high, ...median } = scoreBand(curvesOf(arm));
    return {
      label: arms.length > 1 ? t('bandOf', { name: names[i] ?? '' }) : t('band'),
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
  const pointedArm = pointedAt === null ? undefined : arms[pointedAt.arm];
  const one = pointedArm && curvesOf(pointedArm).find(({ seed }) => seed === pointedAt?.seed);
  if (one !== undefined) {
    series.push({
      id: 'seed',
      label: t('seedCurve', { seed: one.seed }),
      colour: '--text-1',
      mark: 'line',
      axis: 'left',
      x: places(one.scores),
      y: one.scores,
      format: steps,
    });
  }
  const outcomes = arms.flatMap((arm) => [...arm.outcomes.values()]);
  return {
    id: 'seed-study',
    title: t('chart', { seeds: arms.reduce((sum, arm) => sum + curvesOf(arm).length, 0) }),
    summary: () => t('summary', { solved: outcomes.filter(isSolvedSeed).length, seeds: outcomes.length }),
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
          for (const { scores } of curvesOf(arm)) {
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
