import type { Command, Report } from './protocol.ts';
import { TrainingWorker } from './training-worker.ts';

declare const self: DedicatedWorkerGlobalScope;

const worker = new TrainingWorker((report: Report, transfer: Transferable[] = []) =>
  self.postMessage(report, transfer),
);
const alive = holdName();
self.addEventListener('message', ({ data }: MessageEvent<Command>) => {
  void alive.then(() => worker.receive(data));
});

/** Holds the lock of this worker's name until it dies, by which the page hears of its death. */
function holdName(): Promise<void> {
  if (self.name === '' || navigator.locks === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const forever = () => new Promise<never>(() => resolve());
    navigator.locks.request(self.name, forever).catch(() => resolve());
  });
}
