import { type FileErrorCode, fillIn } from '../../../files/error.ts';
import { fileErrors } from '../../../locales/en/fileErrors.ts';
import openFileWorker from '../../../worker/open-file/main.ts?worker&url';
import type { OpenAnswer, OpenRequest } from '../../../worker/open-file/protocol.ts';
import { textsOf } from '../../kit/i18n/index.ts';
import { startWorker } from '../../session/start-worker.ts';

/**
 * Reads files in a worker of its own; each answer is handed on as it comes, the last one ends it.
 * @param signal when it aborts, the worker ends at once, whatever it is at, and no answer comes any more.
 */
export async function* openFile(request: OpenRequest, signal?: AbortSignal): AsyncGenerator<OpenAnswer> {
  if (signal?.aborted) return;
  const worker = startWorker(openFileWorker, 'open-file');
  const answers: OpenAnswer[] = [];
  let wake = () => {};
  const give = (answer: OpenAnswer) => {
    answers.push(answer);
    wake();
  };
  const abort = () => {
    worker.terminate();
    wake();
  };
  signal?.addEventListener('abort', abort);
  worker.addEventListener('message', ({ data }: MessageEvent<OpenAnswer>) => give(data));
  worker.addEventListener('error', ({ message }) =>
    give({ type: 'refused', code: null, details: {}, message }),
  );
  worker.postMessage(
    request,
    request.files.map(({ bytes }) => bytes.buffer),
  );
  try {
    while (!signal?.aborted) {
      const answer = answers.shift();
      if (answer === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      yield answer;
      if (answer.type !== 'weights') return;
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    worker.terminate();
  }
}

interface Refused {
  readonly code: FileErrorCode;
  readonly details: Readonly<Record<string, string | number>>;
}

/** What is wrong with the file, where, and what would be right, in the language of the page. */
export function fileErrorSentence({ code, details }: Refused): string {
  return fillIn(textsOf(fileErrors)[code], details);
}
