import { onAppearanceChange } from '../theme.ts';
import type { EpisodeLink } from './episode-link.ts';
import { atNextFrame, drawInterval, follow, forget } from './follow.ts';
import type { ChartModel, ModelSource } from './model.ts';
import { readingAt, readingSentence, showCursor, showReading } from './reading.ts';
import { type ChartExtension, createSeriesChart, type SeriesChart } from './series-chart.ts';
import { readTheme } from './theme.ts';
import type { ChartWords } from './words.ts';

/** A chart that follows its source and lets its values be read. */
export interface ChartView {
  readonly chart: SeriesChart;
  setHidden(ids: ReadonlySet<string>): void;
  dispose(): void;
}

export interface ChartViewOptions {
  /** Becomes a slider over the episodes. */
  readonly canvas: HTMLCanvasElement;
  /** Lies over the canvas and marks the episode that is read. */
  readonly layer: HTMLElement;
  /** Holds the values at the episode that is read. */
  readonly strip: HTMLElement;
  readonly source: ModelSource;
  readonly link: EpisodeLink;
  /** The charts whose values a screen reader hears together. */
  readonly together: readonly ModelSource[];
  readonly words: ChartWords;
  /** Called with the episode that was pressed, by pointer or Enter. */
  readonly onPick?: ((episode: number) => void) | undefined;
  readonly extension?: ChartExtension | undefined;
}

/** Brings canvas, source and cursor together: pointer, touch and keyboard move the cursor, and the strip tells what is there. */
export function createChartView(options: ChartViewOptions): ChartView {
  const { canvas, layer, strip, source, link, together, words, onPick, extension } = options;
  let theme = readTheme();
  let model = source.get();
  let hidden: ReadonlySet<string> = new Set();
  let { range } = link.getState();
  const chart = createSeriesChart(canvas, model, theme, extension);
  if (range !== null) chart.setRange(range);

  const show = () => {
    const cursor = readEpisode(link);
    canvas.ariaValueMax = String(model.x.max);
    canvas.ariaValueNow = String(cursor ?? lastEpisode(model));
    canvas.ariaValueText =
      cursor === null
        ? model.summary()
        : readingSentence(
            readingAt(
              cursor,
              together.map((one) => one.get()),
              hidden,
              theme,
            ),
            words,
          );
    strip.hidden = cursor === null;
    layer.hidden = cursor === null;
    if (cursor === null) return;
    showCursor(layer, chart, model, hidden, theme, cursor);
    showReading(strip, readingAt(cursor, [model], hidden, theme), words);
  };
  const moveTo = (cursor: number | null) => link.setState({ cursor });
  const onPointer = ({ offsetX }: PointerEvent) => moveTo(chart.episodeAt(offsetX));
  /** A finger's reading stays when the finger has left: until a tap elsewhere. */
  const onLeave = ({ pointerType }: PointerEvent) => {
    if (pointerType !== 'touch') moveTo(null);
  };
  const onPress = (event: PointerEvent) => {
    onPointer(event);
    if (event.isPrimary && event.button === 0) onPick?.(chart.episodeAt(event.offsetX));
  };
  const onKey = (event: KeyboardEvent) => {
    const read = readEpisode(link);
    if (event.key === 'Enter' && read !== null) onPick?.(read);
    const target = keyTarget(event, read, model);
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation(); // the page has shortcuts of its own
    moveTo(target);
  };
  const listening = new AbortController();
  const { signal } = listening;
  canvas.addEventListener('pointermove', onPointer, { signal });
  canvas.addEventListener('pointerdown', onPress, { signal });
  canvas.addEventListener('pointerleave', onLeave, { signal });
  canvas.addEventListener('blur', () => moveTo(null), { signal });
  canvas.addEventListener('keydown', onKey, { signal });

  const ends = [
    onAppearanceChange(() => {
      theme = readTheme();
      chart.setTheme(theme);
      atNextFrame(show);
    }),
    link.subscribe((view) => {
      if (view.range !== range) chart.setRange(view.range);
      range = view.range;
      atNextFrame(show);
    }),
    follow(
      source,
      (newest) => {
        model = newest;
        chart.draw(newest);
        atNextFrame(show);
      },
      drawInterval * Math.max(1, together.length / 2),
    ),
  ];

  return {
    chart,
    setHidden(ids) {
      hidden = ids;
      chart.setHidden(ids);
      atNextFrame(show);
    },
    dispose() {
      for (const end of ends) end();
      forget(show);
      listening.abort();
      chart.dispose();
    },
  };
}

const readEpisode = (link: EpisodeLink) => {
  const { cursor, pinned } = link.getState();
  return cursor ?? pinned;
};

/** Where a key takes the cursor: null takes it away, undefined when the key means nothing here. */
function keyTarget(
  { key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent,
  cursor: number | null,
  model: ChartModel,
): number | null | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const last = lastEpisode(model);
  const moved = (by: number) => Math.min(Math.max((cursor ?? last) + by, model.x.min), model.x.max);
  const step = shiftKey || model.x.place !== undefined ? model.x.stride : 1;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return moved(-step);
    case 'ArrowRight':
    case 'ArrowUp':
      return moved(step);
    case 'PageDown':
      return moved(-model.x.stride);
    case 'PageUp':
      return moved(model.x.stride);
    case 'Home':
      return model.x.min;
    case 'End':
      return last;
    case 'Escape':
      return cursor === null ? undefined : null;
    default:
      return undefined;
  }
}

/** The end of the run's own curve; of a reference where there is no run. */
function lastEpisode({ series }: ChartModel): number {
  const end = (some: ChartModel['series']) =>
    some.reduce((last, { x }) => Math.max(last, x.at(-1) ?? -1), -1);
  const own = end(series.filter(({ isReference }) => isReference !== true));
  return own >= 0 ? own : Math.max(0, end(series));
}
