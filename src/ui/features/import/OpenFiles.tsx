import { FolderOpen } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { importing as strings } from '../../../locales/en/importing.ts';
import { Button } from '../../kit/Button.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { useSessionHandle } from '../../session/useSession.ts';
import styles from './Import.module.css';
import { openFiles, wantImport } from './open-files.ts';

/**
 * Opens the browser's dialogue to pick files of weights or a checkpoint; the reader is loaded with the first. It names
 * no endings: iPhones grey out every file whose ending they do not know, which most of these are.
 */
export function ImportButton({ className }: { readonly className?: string | undefined }) {
  const session = useSessionHandle();
  const t = useStrings(strings);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        icon={FolderOpen}
        look="quiet"
        className={className}
        title={t('openHint')}
        onClick={() => {
          wantImport(session);
          input.current?.click();
        }}
      >
        {t('open')}
      </Button>
      <input
        ref={input}
        type="file"
        data-purpose="open"
        multiple
        hidden
        onChange={async ({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = ''; // the same file may be chosen again
          await openFiles(session, files);
        }}
      />
    </>
  );
}

/** The whole page takes dropped files; what reads them is loaded with the first. */
export function DropTarget() {
  const t = useStrings(strings);
  const isOver = useFileDrop();
  if (!isOver) return null;
  return (
    <div className={`empty ${styles['drop']}`} aria-hidden="true">
      <strong>{t('drop')}</strong>
      <p>{t('dropHint')}</p>
    </div>
  );
}

/** Takes files dropped anywhere. @returns whether one is being dragged over the page */
function useFileDrop(): boolean {
  const session = useSessionHandle();
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
      wantImport(session);
    });
    listen('dragleave', ({ relatedTarget }) => {
      if (relatedTarget === null) setIsOver(false);
    });
    listen('drop', (event) => {
      setIsOver(false);
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      // What was dropped is there no longer once this has returned: only its entries outlast it.
      const { items, files } = event.dataTransfer;
      void openFiles(
        session,
        [...files],
        Array.from(items, (item) => item.webkitGetAsEntry()),
      );
    });
    return () => ends.abort();
  }, [session]);
  return isOver;
}
