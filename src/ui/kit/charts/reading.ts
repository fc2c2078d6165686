import { type ChartModel, valueText } from './model.ts';
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
  const values = models
    .flatMap(({ series }) => series.toReversed())
    .filter(({ id }) => !hidden.has(id))
    .map((series) => ({
      label: series.short ?? series.label,
      colour: colour[series.colour],
      text: valueText(series, episode),
    }))
    .filter(({ text }) => text !== '–');
  return { episode, place: models[0]?.x.place?.text(episode), values };
}

/** The same as one sentence for a screen reader. */
export function readingSentence(reading: Reading, words: ChartWords): string {
  const parts = reading.values.map(({ label, text }) => `${label}: ${text}`);
  return [placeText(reading, words), ...(parts.length > 0 ? parts : [words.t('noValues')])].join('. ');
}

const placeText = ({ episode, place }: Reading, { t, number }: ChartWords) =>
  place ?? t('atEpisode', { episode: number(episode) });

/** Fills the strip above the plot, where else the legend is, so that it hides no curve. */
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
