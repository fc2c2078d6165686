import { X } from 'lucide-react';
import { useState } from 'react';
import { resume as strings } from '../../../locales/en/resume.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { useSession, useSessionHandle } from '../../session/useSession.ts';
import { downloadCheckpoint } from '../downloads/index.ts';

/** What the person should know about how the run is kept: quiet while all is well. */
export function SaveNotices() {
  const hasGivenUp = useSession(({ run }) => run.failure?.reason === 'crashed');
  return hasGivenUp ? <GivenUp /> : <StorageNotice />;
}

function StorageNotice() {
  const t = useStrings(strings);
  const notice = useSession(({ run }) => run.storage);
  const [closed, setClosed] = useState<string | null>(null);
  if (notice === null || notice === closed) return null;
  return (
    <section className="callout toneBefore" role="status" aria-label={t('saving')}>
      <div className="split gap2">
        <p className="grow">{t(notice)}</p>
        <div className="buttons">
          {notice === 'copied' ? null : <DownloadButton />}
          <IconButton icon={X} label={t('close')} onClick={() => setClosed(notice)} />
        </div>
      </div>
    </section>
  );
}

/** After three deaths in a row. */
function GivenUp() {
  const session = useSessionHandle();
  const t = useStrings(strings);
  const isKept = useSession(() => session.actions.lastSaved() !== null);
  return (
    <section className="callout toneBefore" role="alert" aria-label={t('saving')}>
      <div className="split gap2">
        <p className="grow">
          {t('gaveUp')} {isKept && t('gaveUpKept')}
        </p>
        {isKept ? (
          <div className="buttons">
            <Button onClick={() => void goOn(session)}>{t('tryAgain')}</Button>
            <DownloadButton />
          </div>
        ) : null}
      </div>
    </section>
  );
}

async function goOn({ store, actions }: SessionHandle): Promise<void> {
  const saved = await actions.exportCheckpoint();
  if (saved !== null) actions.restore(saved.checkpoint, true, store.getState().run.id);
}

function DownloadButton() {
  const session = useSessionHandle();
  const t = useStrings(strings);
  return <Button onClick={() => void downloadCheckpoint(session)}>{t('download')}</Button>;
}
