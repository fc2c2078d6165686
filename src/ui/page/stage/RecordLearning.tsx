import { Clapperboard } from 'lucide-react';
import { timeline } from '../../../locales/en/timeline.ts';
import { takeOf } from '../../features/record/choice-store.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import parts from '../../kit/styles/parts.module.css';
import { useFromSession } from '../../session/useSession.ts';
import { openById } from '../places/open-view.ts';

/** The learning as a film, or a picture for a slide. */
export default function RecordLearning() {
  const t = useStrings(timeline);
  const take = useFromSession(takeOf);
  return (
    <button
      type="button"
      className={`${parts['button']} ${parts['icon']}`}
      aria-label={t('recordLearning')}
      title={`${t('recordLearning')}. ${t('recordHint')}`}
      onClick={() => {
        take.setState({ take: 'learning' });
        openById('record');
      }}
    >
      <Clapperboard aria-hidden="true" />
    </button>
  );
}
