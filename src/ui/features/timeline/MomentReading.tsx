import { useLanguage } from '../../kit/i18n/index.ts';
import { useSession } from '../../session/useSession.ts';
import styles from './Timeline.module.css';
import { readingText } from './timeline-model.ts';

/** The moment that is shown, in words; nothing while it is the newest. */
export function MomentReading() {
  useLanguage();
  const reading = useSession(({ run, moment }) => (moment === 'live' ? null : readingText(run, moment)));
  return reading === null ? null : <p className={styles['reading']}>{reading}</p>;
}
