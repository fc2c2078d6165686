import { expect, test } from 'vitest';
import type { OpenAnswer } from '../../src/worker/open-file/protocol.ts';

/** What the worker that reads files answers to `request`. */
async function answerTo(request: unknown): Promise<OpenAnswer> {
  const worker = new Worker(new URL('../../src/worker/open-file/main.ts', import.meta.url), {
    type: 'module',
  });
  try {
    return await new Promise((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<OpenAnswer>) => resolve(data));
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}

test('an exception that no reader foresaw has a code, and so a sentence, as well', async () => {
  expect(await answerTo({ seed: 0 })).toMatchObject({
    type: 'refused',
    code: 'reading-failed',
    details: { error: 'TypeError' },
  });
});
