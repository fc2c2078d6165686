import { Clapperboard } from 'lucide-react';
import { timeline } from '../../../locales/en/timeline.ts';
import { takeOf } from '../../features/record/choice.ts';
import { IconButton } from '../../kit/Button.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { useFromSession } from '../../session/useSession.ts';
import { openById } from '../places/registry.ts';

/** The learning as a film, or a picture for a slide. */
export default function RecordLearning() {
  const t = useStrings(timeline);
  const take = useFromSession(takeOf);
  return (
    <IconButton
      framed
      icon={Clapperboard}
      label={t('recordLearning')}
      title={`${t('recordLearning')}. ${t('recordHint')}`}
      onClick={() => {
        take.setState({ take: 'learning' });
        openById('record');
      }}
    />
  );
}
