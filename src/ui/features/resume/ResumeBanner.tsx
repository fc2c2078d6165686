import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { controls } from '../../../locales/en/controls.ts';
import { resume as strings } from '../../../locales/en/resume.ts';
import type { SavedState } from '../../../runs/storage/schema.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { formatDuration, text, useStrings } from '../../kit/i18n/index.ts';
import { LazyPartWith } from '../../kit/LazyPart.tsx';
import { showToast } from '../../kit/toast.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { useFromSession, useSession, useSessionHandle } from '../../session/useSession.ts';
import { downloadCheckpoint } from '../downloads/index.ts';
import { offersOf } from './offers.ts';

/** Offers to go on with interrupted runs, and says what there is to say about saving. */
export default function ResumeBanner() {
  const t = useStrings(strings);
  const { store, follow } = useFromSession(offersOf);
  const states = useStore(store, (state) => state.states);
  const isIdle = useSession(({ run }) => run.status === 'idle');
  useEffect(follow, [follow]);
  return (
    <>
      {isIdle && states.length > 0 ? (
        <aside className="callout" aria-label={t('region')}>
          <ul>
            {states.map((state) => (
              <OfferedRun key={state.id} state={state} />
            ))}
          </ul>
        </aside>
      ) : null}
      <SaveNotices />
    </>
  );
}

function OfferedRun({ state }: { readonly state: SavedState }) {
  const t = useStrings(strings);
  const ofControls = useStrings(controls);
  const { id, preset, seed, episodes, mostEpisodes, elapsedSeconds } = state;
  const { store, goOn, discard } = useFromSession(offersOf);
  const refusal = useStore(store, ({ refusals }) => refusals.get(id));
  const name = preset === null ? t('ownSettings') : ofControls(preset);
  return (
    <li className="split gap2">
      <div className="grow">
        <p>
          {t('stopped', { preset: name, seed, episodes, mostEpisodes, time: formatDuration(elapsedSeconds) })}
        </p>
        {refusal === undefined ? null : (
          <LazyPartWith name={t('region')} load={() => import('./Refusal.tsx')} props={{ id, refusal }} />
        )}
      </div>
      <div className="buttons">
        {refusal === undefined ? (
          <Button look="primary" onClick={() => void goOn(state)}>
            {t('continue')}
          </Button>
        ) : null}
        <Button look="quiet" onClick={() => void discard(state)}>
          {t('discard')}
        </Button>
      </div>
    </li>
  );
}

/** What the person should know about how the run is kept: quiet while all is well. */
function SaveNotices() {
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

/** One line when a worker has died and another goes on. @param episode training episodes it goes on from */
export function announceRestart(episode: number): void {
  const t = text(strings);
  void showToast(episode === 0 ? t('restartedAnew') : t('restarted', { episode }));
}
