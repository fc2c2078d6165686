import { newRunId } from '../../runs/run-id.ts';
import { hearOfDeath } from '../../runs/storage/life.ts';
import trainingWorker from '../../worker/main.ts?worker&url';
import type { Command, Report } from '../../worker/protocol.ts';
import { startWorker } from './start-worker.ts';

/** The training worker as the page sees it. */
export interface Trainer {
  send(command: Command, transfer?: Transferable[]): void;
  dispose(): void;
}

export interface TrainerEvents {
  readonly onReport: (report: Report) => void;
  /** The worker could not be loaded, threw outside of a run, or is gone. */
  readonly onCrash: (message: string) => void;
}

/** Starts a worker; what it reports goes to `onReport`, its death to `onCrash`. */
export function createTrainer({ onReport, onCrash }: TrainerEvents): Trainer {
  const name = `trainer-${newRunId()}`;
  const worker = startWorker(trainingWorker, name);
  const ends = new AbortController();
  const { signal } = ends;
  worker.addEventListener('message', ({ data }: MessageEvent<Report>) => onReport(data), { signal });
  worker.addEventListener('error', (event) => onCrash(event.message || 'The worker could not be loaded.'), {
    signal,
  });
  worker.addEventListener('messageerror', () => onCrash('A message of the worker could not be read.'), {
    signal,
  });
  const gone = () => onCrash('The browser has ended the worker.');
  worker.addEventListener('message', () => void hearOfDeath(name, signal, gone), { once: true, signal });
  const send = (command: Command, transfer: Transferable[] = []) => worker.postMessage(command, transfer);
  const saveWhenHidden = () => {
    if (document.visibilityState === 'hidden') send({ type: 'save' });
  };
  document.addEventListener('visibilitychange', saveWhenHidden, { signal });
  return {
    send,
    dispose() {
      ends.abort();
      worker.terminate();
    },
  };
}
