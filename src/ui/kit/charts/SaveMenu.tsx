import { charts } from '../../../locales/en/charts.ts';
import { useStrings } from '../i18n/index.ts';
import type { EpisodeLink } from './episode-link.ts';
import type { ChartFormat, ModelSource } from './model.ts';
import { SaveFormats } from './SaveFormats.tsx';
import { readTheme } from './theme.ts';

interface Props {
  readonly source: ModelSource;
  readonly hidden: ReadonlySet<string>;
  readonly link: EpisodeLink;
}

/** Saves the chart as it is seen. */
export function SaveMenu({ source, hidden, link }: Props) {
  const t = useStrings(charts);
  const save = async (format: ChartFormat) => {
    const { saveChart } = await import('./save.ts'); // seldom wanted, and it brings a drawing of its own
    const picture = { theme: readTheme(), hidden, range: link.getState().range };
    await saveChart(source.get(), format, picture, await source.origin?.());
  };
  return <SaveFormats title={source.get().title} word={t('save')} buttonClass="button small" save={save} />;
}
