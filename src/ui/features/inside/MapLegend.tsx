import { inside as strings } from '../../../locales/en/inside.ts';
import { formatNumber, useStrings } from '../../kit/i18n/index.ts';
import { useSession } from '../../session/useSession.ts';
import styles from './Inside.module.css';
import type { Look } from './look.ts';
import { useIsPolicy, usePolled } from './usePolled.ts';

/** What the map's colours and its dot stand for, and whose weights it shows. */
export function MapLegend({ look }: { readonly look: Look }) {
  const t = useStrings(strings);
  const isPolicy = useIsPolicy(look);
  const scale = usePolled(() => look.map?.scale ?? null);
  const episode = useSession(({ run }) => run.live?.trajectory.episode);
  const number = (share: number, before: string) =>
    scale === null ? '' : `${before}${formatNumber(share * scale, { maximumSignificantDigits: 2 })}`;
  return (
    <div className={`stack gap1 note ${styles.below}`}>
      <div className={`split ${styles.legendWords}`}>
        <span>← {t('legendLeft')}</span>
        <span>{t('legendRight')} →</span>
      </div>
      <div className={styles.legendBar} />
      <div className={styles.legendNumbers}>
        <span>{number(1, '≤ −')}</span>
        <span>{number(0.25, '−')}</span>
        <span>0</span>
        <span>{number(0.25, '+')}</span>
        <span>{number(1, '≥ +')}</span>
      </div>
      <p>
        {t(isPolicy ? 'legendPreferences' : 'legendName')} ·{' '}
        <span className={styles.dot} aria-hidden="true" /> {t('dot')}
        {look.subject === 'live' && episode !== undefined && <> · {t('weightsOf', { episode })}</>}
      </p>
    </div>
  );
}
