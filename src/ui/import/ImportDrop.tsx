import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { knobProblem } from '../../core/config.ts';
import { WEIGHT_FORMATS } from '../../files/weights-file.ts';
import { fileErrorSentence } from '../i18n/fileErrors.ts';
import { importStrings as strings } from '../i18n/import.ts';
import { formatNumber, useLanguage, useStrings } from '../i18n/index.ts';
import { actions } from '../session/store.ts';
import { useSession } from '../session/useSession.ts';
import parts from '../styles/parts.module.css';
import styles from './Import.module.css';
import { closeImport, type Import, importFile, importStore } from './import-store.ts';

/** The whole page takes a dropped file; a strip says what has come of it. */
export default function ImportDrop() {
  return (
    <>
      <DropTarget />
      <Strip />
    </>
  );
}

function DropTarget() {
  const t = useStrings(strings);
  const isOver = useFileDrop();
  if (!isOver) return null;
  return (
    <div className={styles['drop']} aria-hidden="true">
      <strong>{t('drop')}</strong>
      <p>{t('dropHint')}</p>
    </div>
  );
}

/** Takes files dropped anywhere. @returns whether one is being dragged over the page */
function useFileDrop(): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const ends = new AbortController();
    const listen = (type: 'dragover' | 'dragleave' | 'drop', heard: (event: DragEvent) => void) =>
      window.addEventListener(type, heard, { signal: ends.signal });
    listen('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault(); // or the browser would leave the page to show the file
      event.dataTransfer.dropEffect = 'copy';
      setIsOver(true);
    });
    listen('dragleave', ({ relatedTarget }) => {
      if (relatedTarget === null) setIsOver(false);
    });
    listen('drop', (event) => {
      setIsOver(false);
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      const [file] = event.dataTransfer.files;
      if (file !== undefined) void importFile(file);
    });
    return () => ends.abort();
  }, []);
  return isOver;
}

function Strip() {
  const t = useStrings(strings);
  const current = useStore(importStore, (state) => state.current);
  const shownAgent = useSession((session) => session.shownAgent);
  const hasLeft = current.status === 'shown' && shownAgent?.weights !== current.weights;
  if (current.status === 'none' || hasLeft) return null;
  return (
    <aside
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
    </aside>
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
  const isTrainable = first === second && knobProblem('hiddenWidth', first) === null;
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
      {isTrainable ? (
        <button
          type="button"
          className={parts['button']}
          title={t('trainFurtherHint')}
          onClick={() => {
            actions.setKnobs({ hiddenWidth: first });
            actions.train({ from: { ...weights, name } });
          }}
        >
          {t('trainFurther')}
        </button>
      ) : (
        <p>{t('notTrainable', { first, second })}</p>
      )}
    </>
  );
}

function Refused({ refused }: { readonly refused: Extract<Import, { status: 'refused' }> }) {
  const t = useStrings(strings);
  const language = useLanguage();
  const { name, code, details, message } = refused;
  return (
    <>
      <p>{t('refused', { name })}</p>
      <p>{code === null ? t('unreadable') : fileErrorSentence(language, { code, details })}</p>
      <details>
        <summary>{t('details')}</summary>
        <pre>{[code ?? '–', JSON.stringify(details), message].join('\n')}</pre>
      </details>
    </>
  );
}
