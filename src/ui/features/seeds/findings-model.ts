import { seeds as strings } from '../../../locales/en/seeds.ts';
import { isSolvedSeed, type SeedOutcome } from '../../../runs/seed-outcome.ts';
import type { ChartModel } from '../../kit/charts/model.ts';
import type { ChartWords } from '../../kit/charts/words.ts';
import { text } from '../../kit/i18n/index.ts';
import { roundStep } from '../../kit/round-step.ts';
import { armSeries } from './curves-model.ts';
import { histogram } from './histogram.ts';
import { shareCourse } from './share-course.ts';
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
