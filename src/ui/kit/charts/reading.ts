import { type ChartModel, valueText } from './model.ts';
import type { ChartTheme } from './theme.ts';
import type { ChartWords } from './words.ts';

/** All values at one episode. */
export interface Reading {
  readonly episode: number;
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
  return { episode, values };
}

/** The same as one sentence for a screen reader. */
export function readingSentence({ episode, values }: Reading, { t, number }: ChartWords): string {
  const parts = values.map(({ label, text }) => `${label}: ${text}`);
  return [t('atEpisode', { episode: number(episode) }), ...(parts.length > 0 ? parts : [t('noValues')])].join(
    '. ',
  );
}

/** Fills the strip above the plot, where else the legend is, so that it hides no curve. */
export function showReading(
  strip: HTMLElement,
  { episode, values }: Reading,
  { t, number }: ChartWords,
): void {
  const title = document.createElement('strong');
  title.textContent = t('atEpisode', { episode: number(episode) });
  const entries = values.map(({ label, colour, text }) => {
    const entry = document.createElement('span');
    entry.style.setProperty('--colour', colour);
    const value = document.createElement('b');
    value.textContent = text;
    entry.append(label, ' ', value);
    return entry;
  });
  strip.replaceChildren(title, ...entries);
}
