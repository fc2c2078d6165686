import type { Action } from '../../../core/cartpole.ts';
import { learn as strings } from '../../../locales/en/learn.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import styles from './Learn.module.css';
import type { QPair } from './lesson.ts';

interface Props {
  /** Q or Q⁻ */
  readonly name: string;
  /** s or s′ */
  readonly of: string;
  readonly pair: QPair;
  /** The one that counts; null when neither does. */
  readonly chosen: Action | null;
  readonly format: (value: number) => string;
}

const actions = ['left', 'right'] as const;

/** Two Q-values of one state as bars from zero, the one that counts in full colour. */
export function QPairBars({ name, of, pair, chosen, format }: Props) {
  const t = useStrings(strings);
  const low = Math.min(0, ...pair);
  const high = Math.max(0, ...pair);
  const at = (value: number) => (100 * (value - low)) / (high - low || 1);
  return (
    <dl className={`stack gap2 ${styles.qPair}`}>
      {actions.map((action, i) => {
        const value = pair[i] ?? 0;
        const from = at(Math.min(0, value));
        return (
          <div key={action} data-action={action} data-chosen={chosen === i}>
            <dt>
              <i>{name}</i>({of}, {t(action)})
            </dt>
            <dd>
              <span className="meter" aria-hidden="true">
                <span
                  className={styles.qFill}
                  style={{ left: `${from}%`, width: `${at(Math.max(0, value)) - from}%` }}
                />
              </span>
              <span className="value">{format(value)}</span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
