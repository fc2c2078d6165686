import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { page } from '../../../locales/en/page.ts';
import { panels } from '../../../locales/en/panels.ts';
import { IconButton } from '../../kit/Button.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import styles from './Places.module.css';
import { ViewContent } from './Places.tsx';
import { closeWindow, openedStore, type View } from './registry.ts';

/** A view over the page, opened by what it belongs to on the stage. Escape closes it. */
export default function Window() {
  const view = useStore(openedStore, ({ window }) => window);
  return view === null ? null : <Opened key={view.id} view={view} />;
}

function Opened({ view }: { readonly view: View }) {
  const t = useStrings(page);
  const title = useStrings(panels)(view.id);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      id={view.id}
      className={`dialog ${styles['window']}`}
      data-view={view.id}
      aria-labelledby={`${view.id}-title`}
      onClose={() => closeWindow(view)}
    >
      <header className={`split ${styles['head']}`}>
        <h2 id={`${view.id}-title`} className="title">
          {title}
        </h2>
        <IconButton icon={X} label={t('close')} onClick={() => dialog.current?.close()} />
      </header>
      <div className={`pad ${styles['body']}`}>
        <ViewContent view={view} />
      </div>
    </dialog>
  );
}
