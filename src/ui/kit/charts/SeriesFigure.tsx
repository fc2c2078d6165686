import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import { charts } from '../../../locales/en/charts.ts';
import { Radios } from '../Choices.tsx';
import { useStrings } from '../i18n/index.ts';
import { LazyPartWith } from '../LazyPart.tsx';
import { createEpisodeLink, type EpisodeLink } from './episode-link.ts';
import { follow } from './follow.ts';
import { Legend, useChartFrame } from './Legend.tsx';
import type { ModelSource } from './model.ts';
import { SaveMenu } from './SaveMenu.tsx';
import { SeriesCanvas } from './SeriesCanvas.tsx';
import styles from './SeriesFigure.module.css';
import type { ChartExtension } from './series-chart.ts';

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
  /** Called with the episode that was pressed. */
  readonly onPick?: (episode: number) => void;
  readonly extension?: ChartExtension;
  /** One more way to see it, beside chart and table. */
  readonly also?: { readonly id: string; readonly title: string; readonly content: ReactNode };
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
    onPick,
    extension,
    also,
    children,
  } = props;
  const t = useStrings(charts);
  const { title, legend, notice } = useChartFrame(source);
  const [ownLink] = useState(createEpisodeLink);
  const link = sharedLink ?? ownLink;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [seenAs, setSeenAs] = useState('chart');
  const titleId = useId();
  const toggle = useCallback((id: string) => {
    setHidden((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);
  return (
    <figure className={styles['figure']} data-heading={Heading} aria-labelledby={titleId}>
      <figcaption className={`row ${styles['head']}`}>
        <Heading id={titleId}>{title}</Heading>
        <div className="buttons gap1 end">
          {children}
          <fieldset
            className="segments small"
            onPointerEnter={() => void import('./DataTable.tsx').catch(() => {})}
          >
            <legend className="visuallyHidden">{t('seenAs')}</legend>
            <Radios
              name={titleId}
              values={['chart', 'table', ...(also === undefined ? [] : [also.id])]}
              value={seenAs}
              say={(view) => (view === 'chart' || view === 'table' ? t(view) : (also?.title ?? ''))}
              onChoose={setSeenAs}
            />
          </fieldset>
          <SaveMenu source={source} hidden={hidden} link={link} />
        </div>
        {help === undefined ? null : <p className="note">{help}</p>}
      </figcaption>
      {seenAs === 'chart' ? <Legend entries={legend} hidden={hidden} onToggle={toggle} /> : null}
      <div className={styles['plot']}>
        <div className="fill" inert={seenAs !== 'chart'} hidden={seenAs !== 'chart'}>
          <SeriesCanvas
            source={source}
            title={title}
            hidden={hidden}
            link={link}
            together={together}
            onPick={onPick}
            extension={extension}
          />
        </div>
        {notice === null || seenAs !== 'chart' ? null : (
          <p className={`note ${styles['notice']}`}>{notice}</p>
        )}
        {seenAs === also?.id ? <div className="fill">{also.content}</div> : null}
        {seenAs === 'table' ? (
          <LazyPartWith name={t('table')} load={() => import('./DataTable.tsx')} props={{ source, link }} />
        ) : null}
      </div>
      {announced ? <LiveSummary source={source} /> : null}
    </figure>
  );
}

/** Milliseconds between two announcements: time to hear one out. */
const announceInterval = 5000;

/** Tells screen readers how things stand, politely and not more than every five seconds. */
function LiveSummary({ source }: { readonly source: ModelSource }) {
  const element = useRef<HTMLParagraphElement>(null);
  useEffect(
    () =>
      follow(
        source,
        (model) => {
          const summary = model.summary();
          if (element.current && element.current.textContent !== summary)
            element.current.textContent = summary;
        },
        announceInterval,
      ),
    [source],
  );
  return <p ref={element} role="status" className="visuallyHidden" />;
}
