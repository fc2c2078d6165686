import { encodeCsv } from '../../../files/csv.ts';
import { robustness } from '../../../locales/en/robustness.ts';
import type { ChartFormat, ChartModel } from '../../kit/charts/model.ts';
import { SaveFormats } from '../../kit/charts/SaveMenu.tsx';
import { chartFile } from '../../kit/charts/save.ts';
import { readTheme } from '../../kit/charts/theme.ts';
import { saveFile } from '../../kit/files.ts';
import { formatNumber, type Translate, useStrings } from '../../kit/i18n/index.ts';
import { type Curve, curvesSummary, LOOKS, mostSteps } from './curves.ts';
import { starts } from './robustness-store.ts';

/** A button that offers the curves as PNG, SVG or CSV, as other charts do. */
export function SaveCurves({ curves }: { readonly curves: readonly Curve[] }) {
  const t = useStrings(robustness);
  const save = async (format: ChartFormat) => {
    const picture = { theme: readTheme(), hidden: new Set<string>(), range: null };
    const file =
      format === 'CSV'
        ? new Blob([csvOf(curves)], { type: 'text/csv;charset=utf-8' })
        : await chartFile(modelOf(curves, t), format, picture);
    saveFile(file, `cartpole-dqn-robustness.${format.toLowerCase()}`);
  };
  return <SaveFormats title={t('title')} word={t('save')} buttonClass="button" save={save} />;
}

function modelOf(curves: readonly Curve[], t: Translate<typeof robustness>): ChartModel {
  const steps = (value: number) => formatNumber(value, { maximumFractionDigits: 0 });
  return {
    id: 'robustness',
    title: t('title'),
    summary: () => curvesSummary(curves, t),
    notice: null,
    x: {
      label: t('axisX'),
      min: 0.1,
      max: 1,
      stride: 0.1,
      format: (value) => formatNumber(value, { minimumFractionDigits: 1 }),
    },
    left: { label: t('axisY'), min: 0, max: mostSteps, tickStep: 100, format: steps },
    series: curves.toReversed().map(({ id, name, points }) => ({
      id,
      label: name,
      colour: LOOKS[id].colour,
      mark: 'line',
      axis: 'left',
      ...(LOOKS[id].dash && { dash: LOOKS[id].dash }),
      x: points.map(({ strength }) => strength),
      y: points.map(({ mean }) => mean),
      format: steps,
    })),
  };
}

function csvOf(curves: readonly Curve[]): string {
  const rows = curves.flatMap(({ id, points }) => points.map((point) => ({ id, ...point })));
  return encodeCsv(
    [
      { header: 'agent', value: ({ id }: (typeof rows)[number]) => id },
      { header: 'push_strength', value: ({ strength }) => strength },
      { header: 'mean_steps', value: ({ mean }) => mean },
      { header: 'full_episodes', value: ({ full }) => full },
      { header: 'episodes', value: () => starts },
    ],
    rows,
  );
}
