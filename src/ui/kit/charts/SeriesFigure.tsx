import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { createStore } from 'zustand/vanilla';
import { charts } from '../../../locales/en/charts.ts';
import { Radios } from '../Field.tsx';
import { useStrings } from '../i18n/index.ts';
import { LazyPartWith } from '../LazyPart.tsx';
import styles from './Charts.module.css';
import { follow } from './follow.ts';
import {
  type ChartModel,
  createEpisodeLink,
  type EpisodeLink,
  type ModelSource,
  type Series,
} from './model.ts';
import { SaveMenu } from './SaveMenu.tsx';
import { SeriesCanvas } from './SeriesCanvas.tsx';
import type { ChartExtension } from './series-chart.ts';

interface Props {
  readonly source: ModelSource;
  /** Stands alone on the page, and says to screen readers every few seconds how things stand. */
  readonly main?: boolean;
  /** A sentence on what there is to see. */
  readonly help?: string;
  /** Shares its cursor and its stretch of episodes with other charts. */
  readonly link?: EpisodeLink;
  /** The charts whose values a screen reader hears together; this one alone when missing. */
  readonly together?: readonly ModelSource[];
  /** Called with the episode that was pressed. */
  readonly onPick?: (episode: number) => void;
  readonly extension?: ChartExtension;
  /** One more way to see it, beside chart and table. */
  readonly also?: { readonly id: string; readonly title: string; readonly content: ReactNode };
  /** More tools beside the title. */
  readonly children?: ReactNode;
}

/** A chart with its title, legend, table and downloads; fills its parent. */
export function SeriesFigure({ main = false, help, link: sharedLink, also, children, ...rest }: Props) {
  const { source } = rest;
  const t = useStrings(charts);
  const { title, legend, notice } = useChartFrame(source);
  const Heading = main ? 'h2' : 'h3';
  const [ownLink] = useState(createEpisodeLink);
  const link = sharedLink ?? ownLink;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [seenAs, setSeenAs] = useState('chart');
  const titleId = useId();
  const strip = useRef<HTMLDivElement>(null);
  const toggle = useCallback((id: string) => {
    setHidden((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);
  return (
    <figure className={styles['figure']} data-main={main} aria-labelledby={titleId}>
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
      <div className={styles['key']} hidden={seenAs !== 'chart'}>
        <Legend entries={legend} hidden={hidden} onToggle={toggle} />
        <div ref={strip} className={`row ${styles['reading']}`} hidden />
      </div>
      <div className={styles['plot']}>
        <div className="fill" inert={seenAs !== 'chart'} hidden={seenAs !== 'chart'}>
          <SeriesCanvas {...rest} title={title} hidden={hidden} link={link} strip={strip} />
        </div>
        {notice === null || seenAs !== 'chart' ? null : (
          <p className={`note ${styles['notice']}`}>{notice}</p>
        )}
        {seenAs === also?.id ? <div className="fill">{also.content}</div> : null}
        {seenAs === 'table' ? (
          <LazyPartWith name={t('table')} load={() => import('./DataTable.tsx')} props={{ source, link }} />
        ) : null}
      </div>
      {main ? <LiveSummary source={source} /> : null}
    </figure>
  );
}

/** What a chart follows whose model React makes. */
export function useModelSource(model: ChartModel): ModelSource {
  const [store] = useState(() => createStore(() => model));
  useEffect(() => store.setState(model, true), [store, model]);
  return useMemo(
    () => ({ get: store.getState, subscribe: (listener) => store.subscribe(listener) }),
    [store],
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

interface LegendProps {
  readonly entries: readonly LegendEntry[];
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
}

/** One switch for each curve, drawn as the curve is. */
function Legend({ entries, hidden, onToggle }: LegendProps) {
  const t = useStrings(charts);
  return (
    <ul className={`buttons ${styles['legend']}`} aria-label={t('legend')}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <button type="button" aria-pressed={!hidden.has(entry.id)} onClick={() => onToggle(entry.id)}>
            <Swatch {...entry} />
            {entry.label}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A piece of the curve. */
export function Swatch({ colour, mark, dash, hasBand }: Omit<LegendEntry, 'id' | 'label'>) {
  return (
    <svg
      className={styles['swatch']}
      viewBox="0 0 28 14"
      style={{ color: `var(${colour})` }}
      aria-hidden="true"
    >
      {hasBand ? <rect width="28" height="14" rx="2" fill="currentColor" opacity="0.22" /> : null}
      {mark === 'line' ? (
        <path d="M1 7h26" stroke="currentColor" strokeWidth="2" strokeDasharray={dash?.join(' ')} />
      ) : null}
      {mark === 'bars' ? <rect x="7" y="1" width="14" height="12" fill="currentColor" opacity="0.5" /> : null}
      {mark === 'points' ? <path d="M14 1.5 19.5 7 14 12.5 8.5 7z" fill="currentColor" /> : null}
      {mark === 'dots' ? (
        <path d="M5 9h.01M11 4.5h.01M17 10h.01M23 6h.01" className={styles['dots']} />
      ) : null}
    </svg>
  );
}

/** What stands around a plot; it changes rarely, unlike the numbers in it. */
interface ChartFrame {
  readonly title: string;
  /** What is drawn last, on top, comes first. */
  readonly legend: readonly LegendEntry[];
  readonly notice: string | null;
}

interface LegendEntry extends Pick<Series, 'id' | 'label' | 'colour' | 'mark' | 'dash'> {
  readonly hasBand: boolean;
}

/** Renders again when the frame changes, not with every episode. */
function useChartFrame(source: ModelSource): ChartFrame {
  const [frame, setFrame] = useState(() => chartFrame(source.get()));
  useEffect(
    () =>
      follow(
        source,
        (model) => {
          const next = chartFrame(model);
          setFrame((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
        },
        300,
      ),
    [source],
  );
  return frame;
}

function chartFrame({ title, series, notice }: ChartModel): ChartFrame {
  return {
    title,
    notice,
    legend: series.toReversed().map(({ id, label, colour, mark, dash, band }) => ({
      id,
      label,
      colour,
      mark,
      ...(dash && { dash }),
      hasBand: band !== undefined,
    })),
  };
}
