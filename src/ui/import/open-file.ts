import type { OpenAnswer, OpenRequest } from '../../worker/open-file/protocol.ts';

/** Reads a file in a worker of its own; each answer is handed on as it comes, the last one ends it. */
export async function* openFile(request: OpenRequest): AsyncGenerator<OpenAnswer> {
  const worker = new Worker(new URL('../../worker/open-file/main.ts', import.meta.url), {
    type: 'module',
    name: 'open-file',
  });
  const answers: OpenAnswer[] = [];
  let arrived = () => {};
  const give = (answer: OpenAnswer) => {
    answers.push(answer);
    arrived();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<OpenAnswer>) => give(data));
  worker.addEventListener('error', ({ message }) =>
    give({ type: 'refused', code: null, details: {}, message }),
  );
  worker.postMessage(request, [request.bytes.buffer]);
  try {
    for (;;) {
      const answer = answers.shift();
      if (answer === undefined) {
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
        continue;
      }
      yield answer;
      if (answer.type !== 'weights') return;
    }
  } finally {
    worker.terminate();
  }
}
