import { type RefObject, useEffect, useRef } from 'react';
import { endAll } from '../end-all.ts';
import { onAppearanceChange } from '../theme.ts';
import styles from './Charts.module.css';
import { atNextFrame, drawInterval, follow, forget } from './follow.ts';
import { type ChartModel, type EpisodeLink, lastPlace, type ModelSource } from './model.ts';
import { readingAt, readingSentence, showCursor, showReading } from './reading.ts';
import { type ChartExtension, createSeriesChart } from './series-chart.ts';
import { readTheme } from './theme.ts';
import { type ChartWords, useChartWords } from './words.ts';

interface Props {
  readonly source: ModelSource;
  readonly title: string;
  readonly hidden: ReadonlySet<string>;
  readonly link: EpisodeLink;
  /** Where the values at the cursor are shown. */
  readonly strip: RefObject<HTMLElement | null>;
  /** The charts whose values a screen reader hears together; this one alone when missing. */
  readonly together?: readonly ModelSource[] | undefined;
  /** Called with the episode that was pressed, by pointer or Enter. */
  readonly onPick?: ((episode: number) => void) | undefined;
  readonly extension?: ChartExtension | undefined;
}

/**
 * The plot itself. React only owns the elements: a running training draws without it. Of several charts that come at once
 * each is made at a frame of its own.
 */
export function SeriesCanvas({ source, title, hidden, link, strip, together, onPick, extension }: Props) {
  const words = useChartWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const view = useRef<ReturnType<typeof createChartView>>(null);
  const newestHidden = useRef(hidden);
  newestHidden.current = hidden;

  useEffect(() => {
    if (canvas.current === null || layer.current === null || strip.current === null) return;
    const parts = { canvas: canvas.current, layer: layer.current, strip: strip.current };
    const options = { ...parts, source, link, words, onPick, extension, together: together ?? [source] };
    const create = () => {
      view.current?.dispose(); // until then it stays to be seen
      view.current = createChartView(options);
      view.current.setHidden(newestHidden.current);
    };
    atNextFrame(create);
    return () => forget(create);
  }, [source, link, strip, together, words, onPick, extension]);
  useEffect(() => () => view.current?.dispose(), []);
  useEffect(() => view.current?.setHidden(hidden), [hidden]);

  return (
    <>
      <canvas
        ref={canvas}
        className={`fill ${styles['canvas']}`}
        role="slider"
        tabIndex={0}
        aria-label={words.t('cursor', { title })}
        aria-valuemin={0}
        aria-valuenow={0}
      />
      <div ref={layer} className={`fill ${styles['layer']}`} aria-hidden="true" />
    </>
  );
}

interface ChartViewOptions extends Pick<Props, 'source' | 'link' | 'onPick' | 'extension'> {
  /** Becomes a slider over the episodes. */
  readonly canvas: HTMLCanvasElement;
  /** Lies over the canvas and marks the episode that is read. */
  readonly layer: HTMLElement;
  /** Holds the values at the episode that is read. */
  readonly strip: HTMLElement;
  readonly together: readonly ModelSource[];
  readonly words: ChartWords;
}

/**
 * A chart that follows its source and lets its values be read: pointer, touch and keyboard move the cursor, and the strip
 * tells what is there.
 */
function createChartView(options: ChartViewOptions) {
  const { canvas, layer, strip, source, link, together, words, onPick, extension } = options;
  let theme = readTheme();
  let model = source.get();
  let hidden: ReadonlySet<string> = new Set();
  let { range } = link.getState();
  const chart = createSeriesChart(canvas, model, theme, extension);
  if (range !== null) chart.setRange(range);

  const models = () => together.map((one) => one.get());
  const show = () => {
    const cursor = readEpisode(link);
    canvas.ariaValueMax = String(model.x.max);
    canvas.ariaValueNow = String(cursor ?? lastEpisode(model));
    canvas.ariaValueText =
      cursor === null ? model.summary() : readingSentence(readingAt(cursor, models(), hidden, theme), words);
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

  const end = endAll(
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
  );

  return {
    setHidden(ids: ReadonlySet<string>) {
      hidden = ids;
      chart.setHidden(ids);
      atNextFrame(show);
    },
    dispose() {
      end();
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
  const own = lastPlace(series.filter(({ isReference }) => isReference !== true));
  return own >= 0 ? own : Math.max(0, lastPlace(series));
}
