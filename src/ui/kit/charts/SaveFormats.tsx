import { Download } from 'lucide-react';
import type { MouseEvent } from 'react';
import { charts } from '../../../locales/en/charts.ts';
import { useStrings } from '../i18n/index.ts';
import { Popover } from '../Popover.tsx';
import { showToast } from '../toast.ts';
import { CHART_FORMATS, type ChartFormat } from './model.ts';

interface Props {
  /** Of the chart. */
  readonly title: string;
  readonly word: string;
  readonly buttonClass: string | undefined;
  readonly save: (format: ChartFormat) => Promise<unknown>;
}

/** A button that offers a chart as PNG, SVG or CSV, and says when it could not be made. */
export function SaveFormats({ title, word, buttonClass, save }: Props) {
  const t = useStrings(charts);
  const choose = async (format: ChartFormat, { currentTarget }: MouseEvent<HTMLButtonElement>) => {
    currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
    try {
      await save(format);
    } catch (error) {
      console.error(error);
      await showToast(t('saveFailed', { format }), 'failed');
    }
  };
  return (
    <Popover
      label={t('saveChart', { title })}
      buttonClass={buttonClass}
      icon={Download}
      words={<span>{word}</span>}
    >
      <ul className="menu">
        {CHART_FORMATS.map((format) => (
          <li key={format}>
            <button type="button" onClick={(event) => choose(format, event)}>
              <strong>{format}</strong>
              {t(`about${format}`)}
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
