import type { Config } from '../../../core/config.ts';
import type { GreedyResult } from '../../../core/evaluate.ts';
import type { EpisodeRecord } from '../../../core/history.ts';
import type { FinishReason, LearnerChoice, Report } from '../../../worker/protocol.ts';
import type { Points } from '../../kit/charts/model.ts';
import type { RunFailure } from '../../session/session.ts';
import type { Trainer, TrainerEvents } from '../../session/trainer.ts';
import { scoreCurve } from '../score/index.ts';
import { columnsOf, type HistoryColumns } from './stored-run.ts';

/** What one seed came to. */
export interface SeedOutcome {
  readonly seed: number;
  readonly reason: FinishReason | RunFailure['reason'];
  /** 100 greedy episodes with what was kept; null when the run failed. */
  readonly test: GreedyResult | null;
  readonly score: Points;
  /** Every episode, as of a run in the list. */
  readonly history: HistoryColumns;
  readonly episodes: number;
  readonly environmentSteps: number;
  readonly updates: number;
  readonly seconds: number;
}

/** The result of a run counts as solved from this mean of its 100 greedy episodes on, as in `npm run study`. */
export const solvedMean = 499;

export const isSolved = ({ test }: Pick<SeedOutcome, 'test'>): boolean =>
  test !== null && test.mean >= solvedMean;

export interface StudyOptions {
  readonly config: Config;
  readonly seeds: readonly number[];
  readonly learner: LearnerChoice;
  /** How many seeds are trained at a time. */
  readonly workers: number;
  readonly createTrainer: (events: TrainerEvents) => Trainer;
  readonly onProgress: (seed: number, episodes: number) => void;
  readonly onOutcome: (outcome: SeedOutcome) => void;
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
      onOutcome(outcome) {
        left -= 1;
        options.onOutcome(outcome);
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
  readonly onOutcome: (outcome: SeedOutcome) => void;
}

/** One worker that takes one seed after the other, and is replaced when it crashes. */
function createSlot({ config, learner, createTrainer, onProgress }: StudyOptions, { next, onOutcome }: Work) {
  let trainer: Trainer | null = null;
  let run = 0;
  let seed = 0;
  let seconds = 0;
  let history: EpisodeRecord[] = [];

  const dispose = () => {
    trainer?.dispose();
    trainer = null;
  };
  const start = () => {
    const wanted = next();
    if (wanted === undefined) return dispose();
    seed = wanted;
    seconds = 0;
    history = [];
    run += 1;
    trainer ??= createTrainer({ onReport, onCrash });
    trainer.send({ type: 'start', run, config: { ...config, seed }, pace: 'max', learner, keep: false });
  };
  const end = (reason: SeedOutcome['reason'], test: GreedyResult | null) => {
    const last = history.at(-1);
    onOutcome({
      seed,
      reason,
      test,
      score: scoreCurve(history),
      history: columnsOf(history),
      episodes: history.length,
      environmentSteps: last?.environmentSteps ?? 0,
      updates: last?.updates ?? 0,
      seconds,
    });
    start();
  };
  const onReport = (report: Report) => {
    if (report.type === 'ready' || report.run !== run) return;
    if (report.type === 'progress') {
      for (const record of report.records) history.push(record);
      seconds = report.elapsedSeconds;
      onProgress(seed, history.length);
    }
    if (report.type === 'finished') {
      seconds = report.elapsedSeconds;
      end(report.reason, report.test);
    }
    if (report.type === 'failed') end(report.reason, null);
  };
  const onCrash = () => {
    dispose();
    end('crashed', null);
  };
  return { start, dispose };
}
