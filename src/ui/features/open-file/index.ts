import { type FileErrorCode, fillIn } from '../../../files/error.ts';
import { fileErrors } from '../../../locales/en/fileErrors.ts';
import openFileWorker from '../../../worker/open-file/main.ts?worker&url';
import type { OpenAnswer, OpenRequest } from '../../../worker/open-file/protocol.ts';
import { textsOf } from '../../kit/i18n/index.ts';
import { startWorker } from '../../session/start-worker.ts';

type Weights = Extract<OpenAnswer, { type: 'weights' }>;

/**
 * Reads files in a worker of its own.
 * @param onWeights hears what an agent is, before it has been tested
 * @param signal when it aborts, the worker ends at once, whatever it is at
 * @returns the last answer; null when it was aborted
 */
export function openFile(
  request: OpenRequest,
  onWeights: (answer: Weights) => void = () => {},
  signal?: AbortSignal,
): Promise<Exclude<OpenAnswer, Weights> | null> {
  return new Promise((resolve) => {
    const worker = startWorker(openFileWorker, 'open-file');
    const end = (answer: Exclude<OpenAnswer, Weights> | null) => {
      worker.terminate();
      resolve(answer);
    };
    signal?.addEventListener('abort', () => end(null));
    worker.addEventListener('message', ({ data }: MessageEvent<OpenAnswer>) => {
      if (signal?.aborted) return;
      if (data.type === 'weights') onWeights(data);
      else end(data);
    });
    worker.addEventListener('error', ({ message }) =>
      end({ type: 'refused', code: null, details: {}, message }),
    );
    worker.postMessage(
      request,
      request.files.map(({ bytes }) => bytes.buffer),
    );
  });
}

interface Refused {
  readonly code: FileErrorCode;
  readonly details: Readonly<Record<string, string | number>>;
}

/** What is wrong with the file, where, and what would be right, in the language of the page. */
export function fileErrorSentence({ code, details }: Refused): string {
  return fillIn(textsOf(fileErrors)[code], details);
}
