import { FolderOpen } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { createStore } from 'zustand/vanilla';
import { importing as strings } from '../../../locales/en/importing.ts';
import { Button } from '../../kit/Button.tsx';
import { useStrings, withTexts } from '../../kit/i18n/index.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { perSession } from '../../session/per-session.ts';
import { useSessionHandle } from '../../session/useSession.ts';
import styles from './Import.module.css';

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

/** Whether a file has been asked for: what reads it and what tells of it are loaded from then on. */
export const importWantedOf = perSession(() => createStore(() => false));

const load = () => withTexts(() => import('./import-store.ts'));

/** Loads what an import needs while the person still looks for the file. */
function wantImport(session: SessionHandle): void {
  const wanted = importWantedOf(session);
  if (wanted.getState()) return;
  wanted.setState(true, true);
  load().catch(() => {}); // `watchForMissingParts` has said so
}

/** @param entries of what was dropped, in which folders are found */
async function openFiles(
  session: SessionHandle,
  files: readonly File[],
  entries: readonly (FileSystemEntry | null)[] = [],
): Promise<void> {
  if (files.length === 0) return;
  wantImport(session);
  const { importOf, chosenFiles } = await load();
  await importOf(session).open(await chosenFiles(files, entries));
}
