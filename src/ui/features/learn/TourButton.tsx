import { GraduationCap } from 'lucide-react';
import { tourInvitation as strings } from '../../../locales/en/tourInvitation.ts';
import { Button } from '../../kit/Button.tsx';
import { text, useStrings, withTexts } from '../../kit/i18n/index.ts';
import { showToast } from '../../kit/toast.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { useSessionHandle } from '../../session/useSession.ts';
import styles from './TourButton.module.css';
import { answerInvitation } from './tour-visit.ts';

/** Loads the tour with everything it needs, and starts it. @param opener gets the focus back. */
export async function beginTour(session: SessionHandle, opener: HTMLElement): Promise<void> {
  answerInvitation('taken');
  try {
    const { startTour } = await withTexts(() => import('./tour/tour.ts'));
    startTour(session, opener);
  } catch {
    void showToast(text(strings)('failed'), 'failed');
  }
}

/** For the header: the guided tour, loaded when it is wanted. */
export function TourButton() {
  const session = useSessionHandle();
  const t = useStrings(strings);
  return (
    <Button
      icon={GraduationCap}
      look="quiet"
      id="tour-button"
      aria-label={t('button')}
      title={t('hint')}
      onClick={({ currentTarget }) => void beginTour(session, currentTarget)}
    >
      <span className={styles.word}>{t('button')}</span>
    </Button>
  );
}
