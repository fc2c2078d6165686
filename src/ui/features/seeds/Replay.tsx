import { Pause, Play } from 'lucide-react';
import { useStore } from 'zustand';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import { Button } from '../../kit/Button.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { useFromSession } from '../../session/useSession.ts';
import { fieldOf, longestOf } from './field-store.ts';
import styles from './Seeds.module.css';
import { studyOf } from './study-store.ts';

/** Every cart after as many episodes of its training, from all fall to all stand. */
export function Replay() {
  const t = useStrings(strings);
  const field = useFromSession(fieldOf);
  const { moment, isReplaying } = useStore(field.store);
  const longest = useStore(useFromSession(studyOf).store, ({ arms }) => longestOf(arms));
  if (longest === 0) return null;
  const episode = moment === 'live' ? longest : Math.floor(moment);
  const reading = moment === 'live' ? t('momentLive') : t('momentAt', { episode });
  return (
    <div className={styles['replay']}>
      <Button
        icon={isReplaying ? Pause : Play}
        onClick={() => (isReplaying ? field.setMoment(moment) : field.replay())}
      >
        {t(isReplaying ? 'holdReplay' : 'watch')}
      </Button>
      <input
        type="range"
        min={0}
        max={longest}
        value={episode}
        aria-label={t('moment')}
        aria-valuetext={reading}
        onChange={({ target }) => field.setMoment(Number(target.value))}
      />
      <span aria-hidden="true">{reading}</span>
      <Button look="quiet" disabled={moment === 'live'} onClick={() => field.setMoment('live')}>
        {t('stopWatching')}
      </Button>
    </div>
  );
}
