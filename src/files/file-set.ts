import { FileError, listText } from './error.ts';
import { checkFileSize } from './weights-file.ts';

/** A file's bytes, and the name that other files of its model know it by. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Looks at files that are to be opened at once, before any of them is read into memory. Only a TensorFlow.js model
 * comes in several: a `.json` with its `.bin` files, as `model.save('downloads://name')` gives them.
 * @throws {FileError} files-together, file-empty, file-too-large
 */
export function checkFileSet(files: readonly { readonly name: string; readonly size: number }[]): void {
  const names = files.map(({ name }) => name);
  const models = names.filter((name) => /\.json$/i.test(name));
  const weights = names.filter((name) => /\.bin$/i.test(name));
  if (names.length > 1 && !(models.length === 1 && weights.length === names.length - 1))
    throw new FileError('files-together', { count: names.length, names: listText(names, 4) });
  checkFileSize(files.reduce((sum, { size }) => sum + size, 0));
}
