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
