import type { Config } from '../../../core/config.ts';
import { fold } from '../../../runs/fold.ts';
import { idleRun, type Run } from '../../../runs/run.ts';
import type { LearnerChoice, Report } from '../../../worker/protocol.ts';
import type { Trainer, TrainerEvents } from '../../session/trainer.ts';

export interface StudyOptions {
  readonly config: Config;
  readonly seeds: readonly number[];
  readonly learner: LearnerChoice;
  /** How many seeds are trained at a time. */
  readonly workers: number;
  readonly createTrainer: (events: TrainerEvents) => Trainer;
  /** Hears of each seed's run as it goes, and last when it has come to its end. */
  readonly onRun: (run: Run) => void;
  /** Every seed has come to its end; not called after a cancel. */
  readonly onEnd: () => void;
}

/** Trains the same settings with each seed, some at a time, each in a worker of its own. @returns a cancel. */
export function startStudy(options: StudyOptions): () => void {
  const queue = [...options.seeds];
  let left = queue.length;
  const slots = Array.from({ length: Math.min(options.workers, queue.length) }, () =>
    createSlot(options, {
      next: () => queue.shift(),
      onEnded() {
        left -= 1;
        if (left === 0) options.onEnd();
      },
    }),
  );
  for (const slot of slots) slot.start();
  return () => {
    queue.length = 0;
    for (const slot of slots) slot.dispose();
  };
}

interface Work {
  readonly next: () => number | undefined;
  readonly onEnded: () => void;
}

/** One worker that takes one seed after the other, and is replaced when it crashes. */
function createSlot({ config, learner, createTrainer, onRun }: StudyOptions, { next, onEnded }: Work) {
  let trainer: Trainer | null = null;
  let number = 0;
  let run = idleRun(config);

  const dispose = () => {
    trainer?.dispose();
    trainer = null;
  };
  const start = () => {
    const seed = next();
    if (seed === undefined) return dispose();
    run = { ...idleRun({ ...config, seed }), status: 'starting' };
    number += 1;
    trainer ??= createTrainer({ onReport, onCrash });
    const { id, config: ofSeed } = run;
    trainer.send({
      type: 'start',
      run: number,
      id,
      config: ofSeed,
      pace: 'max',
      learner,
      play: true,
      keep: false,
    });
  };
  const onReport = (report: Report) => {
    if (report.type === 'ready' || report.run !== number) return;
    run = fold(run, report);
    if (report.type === 'progress') onRun(run);
    if (report.type !== 'finished' && report.type !== 'failed') return;
    onRun(run);
    onEnded();
    start();
  };
  const onCrash = (message: string) => {
    dispose();
    onReport({ type: 'failed', run: number, reason: 'crashed', message, last: null });
  };
  return { start, dispose };
}
