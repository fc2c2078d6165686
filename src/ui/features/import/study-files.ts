import type { FileErrorCode } from '../../../files/error.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import type { ChosenFile } from './dropped-files.ts';

interface Refused {
  readonly code: FileErrorCode;
  readonly details: Readonly<Record<string, string | number>>;
  readonly message: string;
}

/** More than this (bytes) the JSON of a hundred thousand seeds does not have. */
const mostBytes = 1 << 26;

/**
 * Shows files as a study where `npm run study` has written all of them.
 * @returns `none` where they are something else; then nothing has changed
 */
export async function openAsStudy(
  session: SessionHandle,
  files: readonly ChosenFile[],
  signal: AbortSignal,
): Promise<'none' | 'shown' | Refused> {
  const mayBe = files.every(({ name, size }) => /\.json$/i.test(name) && size <= mostBytes);
  if (!mayBe || files.length === 0) return 'none';
  const texts = await Promise.all(
    files.map(async ({ name, file }) => ({ name, text: await file.text().catch(() => '') })),
  );
  const { maybeStudy } = await import('../../../files/study-json.ts');
  if (signal.aborted || !texts.every(({ text }) => maybeStudy(text))) return 'none';
  const [{ openStudy }, { FileError }] = await Promise.all([
    import('../seeds/index.ts'),
    import('../../../files/error.ts'),
  ]);
  try {
    openStudy(session, texts);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const { code, details, message } = error;
    return { code, details, message };
  }
  location.hash = 'seeds';
  document.getElementById('seeds')?.scrollIntoView(); // the address may have named it already
  return 'shown';
}
