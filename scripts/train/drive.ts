import { setImmediate } from 'node:timers/promises';
import type { History } from '../../src/core/history.ts';
import type { Learner, Policy } from '../../src/core/learner.ts';
import { train } from '../../src/core/train.ts';
import { isFinished, type TrainingState } from '../../src/core/training-state.ts';
import { encodeCheckpoint } from '../../src/files/checkpoint.ts';

/** A computer that goes down loses at most so much training (ms). */
const checkpointInterval = 10_000;

export interface Drive {
  readonly state: TrainingState;
  /** Seconds trained before. */
  readonly elapsedSeconds: number;
  readonly learner: Learner;
  readonly policy: Policy;
  /** Ends the run after the episode under way. */
  readonly signal: AbortSignal;
  readonly onEpisode: (history: History) => void;
  readonly onCheckpoint: (checkpoint: Uint8Array) => Promise<void>;
}

/** Trains to the end or to the interruption, with a checkpoint every few seconds and at last. */
export async function drive(
  run: Drive,
): Promise<{ readonly seconds: number; readonly isInterrupted: boolean }> {
  const { state, learner, policy, signal } = run;
  const startedAt = performance.now();
  const seconds = () => run.elapsedSeconds + (performance.now() - startedAt) / 1000;
  const save = () => run.onCheckpoint(encodeCheckpoint(state, seconds(), learner.name));
  // Signals are heard between two turns of the event loop.
  const breathe = () => setImmediate();
  let savedAt = startedAt;
  for await (const _ of train(state, { learner, policy, breathe })) {
    run.onEpisode(state.history);
    await breathe();
    if (signal.aborted) break;
    if (performance.now() - savedAt < checkpointInterval) continue;
    savedAt = performance.now();
    await save();
  }
  await save();
  return { seconds: seconds(), isInterrupted: signal.aborted && !isFinished(state) };
}
