import { X } from 'lucide-react';
import { useState } from 'react';
import { page } from '../../../locales/en/page.ts';
import { browserLacks } from '../../kit/browser-lacks.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import parts from '../../kit/styles/parts.module.css';
import styles from './Notices.module.css';

/** What this browser lacks and what that means; nothing in a current one. */
export function BrowserNotice() {
  const t = useStrings(page);
  const [hidden, setHidden] = useState(false);
  const lacks = browserLacks();
  if (hidden || lacks.length === 0) return null;
  return (
    <aside className={styles['notice']} aria-label={t('noticeTitle')}>
      <div>
        <h2>{t('noticeTitle')}</h2>
        {lacks.map((lack) => (
          <p key={lack}>{t(lack)}</p>
        ))}
      </div>
      <button
        type="button"
        className={`${parts['button']} ${parts['quiet']} ${parts['icon']}`}
        aria-label={t('dismiss')}
        title={t('dismiss')}
        onClick={() => setHidden(true)}
      >
        <X aria-hidden="true" />
      </button>
    </aside>
  );
}
