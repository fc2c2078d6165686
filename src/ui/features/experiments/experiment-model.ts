import { compare } from '../../../locales/en/compare.ts';
import { experiments } from '../../../locales/en/experiments.ts';
import type { ChartModel } from '../../kit/charts/model.ts';
import type { ChartWords } from '../../kit/charts/words.ts';
import { text } from '../../kit/i18n/index.ts';
import {
  curveAxis,
  episodesAxis,
  newestValues,
  type RunCurve,
  type RunPoints,
  runSeries,
} from '../compare/index.ts';
import type { ExperimentId } from './experiment-links.ts';

/** A curve of the experiment's run over its baseline's, of the same seed; either may still be on its way. */
export function experimentModel(
  id: ExperimentId,
  curve: RunCurve,
  run: RunPoints | null,
  baseline: RunPoints | null,
  words: ChartWords,
): ChartModel {
  const t = text(experiments);
  const ofBaseline = {
    id: 'baseline',
    label: t('baseline'),
    colour: '--reference',
    dash: [7, 3],
  } as const;
  const ofRun = { id: 'experiment', label: t(`${id}-title`), colour: '--after' } as const;
  const series = [
    ...(baseline === null ? [] : runSeries(curve, baseline, ofBaseline, words)),
    ...(run === null ? [] : runSeries(curve, run, ofRun, words)),
  ];
  const isEmpty = run === null || run.main.x.length === 0;
  return {
    id: `experiment-${id}-${curve}`,
    title: t('chartTitle', { curve: text(compare)(`title-${curve}`) }),
    summary: () => (isEmpty ? t('chartEmpty') : newestValues(series)),
    notice: isEmpty ? t('chartEmpty') : null,
    x: episodesAxis(series, words),
    left: curveAxis(curve, series, words),
    series,
  };
}
