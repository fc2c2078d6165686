import { startWorker } from './start-worker.ts';

/** A worker that is started for one request, answers along the way, and is ended with what it was at. */
export interface WorkerJob<Request, Answer> {
  isUnderWay(): boolean;
  /** Ends what was under way before. @param onError hears its message, empty where the worker's script did not arrive */
  ask(request: Request, onAnswer: (answer: Answer) => void, onError: (message: string) => void): void;
  end(): void;
}

export function createWorkerJob<Request, Answer>(address: string, name: string): WorkerJob<Request, Answer> {
  let worker: Worker | null = null;
  const end = () => {
    worker?.terminate();
    worker = null;
  };
  return {
    isUnderWay: () => worker !== null,
    ask(request, onAnswer, onError) {
      end();
      worker = startWorker(address, name);
      worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => onAnswer(data));
      worker.addEventListener('error', ({ message }) => onError(message ?? ''));
      worker.postMessage(request);
    },
    end,
  };
}

interface Failed {
  readonly type: 'failed';
  readonly message: string;
}

/**
 * Asks a worker of its own, which is ended with its last answer.
 * @param hear what an answer comes to: the result, or undefined where there are more to come
 * @throws {Error} when the worker fails, or the signal aborts
 */
export async function askWorker<Answer extends { readonly type: string }, Result>(
  address: string,
  name: string,
  request: unknown,
  hear: (answer: Exclude<Answer, Failed>) => Result | undefined,
  signal?: AbortSignal,
  transfer: readonly Transferable[] = [],
): Promise<Result> {
  const worker = startWorker(address, name);
  try {
    return await new Promise<Result>((resolve, reject) => {
      signal?.addEventListener('abort', () => {
        worker.terminate(); // at once, whatever it is at
        reject(new Error('aborted'));
      });
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      worker.addEventListener('message', ({ data }: MessageEvent<Exclude<Answer, Failed> | Failed>) => {
        if (signal?.aborted) return;
        if (isFailed(data)) return reject(new Error(data.message));
        const result = hear(data);
        if (result !== undefined) resolve(result);
      });
      worker.postMessage(request, [...transfer]);
    });
  } finally {
    worker.terminate();
  }
}

const isFailed = (answer: { readonly type: string }): answer is Failed => answer.type === 'failed';
