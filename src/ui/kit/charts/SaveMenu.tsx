import { Download } from 'lucide-react';
import type { MouseEvent } from 'react';
import { charts } from '../../../locales/en/charts.ts';
import { useStrings } from '../i18n/index.ts';
import { Popover } from '../Popover.tsx';
import { showToast } from '../toast.ts';
import { CHART_FORMATS, type ChartFormat, type EpisodeLink, type ModelSource } from './model.ts';
import { readTheme } from './theme.ts';

interface Props {
  readonly source: ModelSource;
  readonly hidden: ReadonlySet<string>;
  readonly link: EpisodeLink;
}

/** A button that offers the chart as it is seen as PNG, SVG or CSV, and says when that could not be made. */
export function SaveMenu({ source, hidden, link }: Props) {
  const t = useStrings(charts);
  const save = async (format: ChartFormat, { currentTarget }: MouseEvent<HTMLButtonElement>) => {
    currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
    try {
      const { saveChart } = await import('./save.ts'); // seldom wanted, and it brings a drawing of its own
      const picture = { theme: readTheme(), hidden, range: link.getState().range };
      await saveChart(source.get(), format, picture, await source.origin?.());
    } catch (error) {
      console.error(error);
      await showToast(t('saveFailed', { format }), 'failed');
    }
  };
  return (
    <Popover
      label={t('saveChart', { title: source.get().title })}
      buttonClass="button small"
      icon={Download}
      words={<span>{t('save')}</span>}
    >
      <ul className="menu">
        {CHART_FORMATS.map((format) => (
          <li key={format}>
            <button type="button" onClick={(event) => save(format, event)}>
              <strong>{format}</strong>
              {t(`about${format}`)}
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
