import { type ChartModel, indexAt } from './model.ts';
import type { SeriesChart } from './series-chart.ts';
import type { ChartTheme } from './theme.ts';

/** Marks an episode in the layer over a chart: an upright line, and a dot on each curve that has a value there. */
export function showCursor(
  layer: HTMLElement,
  chart: SeriesChart,
  { series }: ChartModel,
  hidden: ReadonlySet<string>,
  { colour }: ChartTheme,
  episode: number,
): void {
  const { left, top, right, bottom } = chart.area();
  const x = chart.positionOf(episode);
  if (x < left || x > right) {
    layer.replaceChildren();
    return;
  }
  const line = document.createElement('span');
  line.style.cssText = `left:${x}px;top:${top}px;height:${bottom - top}px`;
  const dots = series.flatMap((one) => {
    const index = hidden.has(one.id) ? -1 : indexAt(one, episode);
    const value = one.y[index];
    if (value === undefined) return [];
    const height = chart.heightOf(value, one.axis);
    if (height < top || height > bottom) return [];
    const dot = document.createElement('i');
    dot.style.cssText = `left:${one.mark === 'bars' ? x : chart.positionOf(one.x[index] ?? 0)}px;top:${height}px;background:${colour[one.colour]}`;
    return [dot];
  });
  layer.replaceChildren(line, ...dots);
}
