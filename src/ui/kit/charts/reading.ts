import { type ChartModel, indexAt, reachOf, valueText } from './model.ts';
import type { SeriesChart } from './series-chart.ts';
import type { ChartTheme } from './theme.ts';
import type { ChartWords } from './words.ts';

/** All values at one episode. */
export interface Reading {
  readonly episode: number;
  /** What to call it where the charts' places are no episodes. */
  readonly place?: string | undefined;
  readonly values: readonly { readonly label: string; readonly colour: string; readonly text: string }[];
}

/** What the shown series of some charts say about an episode; a series without a value there is left out. */
export function readingAt(
  episode: number,
  models: readonly ChartModel[],
  hidden: ReadonlySet<string>,
  { colour }: Pick<ChartTheme, 'colour'>,
): Reading {
  const values = models.flatMap(({ series, x }) =>
    series
      .toReversed()
      .filter(({ id }) => !hidden.has(id))
      .map((one) => ({
        label: one.short ?? one.label,
        colour: colour[one.colour],
        text: valueText(one, episode, reachOf(x)),
      }))
      .filter(({ text }) => text !== '–'),
  );
  return { episode, place: models[0]?.x.place?.text(episode), values };
}

/** The same as one sentence for a screen reader. */
export function readingSentence(reading: Reading, words: ChartWords): string {
  const parts = reading.values.map(({ label, text }) => `${label}: ${text}`);
  return [placeText(reading, words), ...(parts.length > 0 ? parts : [words.t('noValues')])].join('. ');
}

const placeText = ({ episode, place }: Reading, { t, number }: ChartWords) =>
  place ?? t('atEpisode', { episode: number(episode) });

/** Fills the strip over the legend, so that it hides no curve. */
export function showReading(strip: HTMLElement, reading: Reading, words: ChartWords): void {
  const title = document.createElement('strong');
  title.textContent = placeText(reading, words);
  const entries = reading.values.map(({ label, colour, text }) => {
    const entry = document.createElement('span');
    entry.style.setProperty('--colour', colour);
    const value = document.createElement('b');
    value.textContent = text;
    entry.append(label, ' ', value);
    return entry;
  });
  strip.replaceChildren(title, ...entries);
}

/** Marks an episode in the layer over a chart: an upright line, and a dot on each curve that has a value there. */
export function showCursor(
  layer: HTMLElement,
  chart: SeriesChart,
  { series, x: places }: ChartModel,
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
    const index = hidden.has(one.id) ? -1 : indexAt(one, episode, reachOf(places));
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
