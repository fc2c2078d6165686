import { Table2 } from 'lucide-react';
import { type ReactNode, useCallback, useId, useState } from 'react';
import { charts } from '../../../locales/en/charts.ts';
import { useStrings } from '../i18n/index.ts';
import { LazyPartWith } from '../LazyPart.tsx';
import { createEpisodeLink, type EpisodeLink } from './episode-link.ts';
import { Legend } from './Legend.tsx';
import { LiveSummary } from './LiveSummary.tsx';
import type { ModelSource } from './model.ts';
import { SaveMenu } from './SaveMenu.tsx';
import { SeriesCanvas } from './SeriesCanvas.tsx';
import styles from './SeriesFigure.module.css';
import type { ChartExtension } from './series-chart.ts';
import tools from './tools.module.css';
import { useChartFrame } from './useChartFrame.ts';

interface Props {
  readonly source: ModelSource;
  /** `h2` where the chart stands alone. */
  readonly heading: 'h2' | 'h3';
  /** A sentence on what there is to see. */
  readonly help?: string;
  /** Shares its cursor and its stretch of episodes with other charts. */
  readonly link?: EpisodeLink;
  /** The charts whose values a screen reader hears together; this one alone when missing. */
  readonly together?: readonly ModelSource[];
  /** Says to screen readers every few seconds how things stand. */
  readonly announced?: boolean;
  readonly extension?: ChartExtension;
  /** More tools beside the title. */
  readonly children?: ReactNode;
}

/** A chart with its title, legend, table and downloads; fills its parent. */
export function SeriesFigure(props: Props) {
  const {
    source,
    heading: Heading,
    help,
    link: sharedLink,
    together,
    announced = false,
    extension,
    children,
  } = props;
  const t = useStrings(charts);
  const { title, legend, notice } = useChartFrame(source);
  const [ownLink] = useState(createEpisodeLink);
  const link = sharedLink ?? ownLink;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [asTable, setAsTable] = useState(false);
  const titleId = useId();
  const toggle = useCallback((id: string) => {
    setHidden((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);
  return (
    <figure className={styles['figure']} aria-labelledby={titleId}>
      <figcaption className={styles['head']}>
        <Heading id={titleId}>{title}</Heading>
        <div className={styles['tools']}>
          {children}
          <button
            type="button"
            className={tools['tool']}
            aria-label={t('table')}
            aria-pressed={asTable}
            onPointerEnter={() => void import('./DataTable.tsx').catch(() => {})}
            onClick={() => setAsTable(!asTable)}
          >
            <Table2 aria-hidden="true" />
            <span>{t('table')}</span>
          </button>
          <SaveMenu source={source} hidden={hidden} link={link} />
        </div>
        {help === undefined ? null : <p>{help}</p>}
      </figcaption>
      <Legend entries={legend} hidden={hidden} onToggle={toggle} />
      <div className={styles['plot']}>
        <div className={styles['drawn']} inert={asTable}>
          <SeriesCanvas
            source={source}
            title={title}
            hidden={hidden}
            link={link}
            together={together}
            extension={extension}
          />
        </div>
        {notice === null ? null : <p className={styles['notice']}>{notice}</p>}
        {asTable ? (
          <LazyPartWith name={t('table')} load={() => import('./DataTable.tsx')} props={{ source, link }} />
        ) : null}
      </div>
      {announced ? <LiveSummary source={source} /> : null}
    </figure>
  );
}
