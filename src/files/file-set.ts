import { FileError } from './error.ts';
import { checkFileSize } from './weights.ts';

/** A file's bytes, and the name that other files of its model know it by, with its folders where it came in one. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What stands beside weights in a folder and is never one. */
const BESIDE =
  /\.(png|jpe?g|gif|webp|svg|mp4|webm|avi|mov|md|txt|ya?ml|toml|py|ipynb|csv|log|html|css|js|ts|gitignore|gitattributes|ds_store|v2)$|(^|\/)\.|(^|\/)events\.out\.tfevents/i;
const MOST_FILES = 200;

/**
 * Of files that are opened at once, those that may hold weights, before any is read into memory: pictures, videos and
 * programs beside them are passed over.
 * @throws {FileError} files-together, file-empty, file-too-large
 */
export function filesToRead<Each extends { readonly name: string; readonly size: number }>(
  files: readonly Each[],
): readonly Each[] {
  const [only, second] = files;
  const kept = second === undefined ? files : files.filter(({ name }) => !BESIDE.test(name));
  const chosen = kept.length === 0 && only !== undefined ? files : kept;
  if (chosen.length > MOST_FILES)
    throw new FileError('files-together', {
      count: chosen.length,
      names: `${chosen
        .slice(0, 4)
        .map(({ name }) => name)
        .join(', ')}, …`,
    });
  checkFileSize(chosen.reduce((sum, { size }) => sum + size, 0));
  return chosen;
}

/** `model (1).json` → `model.json`: what a browser saved a second time is still that file. */
export function nameWithoutCopy(name: string): string {
  return name.replace(/ ?\(\d+\)(?=(\.[^.]*)?$)/, '');
}
