import { charts } from '../../../locales/en/charts.ts';
import { useStrings } from '../i18n/index.ts';
import styles from './Legend.module.css';
import type { LegendEntry } from './useChartFrame.ts';

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
