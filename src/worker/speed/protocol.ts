import type { LearnerName } from '../../core/learner.ts';
import type { UpdateTask } from '../../core/update-task.ts';

/** What one learner takes here; medians. */
export interface LearnerSpeed {
  readonly name: LearnerName;
  /** 'ANGLE (Apple M2)', 'WebAssembly SIMD' … */
  readonly device: string;
  /** An update of the task, drawing its transitions included. */
  readonly updateMs: number;
  /** A greedy action, chosen on the CPU whoever learns. */
  readonly actionUs: number;
}

/** Page → speed worker, once. */
export interface SpeedRequest {
  readonly task: UpdateTask;
}

/** Speed worker → page; it ends with `measured` or `failed`. */
export type SpeedReport =
  | { readonly type: 'progress' /** From 0 to 1. */; readonly share: number }
  | {
      readonly type: 'measured';
      readonly task: UpdateTask;
      /** The fastest at updates first. */
      readonly speeds: readonly LearnerSpeed[];
      /** Those that do not run here. */
      readonly missing: readonly LearnerName[];
    }
  | { readonly type: 'failed'; readonly message: string };
