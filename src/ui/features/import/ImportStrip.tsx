import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { WEIGHT_FORMATS } from '../../../files/weights-file.ts';
import { importing as strings } from '../../../locales/en/importing.ts';
import type { NamedWeights } from '../../../worker/protocol.ts';
import { formatNumber, useStrings } from '../../kit/i18n/index.ts';
import parts from '../../kit/styles/parts.module.css';
import { settingsProblems } from '../../session/settings.ts';
import { actions } from '../../session/store.ts';
import { useSession } from '../../session/useSession.ts';
import { fileErrorSentence } from '../open-file/index.ts';
import { SettingProblem } from '../settings/index.ts';
import styles from './Import.module.css';
import { closeImport, type Import, importStore, listImport } from './import-store.ts';

/** What has come of the file that was opened. */
export default function ImportStrip() {
  const t = useStrings(strings);
  const current = useStore(importStore, (state) => state.current);
  const shownAgent = useSession((session) => session.shownAgent);
  const hasLeft = current.status === 'shown' && shownAgent?.weights !== current.weights;
  if (current.status === 'none' || hasLeft) return null;
  return (
    <section
      className={styles['strip']}
      data-kind={current.status}
      role={current.status === 'refused' ? 'alert' : 'status'}
      aria-label={t('region')}
    >
      <div className={styles['words']}>
        <Words current={current} />
      </div>
      <button
        type="button"
        className={`${parts['button']} ${parts['quiet']} ${parts['icon']}`}
        aria-label={t('close')}
        title={t('close')}
        onClick={closeImport}
      >
        <X aria-hidden="true" />
      </button>
    </section>
  );
}

function Words({ current }: { readonly current: Import }) {
  const t = useStrings(strings);
  switch (current.status) {
    case 'none':
      return null;
    case 'reading':
      return <p>{t('reading', current)}</p>;
    case 'restored':
      return <p>{t('restored', current)}</p>;
    case 'refused':
      return <Refused refused={current} />;
    case 'shown':
      return <Shown shown={current} />;
  }
}

function Shown({ shown }: { readonly shown: Extract<Import, { status: 'shown' }> }) {
  const t = useStrings(strings);
  const { name, format, weights, test } = shown;
  const [first, second] = weights.shape.hidden;
  return (
    <>
      <p>{t('imported', { name, format: WEIGHT_FORMATS[format].label, first, second })}</p>
      <p>
        {test === null
          ? t('testing')
          : t('tested', {
              episodes: test.episodes,
              mean: formatNumber(test.mean, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
              min: test.min,
              full: test.full,
            })}
      </p>
      <AddToComparison shown={shown} />
      <TrainFurther from={{ ...weights, name }} />
    </>
  );
}

/** Once it is in the list, the way there; nothing where the link hides that list. */
function AddToComparison({ shown }: { readonly shown: Extract<Import, { status: 'shown' }> }) {
  const t = useStrings(strings);
  if (document.getElementById('tab-compare') === null) return null;
  return (
    <button
      type="button"
      className={parts['button']}
      title={shown.isListed ? undefined : t('compareHint')}
      disabled={shown.test === null}
      onClick={() => (shown.isListed ? seeCompared() : void listImport())}
    >
      {t(shown.isListed ? 'seeCompared' : 'compare')}
    </button>
  );
}

function seeCompared(): void {
  location.hash = 'compare';
  document.getElementById('compare')?.scrollIntoView(); // the address may have named it already
}

/** Starts a run from these weights, with the chosen settings; says what keeps them from being run. */
function TrainFurther({ from }: { readonly from: NamedWeights }) {
  const t = useStrings(strings);
  const config = useSession((session) => session.config);
  const typed = useSession((session) => session.typed);
  const [problem] = settingsProblems({ config, typed });
  return (
    <>
      <button
        type="button"
        className={parts['button']}
        title={t('trainFurtherHint')}
        aria-disabled={problem !== undefined}
        aria-describedby="train-further-problem"
        onClick={() => {
          if (problem !== undefined) return;
          actions.train({ from });
        }}
      >
        {t('trainFurther')}
      </button>
      <p id="train-further-problem" className={styles['problem']}>
        {problem && <SettingProblem />}
      </p>
    </>
  );
}

function Refused({ refused }: { readonly refused: Extract<Import, { status: 'refused' }> }) {
  const t = useStrings(strings);
  const { name, code, details, message } = refused;
  return (
    <>
      <p>{t('refused', { name })}</p>
      <p>{code === null ? t('unreadable') : fileErrorSentence({ code, details })}</p>
      <details>
        <summary>{t('details')}</summary>
        <pre>{[code ?? '–', JSON.stringify(details), message].join('\n')}</pre>
      </details>
    </>
  );
}
