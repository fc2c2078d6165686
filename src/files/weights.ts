import type { FeedForward } from '../core/feed-forward.ts';
import { FileError } from './error.ts';
import type { FileKind } from './file-kind.ts';
import type { FoundNetwork } from './network/found.ts';

/** A network, and whatever else a file of it says as text: hyperparameters, seed, result, source. */
export interface SavedWeights extends FeedForward {
  readonly metadata: Readonly<Record<string, string>>;
}

/** What was read from a file of weights: the network that acts in it. */
export interface WeightsFile extends FoundNetwork, SavedWeights {
  readonly format: FileKind;
}

/** Look at `File.size` before reading a larger one into memory. */
export const FILE_LIMIT = 64 << 20;

/** @throws {FileError} file-empty, file-too-large */
export function checkFileSize(bytes: number): void {
  if (bytes === 0) throw new FileError('file-empty', {});
  if (bytes > FILE_LIMIT) throw new FileError('file-too-large', { bytes, limit: FILE_LIMIT });
}
