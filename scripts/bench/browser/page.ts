/** The page that `npm run bench` opens: it only starts workers and passes on what they say. */
import type { Config } from '../../../src/core/config.ts';
import type { LearnerName } from '../../../src/core/learner.ts';
import { blogTask } from '../../../src/worker/speed/stopwatch.ts';
import type { Answer, Request } from './messages.ts';
import { Training, type TrainingResult } from './training.ts';

interface BenchPage {
  /** Starts a worker of its own for a learner. @returns milliseconds until its first update was made. */
  open(name: LearnerName): Promise<number>;
  ask(name: LearnerName, request: Request): Promise<Answer>;
  close(name: LearnerName): void;
  /** Trains in the app's worker to the end, or holds it after `episodes`. */
  train(config: Config, learner: LearnerName): Promise<TrainingResult>;
  trainUntil(config: Config, learner: LearnerName, episodes: number): Promise<void>;
  resumeUntil(episodes: number): Promise<void>;
  /** Milliseconds that each of `count` pauses of a run took to be answered. */
  timePauses(config: Config, learner: LearnerName, count: number): Promise<number[]>;
  stopTraining(): void;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

const workers = new Map<LearnerName, Worker>();
let training: Training | null = null;

function createWorker(name: LearnerName): Worker {
  return new Worker(new URL('./learner-worker.ts', import.meta.url), { type: 'module', name });
}

function ask(name: LearnerName, request: Request): Promise<Answer> {
  const worker = workers.get(name);
  if (worker === undefined) throw new Error(`${name} is not open`);
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if ('error' in data) reject(new Error(`${name}: ${data.error}`));
      else resolve(data);
    };
    worker.onerror = ({ message }) => reject(new Error(`${name}: ${message}`));
    worker.postMessage(request);
  });
}

window.bench = {
  async open(name) {
    const start = performance.now();
    workers.set(name, createWorker(name));
    await ask(name, { type: 'create', name });
    await ask(name, { type: 'update', task: { ...blogTask, updates: 1 }, count: 1 });
    return performance.now() - start;
  },
  ask,
  close(name) {
    workers.get(name)?.terminate();
    workers.delete(name);
  },
  async train(config, learner) {
    training?.dispose();
    training = new Training();
    try {
      return await training.run(config, learner);
    } finally {
      this.stopTraining();
    }
  },
  trainUntil(config, learner, episodes) {
    training?.dispose();
    training = new Training();
    return training.startAndHold(config, learner, episodes);
  },
  async resumeUntil(episodes) {
    await training?.resumeAndHold(episodes);
  },
  async timePauses(config, learner, count) {
    training?.dispose();
    training = new Training();
    try {
      return await training.timePauses(config, learner, count);
    } finally {
      this.stopTraining();
    }
  },
  stopTraining() {
    training?.dispose();
    training = null;
  },
};
