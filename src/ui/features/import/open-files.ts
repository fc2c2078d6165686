import { createStore } from 'zustand/vanilla';
import { withTexts } from '../../kit/i18n/index.ts';

/** Whether a file has been asked for: what reads it and what tells of it are loaded from then on. */
export const importWanted = createStore(() => false);

const load = () => withTexts(() => import('./import-store.ts'));

/** Loads what an import needs while the person still looks for the file. */
export function wantImport(): void {
  if (importWanted.getState()) return;
  importWanted.setState(true, true);
  load().catch(() => {}); // `watchForMissingParts` has said so
}

/** @param entries of what was dropped, in which folders are found */
export async function openFiles(
  files: readonly File[],
  entries: readonly (FileSystemEntry | null)[] = [],
): Promise<void> {
  if (files.length === 0) return;
  wantImport();
  const { importFiles, chosenFiles } = await load();
  await importFiles(await chosenFiles(files, entries));
}
