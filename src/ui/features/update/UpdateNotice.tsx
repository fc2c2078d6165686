import { RefreshCw, X } from 'lucide-react';
import { useStore } from 'zustand';
import { update as strings } from '../../../locales/en/update.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { workStore } from '../../session/at-work.ts';
import styles from './Update.module.css';
import { putAway, updateStore } from './update.ts';

/** Says that there is a newer page, over the page and not in it: nothing moves, and nothing is interrupted. */
export function UpdateNotice() {
  const t = useStrings(strings);
  const { news, reload } = useStore(updateStore);
  const { atWork } = useStore(workStore);
  return (
    <div role="status" className={styles['place']}>
      {news === null ? null : (
        <aside className={`line callout ${styles['notice']}`} aria-label={t('title')}>
          <p>
            {t(news)} {t(atWork ? 'whenEnded' : 'runsStay')}
          </p>
          <Button icon={RefreshCw} look={atWork ? undefined : 'primary'} onClick={() => reload()}>
            {t('reload')}
          </Button>
          <IconButton icon={X} label={t('later')} onClick={putAway} />
        </aside>
      )}
    </div>
  );
}

/** For the foot of the page: whether it opens without a network. */
export function OfflineNote() {
  const t = useStrings(strings);
  const offline = useStore(updateStore, (state) => state.offline);
  return offline === null ? null : <span>{t(offline)}</span>;
}
