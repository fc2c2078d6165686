import type { SessionHandle } from '../../session/create-session.ts';

/** A file that was chosen or dropped, under its path where it came in a folder. */
export interface ChosenFile {
  readonly name: string;
  readonly size: number;
  readonly file: File;
}

/** More than this nobody's model has: what else is in a folder is left alone. */
const MOST_FILES = 2000;

/** The files that were chosen or dropped; where folders were dropped, all files in them. */
export async function chosenFiles(
  files: readonly File[],
  entries: readonly (FileSystemEntry | null)[],
): Promise<ChosenFile[]> {
  const found: ChosenFile[] = [];
  if (!entries.some((entry) => entry?.isDirectory))
    return files.map((file) => ({ name: file.webkitRelativePath || file.name, size: file.size, file }));
  for (const entry of entries) if (entry !== null) await collect(entry, found);
  return found;
}

async function collect(entry: FileSystemEntry, into: ChosenFile[]): Promise<void> {
  if (into.length >= MOST_FILES || entry.name.startsWith('.')) return;
  if (entry instanceof FileSystemFileEntry) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    into.push({ name: entry.fullPath.replace(/^\//, ''), size: file.size, file });
  } else if (entry instanceof FileSystemDirectoryEntry) {
    for (const child of await childrenOf(entry)) await collect(child, into);
  }
}

/** A reader gives some of a folder's entries at a time, and none when there are no more. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0 || all.length >= MOST_FILES) return all;
    all.push(...some);
  }
}

/** More than this (bytes) the JSON of a hundred thousand seeds does not have. */
const mostBytes = 1 << 26;

/**
 * Shows files as a study where `npm run study` has written all of them.
 * @returns whether they are one; else nothing has changed
 * @throws {FileError} as `openStudy`
 */
export async function openAsStudy(
  session: SessionHandle,
  files: readonly ChosenFile[],
  signal: AbortSignal,
): Promise<boolean> {
  const mayBe = files.every(({ name, size }) => /\.json$/i.test(name) && size <= mostBytes);
  if (!mayBe || files.length === 0) return false;
  const texts = await Promise.all(
    files.map(async ({ name, file }) => ({ name, text: await file.text().catch(() => '') })),
  );
  const { maybeStudy } = await import('../../../files/study-json.ts');
  if (signal.aborted || !texts.every(({ text }) => maybeStudy(text))) return false;
  const { openStudy } = await import('../seeds/index.ts');
  openStudy(session, texts);
  location.hash = 'seeds';
  document.getElementById('seeds')?.scrollIntoView(); // the address may have named it already
  return true;
}
