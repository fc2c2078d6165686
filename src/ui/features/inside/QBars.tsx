import { useCallback } from 'react';
import { inside as strings } from '../../../locales/en/inside.ts';
import { animate } from '../../kit/canvas/animation.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import styles from './Inside.module.css';
import { formatValue } from './index.ts';
import { everySeconds, type Look, readable, useIsPolicy } from './look.ts';

const actions = ['left', 'right'] as const;

/** Q(s, left) and Q(s, right) as bars, which of them is taken and who chose it; React renders them once. */
export function QBars({ look }: { readonly look: Look }) {
  const t = useStrings(strings);
  const isPolicy = useIsPolicy(look);
  const bars = useCallback(
    (element: HTMLElement) => animate({ element, frame: barsOf(element, look) }),
    [look],
  );
  return (
    <section ref={bars} className="stack gap2" aria-labelledby="inside-beliefs">
      <h3 id="inside-beliefs">{t(isPolicy ? 'preferences' : 'beliefs')}</h3>
      <p className="note measure">{t(isPolicy ? 'preferencesHelp' : 'beliefsHelp')}</p>
      <dl className="stack gap2">
        {actions.map((action) => (
          <div key={action} className={styles.bar} data-action={action}>
            <dt className="line">
              <span className={styles.arrow} aria-hidden="true">
                {action === 'left' ? '←' : '→'}
              </span>
              {t(action)}
              <span className={`chip ${styles.chosen}`}>{t('chosen')}</span>
              <span className={`chip ${styles.byEpsilon}`}>{t('byEpsilon')}</span>
            </dt>
            {bar}
          </div>
        ))}
        <div className={styles.bar} data-action="difference">
          <dt className="line">
            {t('difference')} <small className="caption">{t('differenceHelp')}</small>
          </dt>
          {bar}
        </div>
      </dl>
    </section>
  );
}

/** A bar and its number, both filled in by `barsOf`. */
const bar = (
  <dd className="measured">
    <span className={`meter ${styles.track}`}>
      <span className={styles.fill} />
    </span>
    <span className="value">–</span>
  </dd>
);

/** What to do each frame: the bars at once, the numbers only as often as they can be read. */
function barsOf(element: HTMLElement, look: Look): (seconds: number) => void {
  const row = (name: string) => {
    const bar = element.querySelector<HTMLElement>(`[data-action="${name}"]`);
    const fill = bar?.querySelector<HTMLElement>(`.${styles.fill}`) ?? null;
    return { bar, fill, value: bar?.querySelector('.value') ?? null };
  };
  const [left, right, difference] = [row('left'), row('right'), row('difference')];
  const due = everySeconds(readable / 1000);
  return (seconds) => {
    const moment = look.acting;
    if (moment?.qValues == null) return;
    const [qLeft, qRight] = moment.qValues;
    const { low, high, gap } = look.values;
    element.style.setProperty('--zero', `${(100 * -low) / (high - low || 1)}%`);
    stretch(left.fill, low, high, qLeft);
    stretch(right.fill, low, high, qRight);
    stretch(difference.fill, -gap, gap, qRight - qLeft);
    difference.bar?.setAttribute('data-better', qRight > qLeft ? 'right' : 'left');
    if (!due(seconds)) return;
    for (const [action, { bar, value }] of [left, right].entries()) {
      bar?.toggleAttribute('data-chosen', moment.action === action);
      bar?.toggleAttribute('data-explored', moment.action === action && moment.explored);
      if (value !== null) value.textContent = formatValue(moment.qValues[action] ?? 0, high - low);
    }
    if (difference.value !== null) {
      difference.value.textContent = formatValue(qRight - qLeft, (high - low) / 10, {
        signDisplay: 'always',
      });
    }
  };
}

/** Lets a bar reach from zero to `value` on a track from `low` to `high`. */
function stretch(fill: HTMLElement | null, low: number, high: number, value: number): void {
  if (fill === null || high <= low) return;
  const at = (number: number) => Math.min(1, Math.max(0, (number - low) / (high - low)));
  const [from, to] = [at(Math.min(0, value)), at(Math.max(0, value))];
  fill.style.transform = `translateX(${100 * from}%) scaleX(${to - from})`;
}
