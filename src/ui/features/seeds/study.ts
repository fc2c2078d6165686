import type { Config } from '../../../core/config.ts';
import { fold } from '../../../runs/fold.ts';
import { idleRun, type Run } from '../../../runs/run.ts';
import type { LearnerChoice, Report, Trajectory } from '../../../worker/protocol.ts';
import type { Trainer, TrainerEvents } from '../../session/trainer.ts';

export interface StudyOptions {
  /** What is trained, each with its seed, in this order. */
  readonly configs: readonly Config[];
  readonly learner: LearnerChoice;
  /** How many are trained at a time. */
  readonly workers: number;
  readonly createTrainer: (events: TrainerEvents) => Trainer;
  /** Hears of each config's run as it goes, and last when it has come to its end. @param index of the config */
  readonly onRun: (run: Run, index: number) => void;
  /** Hears now and then of a whole training episode. */
  readonly onEpisode?: (trajectory: Trajectory, run: Run, index: number) => void;
  /** Everything has come to its end; not called after a cancel. */
  readonly onEnd: () => void;
}

/** So often one config is begun anew after its worker died; with the last try it has failed. */
const mostTries = 3;

/** Milliseconds from one recorded episode of a run to the next: twenty a second can be told apart, and cost nothing. */
const episodeInterval = 50;

/** Trains each config, some at a time, each in a worker of its own. @returns a cancel. */
export function startStudy(options: StudyOptions): () => void {
  const { configs, learner, workers, createTrainer, onRun, onEpisode, onEnd } = options;
  const queue = configs.map((config, index) => ({ config, index, tries: 0 }));
  let left = queue.length;

  /** One worker takes one config after the other. When it dies, another begins the same config anew. @returns its end */
  function startSlot(): () => void {
    let trainer: Trainer | null = null;
    let number = 0;
    let task = queue.shift();
    let run: Run | null = null;
    let asking: ReturnType<typeof setTimeout> | undefined;

    const dispose = () => {
      clearTimeout(asking);
      trainer?.dispose();
      trainer = null;
    };
    const begin = () => {
      if (task === undefined) return dispose();
      clearTimeout(asking);
      const { config } = task;
      run = { ...idleRun(config), status: 'starting' };
      number += 1;
      trainer ??= createTrainer({ onReport, onCrash });
      const { id } = run;
      trainer.send({ type: 'start', run: number, id, config, pace: 'max', learner, play: true, keep: false });
      askForEpisode();
    };
    const askForEpisode = () => {
      if (onEpisode !== undefined) trainer?.send({ type: 'wantTrajectory', run: number });
    };
    const onReport = (report: Report) => {
      if (report.type === 'ready' || report.run !== number || task === undefined || run === null) return;
      if (report.type === 'failed' && report.reason === 'crashed' && task.tries + 1 < mostTries) {
        task = { ...task, tries: task.tries + 1 };
        dispose();
        begin();
        return;
      }
      if (report.type === 'trajectory') {
        onEpisode?.(report.trajectory, run, task.index);
        asking = setTimeout(askForEpisode, episodeInterval);
        return;
      }
      run = fold(run, report);
      if (report.type === 'progress') onRun(run, task.index);
      if (report.type !== 'finished' && report.type !== 'failed') return;
      if (report.type === 'failed' && report.reason === 'crashed') dispose();
      const [ended, { index }] = [run, task];
      task = queue.shift();
      begin(); // first of all: meanwhile the worker stands idle
      onRun(ended, index);
      left -= 1;
      if (left === 0) onEnd();
    };
    const onCrash = (message: string) => {
      dispose();
      onReport({ type: 'failed', run: number, reason: 'crashed', message, last: null });
    };
    begin();
    return dispose;
  }

  const ends = Array.from({ length: Math.min(workers, queue.length) }, startSlot);
  return () => {
    queue.length = 0;
    for (const end of ends) end();
  };
}
