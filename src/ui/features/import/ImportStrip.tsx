import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { imported as strings } from '../../../locales/en/imported.ts';
import { IconButton } from '../../kit/Button.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { useFromSession, useSession } from '../../session/useSession.ts';
import { fileErrorSentence } from '../open-file/index.ts';
import styles from './Import.module.css';
import { type Import, importOf } from './import-store.ts';
import { Shown } from './Shown.tsx';

/** What has come of the file that was opened. */
export default function ImportStrip() {
  const t = useStrings(strings);
  const { store, close } = useFromSession(importOf);
  const current = useStore(store, (state) => state.current);
  const shownAgent = useSession((session) => session.shownAgent);
  const hasLeft = current.status === 'shown' && shownAgent?.weights !== current.weights;
  if (current.status === 'none' || hasLeft) return null;
  return (
    <section
      className={`callout split top ${current.status === 'refused' ? 'toneDanger' : ''}`}
      data-kind={current.status}
      role={current.status === 'refused' ? 'alert' : 'status'}
      aria-label={t('region')}
    >
      <div className={`row gap2 ${styles['words']}`}>
        <Words current={current} />
      </div>
      <IconButton icon={X} label={t('close')} onClick={close} />
    </section>
  );
}

function Words({ current }: { readonly current: Import }) {
  const t = useStrings(strings);
  const isOver = useSession(({ run }) => run.status === 'finished');
  switch (current.status) {
    case 'none':
      return null;
    case 'reading':
      return <p>{t('reading', current)}</p>;
    case 'restored':
      return <p>{t(isOver ? 'restoredFinished' : 'restored', current)}</p>;
    case 'refused':
      return <Refused refused={current} />;
    case 'shown':
      return <Shown shown={current} />;
  }
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
