import { Download } from 'lucide-react';
import type { MouseEvent } from 'react';
import { charts } from '../../../locales/en/charts.ts';
import { useStrings } from '../i18n/index.ts';
import { Popover } from '../Popover.tsx';
import parts from '../styles/parts.module.css';
import { showToast } from '../toast.ts';
import type { EpisodeLink } from './episode-link.ts';
import { CHART_FORMATS, type ChartFormat, type ModelSource } from './model.ts';
import styles from './SaveMenu.module.css';
import { readTheme } from './theme.ts';
import tools from './tools.module.css';

interface Props {
  readonly source: ModelSource;
  readonly hidden: ReadonlySet<string>;
  readonly link: EpisodeLink;
}

/** A button that offers the chart as PNG, SVG or CSV. */
export function SaveMenu({ source, hidden, link }: Props) {
  const t = useStrings(charts);
  const { title } = source.get();
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
      label={t('saveChart', { title })}
      buttonClass={tools['tool']}
      button={
        <>
          <Download aria-hidden="true" />
          <span>{t('save')}</span>
        </>
      }
    >
      <ul className={`${parts['menu']} ${styles['menu']}`}>
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
