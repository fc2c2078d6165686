import { X } from 'lucide-react';
import { useState } from 'react';
import { page } from '../../../locales/en/page.ts';
import { IconButton } from '../../kit/Button.tsx';
import { browserLacks } from '../../kit/browser-lacks.ts';
import { useStrings } from '../../kit/i18n/index.ts';

/** What this browser lacks and what that means. */
export default function BrowserNotice() {
  const t = useStrings(page);
  const [hidden, setHidden] = useState(false);
  if (hidden) return null;
  return (
    <aside className="callout toneBefore split top" aria-label={t('noticeTitle')}>
      <div>
        <h2>{t('noticeTitle')}</h2>
        {browserLacks().map((lack) => (
          <p key={lack}>{t(lack)}</p>
        ))}
      </div>
      <IconButton icon={X} label={t('dismiss')} onClick={() => setHidden(true)} />
    </aside>
  );
}
