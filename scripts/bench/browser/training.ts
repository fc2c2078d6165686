import type { Config } from '../../../src/core/config.ts';
import type { LearnerName } from '../../../src/core/learner.ts';
import type { Command, Report } from '../../../src/worker/protocol.ts';

export interface TrainingResult {
  /** From the press to the last report, the greedy test of 100 episodes included. */
  readonly seconds: number;
  /** Of training alone, as the worker reports it. */
  readonly trainingSeconds: number;
  readonly solved: boolean;
  readonly episodes: number;
  readonly updates: number;
  readonly environmentSteps: number;
  readonly messagesPerSecond: number;
}

/** A scene asks for a new episode about this often (ms) at most, and less as they grow longer. */
const trajectoryInterval = 250;

/** The app's own worker, asked for all that the page asks for. */
export class Training {
  readonly #worker = new Worker(new URL('../../../src/worker/main.ts', import.meta.url), { type: 'module' });
  #hear: (report: Report) => void = () => {};
  #fail: (error: Error) => void = () => {};
  #episodes = 0;
  #messages = 0;
  #last: Extract<Report, { type: 'progress' }>['records'][number] | null = null;

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<Report>) => {
      this.#messages += 1;
      if (data.type === 'progress') {
        this.#episodes += data.records.length;
        this.#last = data.records.at(-1) ?? this.#last;
      }
      if (data.type === 'started') this.#send({ type: 'wantTrajectory', run: 1 });
      if (data.type === 'trajectory') {
        setTimeout(() => this.#send({ type: 'wantTrajectory', run: 1 }), trajectoryInterval);
      }
      if (data.type === 'failed') this.#fail(new Error(data.message));
      this.#hear(data);
    };
    this.#worker.onerror = ({ message }) => this.#fail(new Error(message));
  }

  /** Trains to the end, everything made ready before as the page does. */
  async run(config: Config, learner: LearnerName): Promise<TrainingResult> {
    await this.#reported((report) => report.type === 'ready', { type: 'prepare', config, learner });
    this.#messages = 0;
    const start = performance.now();
    const report = await this.#reported(({ type }) => type === 'finished', this.#start(config, learner));
    const seconds = (performance.now() - start) / 1000;
    if (report.type !== 'finished') throw new Error('Not finished');
    return {
      seconds,
      trainingSeconds: report.elapsedSeconds,
      solved: report.reason === 'solved',
      episodes: this.#episodes,
      updates: this.#last?.updates ?? 0,
      environmentSteps: this.#last?.environmentSteps ?? 0,
      messagesPerSecond: this.#messages / seconds,
    };
  }

  async startAndHold(config: Config, learner: LearnerName, episodes: number): Promise<void> {
    await this.#holdAfter(episodes, this.#start(config, learner));
  }

  async resumeAndHold(episodes: number): Promise<void> {
    await this.#holdAfter(episodes, { type: 'resume', run: 1 });
  }

  /** Pauses `count` times at moments of no pattern. @returns milliseconds until each was answered */
  async timePauses(config: Config, learner: LearnerName, count: number): Promise<number[]> {
    const isPaused = (paused: boolean) => (report: Report) =>
      report.type === 'paused' && report.paused === paused;
    await this.#reported((report) => report.type === 'ready', { type: 'prepare', config, learner });
    await this.#reported((report) => report.type === 'started', this.#start(config, learner));
    const times: number[] = [];
    for (let pause = 0; pause < count; pause += 1) {
      await new Promise((resolve) => setTimeout(resolve, 30 + 17 * (pause % 7)));
      const start = performance.now();
      await this.#reported(isPaused(true), { type: 'pause', run: 1 });
      times.push(performance.now() - start);
      await this.#reported(isPaused(false), { type: 'resume', run: 1 });
    }
    return times;
  }

  dispose(): void {
    this.#worker.terminate();
  }

  #start(config: Config, learner: LearnerName): Command {
    return { type: 'start', id: 'bench', play: true, run: 1, config, pace: 'max', learner };
  }

  async #holdAfter(episodes: number, command: Command): Promise<void> {
    await this.#reported(() => this.#episodes >= episodes, command);
    await this.#reported((report) => report.type === 'paused' && report.paused, { type: 'pause', run: 1 });
  }

  #reported(isIt: (report: Report) => boolean, command: Command): Promise<Report> {
    return new Promise((resolve, reject) => {
      this.#fail = reject;
      this.#hear = (report) => {
        if (isIt(report)) resolve(report);
      };
      this.#send(command);
    });
  }

  #send(command: Command): void {
    this.#worker.postMessage(command);
  }
}
