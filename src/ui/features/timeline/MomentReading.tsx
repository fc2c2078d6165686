import { useSession } from '../../session/useSession.ts';
import { readingText } from './reading-text.ts';
import styles from './Timeline.module.css';

/** The moment that is shown, in words; nothing while it is the newest. */
export function MomentReading() {
  const moment = useSession((session) => session.moment);
  const run = useSession((session) => session.run);
  return moment === 'live' ? null : <p className={styles['reading']}>{readingText(run, moment)}</p>;
}
