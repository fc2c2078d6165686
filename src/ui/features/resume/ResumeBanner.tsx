import { useEffect } from 'react';
import { useStore } from 'zustand';
import { controls } from '../../../locales/en/controls.ts';
import { resume as strings } from '../../../locales/en/resume.ts';
import { formatDuration, useStrings } from '../../kit/i18n/index.ts';
import { LazyPartWith } from '../../kit/LazyPart.tsx';
import parts from '../../kit/styles/parts.module.css';
import { useSession } from '../../session/useSession.ts';
import { continueRun, discardRun, lookForOffers, type Offer, offersStore } from './offers.ts';
import styles from './Resume.module.css';
import { SaveNotices } from './SaveNotices.tsx';

/** Offers to go on with what was broken off, and says what there is to say about saving. */
export default function ResumeBanner() {
  const t = useStrings(strings);
  const offers = useStore(offersStore, (state) => state.offers);
  const isIdle = useSession(({ run }) => run.status === 'idle');
  useEffect(() => void lookForOffers(), []);
  return (
    <>
      {isIdle && offers.length > 0 ? (
        <aside className={styles['strip']} aria-label={t('region')}>
          <ul>
            {offers.map((offer) => (
              <OfferedRun key={offer.key} offer={offer} />
            ))}
          </ul>
        </aside>
      ) : null}
      <SaveNotices />
    </>
  );
}

function OfferedRun({ offer }: { readonly offer: Offer }) {
  const t = useStrings(strings);
  const ofControls = useStrings(controls);
  const { preset, seed, episodes, mostEpisodes, elapsedSeconds, refusal } = offer;
  const name = preset === null ? t('ownSettings') : ofControls(preset);
  return (
    <li className={styles['offer']}>
      <div>
        <p>
          {t('stopped', { preset: name, seed, episodes, mostEpisodes, time: formatDuration(elapsedSeconds) })}
        </p>
        {refusal === undefined ? null : (
          <LazyPartWith name={t('region')} load={() => import('./Refusal.tsx')} props={{ refusal }} />
        )}
      </div>
      <div className={styles['buttons']}>
        {refusal === undefined ? (
          <button
            type="button"
            className={`${parts['button']} ${parts['primary']}`}
            onClick={() => void continueRun(offer)}
          >
            {t('continue')}
          </button>
        ) : null}
        <button
          type="button"
          className={`${parts['button']} ${parts['quiet']}`}
          onClick={() => void discardRun(offer)}
        >
          {t('discard')}
        </button>
      </div>
    </li>
  );
}
