import { GraduationCap, X } from 'lucide-react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { tourInvitation as strings } from '../../../locales/en/tourInvitation.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { text, useStrings, withTexts } from '../../kit/i18n/index.ts';
import { store, stored } from '../../kit/stored.ts';
import { showToast } from '../../kit/toast.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { useSessionHandle } from '../../session/useSession.ts';

/** Loads the tour with everything it needs, and starts it. @param opener gets the focus back. */
async function beginTour(session: SessionHandle, opener: HTMLElement): Promise<void> {
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
      <span className="hiddenOnLaptop">{t('button')}</span>
    </Button>
  );
}

/** On the first visit, in the flow of the page and in nobody's way: an offer to be shown around. */
export function TourInvitation() {
  const session = useSessionHandle();
  const t = useStrings(strings);
  const open = useStore(invitationStore, (state) => state.open);
  if (!open) return null;
  return (
    <aside className="line callout notice" aria-label={t('button')}>
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

const storageKey = 'tour';

/** Whether the invitation to the tour still stands: until it is answered, once, for good. */
const invitationStore = createStore(() => ({
  open: stored(storageKey) === null, // who forbids storage would be asked every time
}));

function answerInvitation(answer: 'taken' | 'declined'): void {
  invitationStore.setState({ open: false });
  store(storageKey, answer);
}
