import {
  Chart,
  type ChartDataset,
  type ChartOptions,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  type Point,
  PointElement,
} from 'chart.js';
import { animate } from '../canvas/animation.ts';
import { atNextFrame, forget } from './follow.ts';
import {
  type Axis,
  type ChartModel,
  type EpisodeRange,
  isJagged,
  type Series,
  thin,
  type Values,
} from './model.ts';
import { type ChartTheme, translucent } from './theme.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale, Filler);

/** A chart on a canvas; what it shows, it is told. */
export type SeriesChart = ReturnType<typeof createSeriesChart>;

/** A Chart.js plugin that not every chart needs, with its options for a model. */
export interface ChartExtension {
  readonly plugin: Plugin<'line'>;
  readonly options: (model: ChartModel, theme: ChartTheme) => NonNullable<ChartOptions<'line'>['plugins']>;
}

type LineChart = Chart<'line', Point[]>;
type Dataset = ChartDataset<'line', Point[]>;

/** A stretch of the screen that is summed up by at most 4 points when there are too many. */
const pixelsPerBin = 3;

/** Draws `model` on `canvas`, which fills its positioned parent, until disposed of. */
export function createSeriesChart(
  canvas: HTMLCanvasElement,
  first: ChartModel,
  theme: ChartTheme,
  extension?: ChartExtension,
) {
  const view: View = { model: first, theme, hidden: new Set(), range: null, extension };
  const chart: LineChart = new Chart(canvas, {
    type: 'line',
    data: { datasets: datasets(view, canvas.clientWidth) },
    options: options(view),
    plugins: [levelLine(() => view), ...(extension ? [extension.plugin] : [])],
  });
  let axes = axesKey(view);

  const render = () => {
    replaceDatasets(chart, datasets(view, canvas.clientWidth));
    const newAxes = axesKey(view);
    if (axes !== newAxes) chart.options = options(view);
    axes = newAxes;
    chart.update(); // ('none' would leave points the look they had first.)
  };
  // Chart.js hears of a screen with other pixels only when the window's size changes as well, and remembers the last one's.
  const endRatio = animate({
    element: canvas,
    frame() {
      if (chart.currentDevicePixelRatio === devicePixelRatio) return;
      chart.options.devicePixelRatio = devicePixelRatio;
      chart.resize();
    },
  });
  const request = (change: Partial<View>) => {
    Object.assign(view, change);
    atNextFrame(render);
  };

  return {
    /** Shows the model at the next frame; of several within one frame, the last. */
    draw: (model: ChartModel) => request({ model }),
    setTheme: (next: ChartTheme) => request({ theme: next }),
    setHidden: (hidden: ReadonlySet<string>) => request({ hidden }),
    /** The episodes to show, or null for all that the model has. */
    setRange: (range: EpisodeRange | null) => request({ range }),
    /** The episode below a place of the canvas, in CSS pixels from its left edge; within the axis. */
    episodeAt: (x: number) => {
      const { min, max } = episodes(view);
      const value = chart.scales['x']?.getValueForPixel(x) ?? min;
      const step = Math.min(1, view.model.x.stride);
      return step * Math.round(Math.min(Math.max(value, min), max) / step);
    },
    /** Where an episode is, in CSS pixels from the canvas's left edge. */
    positionOf: (episode: number) => chart.scales['x']?.getPixelForValue(episode) ?? 0,
    /** Where a value is, in CSS pixels from the canvas's top edge. */
    heightOf: (value: number, axis: Series['axis']) => chart.scales[axis]?.getPixelForValue(value) ?? 0,
    /** The rectangle between the axes, in CSS pixels of the canvas. */
    area: () => chart.chartArea,
    dispose: () => {
      endRatio();
      forget(render);
      chart.destroy();
    },
  };
}

interface View {
  model: ChartModel;
  theme: ChartTheme;
  hidden: ReadonlySet<string>;
  range: EpisodeRange | null;
  readonly extension: ChartExtension | undefined;
}

/** Changes with all that the options are made of: setting them is half the work of an update. */
function axesKey({ model: { x, left, right }, range, theme }: View): string {
  return JSON.stringify([x, left, right, range, theme]);
}

function episodes({ model, range }: View): { min: number; max: number } {
  return range === null ? model.x : { min: range.from, max: range.to };
}

/** The same dataset objects with new contents: Chart.js keeps its elements for them. */
function replaceDatasets(chart: LineChart, next: readonly Dataset[]): void {
  const current = chart.data.datasets;
  current.length = Math.min(current.length, next.length);
  for (const [i, dataset] of next.entries()) current[i] = Object.assign(current[i] ?? {}, dataset);
}

function datasets(view: View, width: number): Dataset[] {
  const { series } = view.model;
  return series.flatMap((one, i) =>
    seriesDatasets(one, view, width).map((set) => ({ ...set, order: series.length - i })),
  );
}

