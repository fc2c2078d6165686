import type { Trainer, TrainerEvents } from '../../src/ui/session/trainer.ts';
import type { AutosaveStore } from '../../src/worker/autosave.ts';
import type { Command, Report } from '../../src/worker/protocol.ts';
import { TrainingWorker } from '../../src/worker/training-worker.ts';

/** Node lets a real MessagePort starve its timers, which browsers do not. */
class Port {
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  other: Port | null = null;
  postMessage(data: unknown): void {
    setImmediate(() => this.other?.onmessage?.({ data }));
  }
  close(): void {
    if (this.other !== null) this.other.other = null;
    this.other = null;
  }
}

/** What a worker's thread has and Node lacks. @returns a function that takes it away again */
export function stubWorkerGlobals(): () => void {
  const stubs = {
    navigator: {},
    MessageChannel: class {
      readonly port1 = new Port();
      readonly port2 = new Port();
      constructor() {
        this.port1.other = this.port2;
        this.port2.other = this.port1;
      }
    },
  };
  const before = Object.keys(stubs).map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  for (const [name, value] of Object.entries(stubs))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  return () => {
    for (const [name, descriptor] of before)
      if (descriptor === undefined) Reflect.deleteProperty(globalThis, name);
      else Object.defineProperty(globalThis, name, descriptor);
  };
}

/** Keeps nothing. */
const noStorage: AutosaveStore = {
  save: () => Promise.resolve(),
  takeUpSnapshots: () => Promise.resolve([]),
  markEnded: () => Promise.resolve(),
  prune: () => Promise.resolve(),
};

/** A training worker on this thread, whose messages are cloned and take their time, and that can be killed. */
export class NodeTrainer implements Trainer {
  readonly #events: TrainerEvents;
  readonly #worker: TrainingWorker;
  readonly #delay: () => number;
  /** Each direction is in order, however long a message takes. */
  #commands: Promise<void> = Promise.resolve();
  #reports: Promise<void> = Promise.resolve();
  #lastRun: number | null = null;
  isDead = false;
  /** Runs that it was told to begin, that have begun or never will, and that have ended. */
  readonly runs = {
    told: new Set<number>(),
    answered: new Set<number>(),
    begun: new Set<number>(),
    ended: new Set<number>(),
  };

  /** @param delay of the next message, in ms */
  constructor(events: TrainerEvents, delay: () => number = () => 0) {
    this.#events = events;
    this.#delay = delay;
    this.#worker = new TrainingWorker((report) => {
      if (this.isDead) return;
      const data = structuredClone(report);
      this.#note(data);
      this.#reports = this.#reports.then(wait(this.#delay())).then(() => {
        if (!this.isDead) this.#events.onReport(data);
      });
    }, noStorage);
  }

  send(command: Command): void {
    const data = structuredClone(command);
    this.#commands = this.#commands.then(wait(this.#delay())).then(() => {
      if (this.isDead) return;
      if (data.type === 'start' || data.type === 'restore') {
        this.#lastRun = data.run;
        this.runs.told.add(data.run);
      }
      this.#worker.receive(data);
    });
  }

  #note(report: Report): void {
    if (!('run' in report)) return;
    const { answered, begun, ended } = this.runs;
    if (report.type === 'started') begun.add(report.run);
    if (report.type === 'finished' || report.type === 'failed') ended.add(report.run);
    if (report.type === 'started' || report.type === 'superseded' || report.type === 'failed')
      answered.add(report.run);
  }

  /** The browser ends the worker. */
  die(): void {
    if (this.isDead) return;
    this.dispose();
    this.#events.onCrash('killed');
  }

  /** Its run stops, which nobody hears of. */
  dispose(): void {
    this.isDead = true;
    if (this.#lastRun !== null) this.#worker.receive({ type: 'stop', run: this.#lastRun });
  }
}

const wait = (ms: number) => () => new Promise<void>((resolve) => setTimeout(resolve, ms));
