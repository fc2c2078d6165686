import { useId } from 'react';
import { speed as strings } from '../../../locales/en/speed.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import styles from './Speed.module.css';

export interface Bar {
  readonly id: string;
  readonly name: string;
  /** What it runs on. */
  readonly about: string;
  readonly value: number;
  readonly kind: 'fastest' | 'learner' | 'reference';
}

interface Props {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly label: (value: number) => string;
}

/** Times as bars from zero, to one scale; each with its number, so that the bars themselves need not be read. */
export function Bars({ title, bars, label }: Props) {
  const t = useStrings(strings);
  const heading = useId();
  const longest = Math.max(...bars.map(({ value }) => value));
  return (
    <section className="stack gap2" aria-labelledby={heading}>
      <h4 id={heading}>{title}</h4>
      <ul className="stack">
        {bars.map(({ id, name, about, value, kind }) => (
          <li key={id} className={styles.row} data-kind={kind}>
            <span className={styles.name}>
              {name} <small className="caption">{about}</small>
            </span>
            <span className={styles.value}>
              {label(value)}
              {kind === 'fastest' && <span className={`chip ${styles.fastest}`}>{t('fastest')}</span>}
            </span>
            <span className={`meter ${styles.track}`} aria-hidden="true">
              <span className={styles.bar} style={{ inlineSize: `${(100 * value) / longest}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
