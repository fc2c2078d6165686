import { FileError, type FileErrorCode } from '../../src/files/error.ts';
import { readWeights } from '../../src/files/weights-file.ts';

/** Reads `bytes`, which must fail with a FileError of this code; gives its details and message to look at. */
export async function readError(bytes: Uint8Array, code: FileErrorCode): Promise<FileError> {
  const error = await readWeights(bytes).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof FileError)) throw new Error(`expected the FileError ${code}, got ${String(error)}`);
  if (error.code !== code)
    throw new Error(`expected the FileError ${code}, got ${error.code}: ${error.message}`);
  return error;
}
