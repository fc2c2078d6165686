import { useEffect, useState } from 'react';
import { charts } from '../../../locales/en/charts.ts';
import { useStrings } from '../i18n/index.ts';
import { follow } from './follow.ts';
import styles from './Legend.module.css';
import type { ChartModel, ModelSource, Series } from './model.ts';

interface Props {
  readonly entries: readonly LegendEntry[];
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
}

/** One switch for each curve, drawn as the curve is. */
export function Legend({ entries, hidden, onToggle }: Props) {
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

function Swatch({ colour, mark, dash, hasBand }: LegendEntry) {
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
export function useChartFrame(source: ModelSource): ChartFrame {
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
