import type { OpenAnswer, OpenRequest } from '../../../worker/open-file/protocol.ts';

/**
 * Reads files in a worker of its own; each answer is handed on as it comes, the last one ends it.
 * @param signal when it aborts, the worker ends at once, whatever it is at, and no answer comes any more.
 */
export async function* openFile(request: OpenRequest, signal?: AbortSignal): AsyncGenerator<OpenAnswer> {
  if (signal?.aborted) return;
  const worker = new Worker(new URL('../../../worker/open-file/main.ts', import.meta.url), {
    type: 'module',
    name: 'open-file',
  });
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
