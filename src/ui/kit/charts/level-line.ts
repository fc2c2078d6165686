import type { Chart, Plugin } from 'chart.js';
import type { ChartModel } from './model.ts';
import type { ChartTheme } from './theme.ts';

/**
 * Draws a chart's level as a dashed line beneath the curves, and its name over them, beside the line at the right: at
 * the left every run begins, with its ε high.
 */
export function levelLine(
  now: () => { readonly model: ChartModel; readonly theme: ChartTheme },
): Plugin<'line'> {
  return {
    id: 'level',
    beforeDatasetsDraw(chart) {
      const { model, theme } = now();
      const y = heightOf(chart, model);
      if (y === undefined) return;
      const { ctx, chartArea } = chart;
      ctx.save();
      ctx.strokeStyle = theme.text;
      ctx.globalAlpha = 0.7;
      ctx.setLineDash([6, 4]);
      ctx.beginPath();
      ctx.moveTo(chartArea.left, y);
      ctx.lineTo(chartArea.right, y);
      ctx.stroke();
      ctx.restore();
    },
    afterDatasetsDraw(chart) {
      const { model, theme } = now();
      const y = heightOf(chart, model);
      if (y === undefined || model.level === undefined) return;
      const { ctx, chartArea } = chart;
      const isHigh = y < (chartArea.top + chartArea.bottom) / 2;
      const place = [chartArea.right - 8, isHigh ? y + 5 : y - 5] as const;
      ctx.save();
      ctx.font = `${theme.fontSize}px ${theme.font}`;
      ctx.textAlign = 'right';
      ctx.textBaseline = isHigh ? 'top' : 'bottom';
      ctx.lineJoin = 'round';
      ctx.lineWidth = 4;
      ctx.strokeStyle = theme.surface;
      ctx.strokeText(model.level.label, ...place);
      ctx.fillStyle = theme.text;
      ctx.fillText(model.level.label, ...place);
      ctx.restore();
    },
  };
}

/** Where the level is, on whole pixels; undefined when it lies outside the axis. */
function heightOf({ scales, chartArea }: Chart<'line'>, { level }: ChartModel): number | undefined {
  if (level === undefined) return undefined;
  const y = Math.round(scales['left']?.getPixelForValue(level.y) ?? -1) + 0.5;
  return y < chartArea.top || y > chartArea.bottom ? undefined : y;
}
