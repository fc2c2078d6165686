import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { tourInvitation as strings } from '../../../locales/en/tourInvitation.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { useSessionHandle } from '../../session/useSession.ts';
import styles from './TourButton.module.css';
import { beginTour } from './TourButton.tsx';
import { answerInvitation, invitationStore } from './tour-visit.ts';

/** On the first visit, in the flow of the page and in nobody's way: an offer to be shown around. */
export function TourInvitation() {
  const session = useSessionHandle();
  const t = useStrings(strings);
  const open = useStore(invitationStore, (state) => state.open);
  if (!open) return null;
  return (
    <aside className={`callout ${styles.invitation}`} aria-label={t('button')}>
      <p>
        <strong>{t('question')}</strong> {t('offer')}
      </p>
      <Button
        look="primary"
        onClick={() => void beginTour(session, document.getElementById('tour-button') ?? document.body)}
      >
        {t('accept')}
      </Button>
      <IconButton icon={X} label={t('decline')} onClick={() => answerInvitation('declined')} />
    </aside>
  );
}
