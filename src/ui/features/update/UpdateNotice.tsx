import { RefreshCw, X } from 'lucide-react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { update as strings } from '../../../locales/en/update.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { workStore } from '../../session/at-work.ts';
import styles from './Update.module.css';

/** Says that there is a newer page, over the page and not in it: nothing moves, and nothing is interrupted. */
export function UpdateNotice() {
  const t = useStrings(strings);
  const { news, reload } = useStore(updateStore);
  const { atWork } = useStore(workStore);
  return (
    <div role="status" className={styles['place']}>
      {news === null ? null : (
        <aside className={`line callout notice ${styles['notice']}`} aria-label={t('title')}>
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

/** What a reload would mend: nothing in this tab reloads it by itself. */
type News =
  /** A new version has been fetched and waits for the person's word. */
  | 'waiting'
  /** Another tab has put the new version in place: what this one has not loaded yet is no longer there. */
  | 'replaced'
  /** A part of the page could not be loaded: no connection, or a newer version on the server. */
  | 'missing';

interface UpdateState {
  readonly news: News | null;
  /** Whether the page opens without a network from now on; null until that is known. */
  readonly offline: 'ready' | 'impossible' | null;
  /** Brings the newest version there is. */
  readonly reload: () => void;
}

export const updateStore = createStore<UpdateState>(() => ({
  news: null,
  offline: null,
  reload: () => location.reload(),
}));

function putAway(): void {
  updateStore.setState({ news: null });
}

/** Says so when a part of the page does not arrive, whoever asked for it. Called once. */
export function watchForMissingParts(): void {
  addEventListener('vite:preloadError', () => {
    updateStore.setState(({ news }) => ({ news: news ?? 'missing' }));
  });
}
