import { useStore } from 'zustand';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import { formatDuration, formatNumber, useStrings } from '../../kit/i18n/index.ts';
import { useFromSession } from '../../session/useSession.ts';
import styles from './Seeds.module.css';
import { studyOf } from './study-store.ts';

/** How far the study has come, and how fast. */
export function Progress() {
  const t = useStrings(strings);
  const { status, seeds: wanted, arms, elapsedSeconds } = useStore(useFromSession(studyOf).store);
  const outcomes = arms.flatMap((arm) => [...arm.outcomes.values()]);
  const seeds = wanted.length * arms.length;
  const done = outcomes.length;
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
    <div className={`stack gap1 ${styles['progress']}`}>
      <progress max={seeds} value={done} aria-label={t('title')} />
      <p>{parted.join(' · ')}</p>
    </div>
  );
}
