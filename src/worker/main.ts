import { holdName } from '../runs/storage/life.ts';
import type { Command, Report } from './protocol.ts';
import { TrainingWorker } from './training-worker.ts';

declare const self: DedicatedWorkerGlobalScope;

const worker = new TrainingWorker((report: Report, transfer: Transferable[] = []) =>
  self.postMessage(report, transfer),
);
/** By which the page hears of its death. */
const alive = holdName(self.name);
self.addEventListener('message', ({ data }: MessageEvent<Command>) => {
  void alive.then(() => worker.receive(data));
});
