import { useEffect } from 'react';
import { useStore } from 'zustand';
import { controls } from '../../../locales/en/controls.ts';
import { resume as strings } from '../../../locales/en/resume.ts';
import type { SavedState } from '../../../runs/storage/schema.ts';
import { Button } from '../../kit/Button.tsx';
import { formatDuration, useStrings } from '../../kit/i18n/index.ts';
import { LazyPartWith } from '../../kit/LazyPart.tsx';
import { useFromSession, useSession } from '../../session/useSession.ts';
import { offersOf } from './offers.ts';
import { SaveNotices } from './SaveNotices.tsx';

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
