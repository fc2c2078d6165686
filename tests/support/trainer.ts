import type { Command, Report } from '../../src/worker/protocol.ts';

type ReportOf<Type extends Report['type']> = Extract<Report, { type: Type }>;

/** The real training worker, with its reports kept and waited for. */
export class TestTrainer {
  readonly reports: Report[] = [];
  readonly worker: Worker;
  #arrived = () => {};
  #error: string | null = null;

  constructor(worker = new Worker(new URL('../../src/worker/main.ts', import.meta.url), { type: 'module' })) {
    this.worker = worker;
    this.worker.addEventListener('message', ({ data }: MessageEvent<Report>) => {
      this.reports.push(data);
      this.#arrived();
    });
    this.worker.addEventListener('error', (event) => {
      this.#error = event.message;
      this.#arrived();
    });
  }

  send(command: Command): void {
    this.worker.postMessage(command);
  }

  /** The first report of this type that is the one meant, from the `from`th report on, when it comes. */
  async next<Type extends Report['type']>(
    type: Type,
    from = 0,
    isMeant: (report: ReportOf<Type>) => boolean = () => true,
  ): Promise<ReportOf<Type>> {
    for (;;) {
      if (this.#error !== null) throw new Error(this.#error);
      const report = this.reports
        .slice(from)
        .filter((each): each is ReportOf<Type> => each.type === type)
        .find(isMeant);
      if (report !== undefined) return report;
      const failure = this.reports.slice(from).find((each) => each.type === 'failed');
      if (failure?.type === 'failed') throw new Error(failure.message);
      await new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
    }
  }

  /** All episodes reported so far. */
  get episodes() {
    return this.reports.flatMap((report) => (report.type === 'progress' ? report.records : []));
  }

  dispose(): void {
    this.worker.terminate();
  }
}
