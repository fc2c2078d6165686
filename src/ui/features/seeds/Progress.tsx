import { useStore } from 'zustand';
import { wilsonInterval } from '../../../core/statistics.ts';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import { isSolvedSeed } from '../../../runs/seed-outcome.ts';
import { formatDuration, formatNumber, useStrings } from '../../kit/i18n/index.ts';
import parts from '../../kit/styles/parts.module.css';
import styles from './Seeds.module.css';
import { studyStore } from './study-store.ts';

/** How far the study has come, how fast, and what share has solved it. */
export function Progress() {
  const t = useStrings(strings);
  const { status, seeds: wanted, arms, elapsedSeconds } = useStore(studyStore);
  const outcomes = arms.flatMap((arm) => [...arm.outcomes.values()]);
  const seeds = wanted.length * arms.length;
  const done = outcomes.length;
  const solved = outcomes.filter(isSolvedSeed).length;
  const [low, high] = wilsonInterval(solved, done);
  const percent = (share: number) => formatNumber(share * 100, { maximumFractionDigits: 0 });
  const perMinute = (60 * done) / elapsedSeconds;
  const parted = [
    t(status === 'cancelled' ? 'cancelled' : 'progress', { done, seeds }),
    ...(done > 0 && status !== 'cancelled'
      ? [t('perMinute', { rate: formatNumber(perMinute, { maximumSignificantDigits: 2 }) })]
      : []),
    ...(done > 0 && status === 'running'
      ? [t('timeLeft', { time: formatDuration((60 * (seeds - done)) / perMinute) })]
      : []),
  ];
  return (
    <div className={styles['progress']}>
      <progress max={seeds} value={done} aria-label={t('title')} />
      <p>{parted.join(' · ')}</p>
      {done > 0 ? (
        <div>
          <p className={styles['share']}>{t('share', { solved, seeds: done })}</p>
          <p>{t('interval', { low: percent(low), high: percent(high) })}</p>
          <p className={parts['note']}>{t('solvedMeans')}</p>
        </div>
      ) : null}
    </div>
  );
}
