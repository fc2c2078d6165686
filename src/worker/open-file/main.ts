/** Reads one file that a person chose, apart from the page, which must not stand still for it. */
import { greedyTest } from '../../core/evaluate.ts';
import { presetOf } from '../../core/presets.ts';
import { decodeCheckpoint, isCheckpoint } from '../../files/checkpoint.ts';
import { FileError } from '../../files/error.ts';
import { worldsOfMetadata } from '../../files/metadata.ts';
import { readFiles } from '../../files/read.ts';
import { checkFileSize } from '../../files/weights-file.ts';
import { loadedPolicy } from '../../learners/policy.ts';
import type { OpenAnswer, OpenRequest } from './protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

const answer = (message: OpenAnswer, transfer: Transferable[] = []) => self.postMessage(message, transfer);

self.addEventListener('message', ({ data }: MessageEvent<OpenRequest>) => {
  open(data).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    const { code, details } = error instanceof FileError ? error : unforeseen(error);
    answer({ type: 'refused', code, details, message });
  });
});

/** A reader threw what it should not: the person has a sentence all the same. */
function unforeseen(error: unknown): FileError {
  return new FileError('reading-failed', { error: error instanceof Error ? error.name : typeof error });
}

async function open({ files, seed }: OpenRequest): Promise<void> {
  const [file, ...others] = files;
  if (file === undefined) throw new FileError('file-empty', {});
  if (others.length === 0 && isCheckpoint(file.bytes)) {
    openCheckpoint(file.bytes);
    return;
  }
  const { format, shape, parameters, metadata, head, layers, activationIsKnown } = await readFiles(files);
  const found = { head, layers, activationIsKnown };
  answer({ type: 'weights', format, weights: { shape, parameters }, metadata, found });
  const policy = await loadedPolicy({ shape, parameters });
  answer({ type: 'tested', test: await greedyTest(policy, seed, worldsOfMetadata(metadata)) });
}

function openCheckpoint(bytes: Uint8Array<ArrayBuffer>): void {
  checkFileSize(bytes.length);
  const { config, history } = decodeCheckpoint(bytes).state;
  const run = { preset: presetOf(config), seed: config.seed, episodes: history.length };
  answer({ type: 'checkpoint', bytes, ...run }, [bytes.buffer]);
}
