import type { ChartModel, Points, Series } from '../../charts/model.ts';
import type { ChartWords } from '../../charts/words.ts';
import { experiments } from '../../i18n/experiments.ts';
import { text } from '../../i18n/index.ts';
import { scoreAxes } from '../compare/compare-model.ts';
import type { ExperimentId } from './experiments.ts';

/** The experiment's run over its baseline of the same seed; either may still be on its way. */
export function experimentModel(
  id: ExperimentId,
  run: Points | null,
  baseline: Points | null,
  words: ChartWords,
): ChartModel {
  const t = text(experiments);
  const line = (series: Pick<Series, 'id' | 'label' | 'colour'>, points: Points): Series => ({
    ...series,
    ...points,
    mark: 'line',
    axis: 'left',
    format: (y) => words.t('steps', { value: words.number(y) }),
  });
  const series = [
    ...(baseline === null
      ? []
      : [
          {
            ...line({ id: 'baseline', label: t('baseline'), colour: '--reference' }, baseline),
            dash: [7, 3],
          },
        ]),
    ...(run === null ? [] : [line({ id: 'experiment', label: t(`${id}-title`), colour: '--after' }, run)]),
  ];
  const last = run?.y.at(-1);
  return {
    id: `experiment-${id}`,
    title: t('chartTitle'),
    summary: () => (last === undefined ? t('chartEmpty') : t('chartSummary', { score: words.number(last) })),
    notice: last === undefined ? t('chartEmpty') : null,
    ...scoreAxes(series, words),
    series,
  };
}