/** Of axes and labels at the usual size of a page, CSS pixels. */
const usualFontSize = 12;

/** A band is two invisible lines with the space between them filled. */
function seriesDatasets(series: Series, view: View, width: number): Dataset[] {
  const { min, max } = episodes(view);
  const hidden = view.hidden.has(series.id);
  const colour = view.theme.colour[series.colour];
  const unit = view.theme.fontSize / usualFontSize; // strokes grow with the page
  const kept = hidden ? [] : thin(series, min, max, Math.max(50, Math.ceil(width / pixelsPerBin)));
  const points = (values: Values) =>
    kept.map((index) => ({ x: series.x[index] ?? 0, y: values[index] ?? 0 }));
  const base = { yAxisID: series.axis, fill: false, spanGaps: true } as const;
  const line: Dataset = {
    ...base,
    label: series.label,
    data: points(series.y),
    showLine: series.mark === 'line' || series.mark === 'bars',
    borderColor: colour,
    borderWidth: isJagged(kept.map((index) => series.y[index] ?? 0)) ? 1.25 * unit : 2.5 * unit,
    borderDash: [...(series.dash ?? [])],
    pointRadius: unit * pointRadius(series, kept.length),
    pointBackgroundColor: series.mark === 'dots' ? translucent(colour, 0.45) : colour,
    pointBorderColor: view.theme.surface,
    pointBorderWidth: series.mark === 'points' ? 1 : 0,
    pointStyle: series.mark === 'points' ? 'rectRot' : 'circle',
  };
  if (series.mark === 'bars')
    return [{ ...line, stepped: 'before', fill: 'origin', backgroundColor: translucent(colour, 0.35) }];
  if (series.band === undefined) return [line];
  const edge = { ...base, showLine: true, borderWidth: 0, pointRadius: 0 } as const;
  return [
    { ...edge, label: `${series.label} −`, data: points(series.band.low) },
    {
      ...edge,
      label: `${series.label} +`,
      data: points(series.band.high),
      fill: '-1',
      backgroundColor: translucent(colour, 0.18),
    },
    line,
  ];
}

function pointRadius({ mark }: Series, count: number): number {
  if (mark === 'points') return 4.5;
  if (mark === 'bars') return 0;
  if (mark === 'dots') return count > 1000 ? 1.2 : 1.8;
  return count === 1 ? 2.5 : 0;
}

function options(view: View): ChartOptions<'line'> {
  const { model, theme, extension } = view;
  return {
    ...(extension && { plugins: extension.options(model, theme) }),
    animation: false,
    parsing: false,
    normalized: true,
    responsive: true,
    maintainAspectRatio: false,
    events: [],
    layout: { padding: { top: 6, right: model.right === undefined ? 10 : 0 } },
    scales: {
      x: { ...axis(model.x, theme), position: 'bottom', ...episodes(view) },
      left: { ...axis(model.left, theme), position: 'left', afterFit: leaveRoom(theme.fontSize) },
      ...(model.right && {
        right: { ...axis(model.right, theme), position: 'right', grid: { drawOnChartArea: false } },
      }),
    },
  };
}

/** Charts one below the other have their plots begin at the same place. */
function leaveRoom(fontSize: number) {
  return (scale: { width: number }) => {
    scale.width = Math.max(scale.width, 4.9 * fontSize);
  };
}

function axis({ label, min, max, tickStep, logarithmic, format }: Axis, theme: ChartTheme) {
  const font = { family: theme.font, size: theme.fontSize };
  return {
    type: logarithmic === true ? ('logarithmic' as const) : ('linear' as const),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    border: { color: theme.muted },
    grid: { color: theme.grid },
    title: { display: true, text: label, color: theme.muted, font, padding: 2 },
    ticks: {
      color: theme.muted,
      font,
      includeBounds: false,
      autoSkip: logarithmic !== true,
      maxRotation: 0,
      autoSkipPadding: 14,
      ...(tickStep !== undefined && { stepSize: tickStep }),
      callback(this: { readonly min: number; readonly max: number }, value: string | number) {
        const shown = logarithmic !== true || isLogarithmicTick(Number(value), this.max / this.min);
        return shown ? format(Number(value)) : null;
      },
    },
  };
}

/** Of the many ticks of a logarithmic axis 1, 2, 5 · 10ᵏ, or the powers of ten alone when they are many. */
function isLogarithmicTick(value: number, span: number): boolean {
  const digit = value / 10 ** Math.floor(Math.log10(value) + 1e-9);
  const shown = span < 500 ? [1, 2, 5] : [1];
  return shown.some((one) => Math.abs(digit - one) < 1e-6);
}

/**
 * Draws a chart's level as a dashed line beneath the curves, and its name over them, beside the line at the right: at
 * the left every run begins, with its ε high.
 */
function levelLine(now: () => { readonly model: ChartModel; readonly theme: ChartTheme }): Plugin<'line'> {
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
