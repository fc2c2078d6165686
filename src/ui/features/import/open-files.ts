import { createStore } from 'zustand/vanilla';
import { withTexts } from '../../kit/i18n/index.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { perSession } from '../../session/per-session.ts';

/** Whether a file has been asked for: what reads it and what tells of it are loaded from then on. */
export const importWantedOf = perSession(() => createStore(() => false));

const load = () => withTexts(() => import('./import-store.ts'));

/** Loads what an import needs while the person still looks for the file. */
export function wantImport(session: SessionHandle): void {
  const wanted = importWantedOf(session);
  if (wanted.getState()) return;
  wanted.setState(true, true);
  load().catch(() => {}); // `watchForMissingParts` has said so
}

/** @param entries of what was dropped, in which folders are found */
export async function openFiles(
  session: SessionHandle,
  files: readonly File[],
  entries: readonly (FileSystemEntry | null)[] = [],
): Promise<void> {
  if (files.length === 0) return;
  wantImport(session);
  const { importOf, chosenFiles } = await load();
  await importOf(session).open(await chosenFiles(files, entries));
}
