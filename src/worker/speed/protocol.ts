import type { LearnerName } from '../../core/learner.ts';

/** What one learner takes here; medians. */
export interface LearnerSpeed {
  readonly name: LearnerName;
  /** 'ANGLE (Apple M2)', 'WebAssembly SIMD' … */
  readonly device: string;
  /** An update with the blog's settings, drawing its 32 transitions included. */
  readonly updateMs: number;
  /** A greedy action, chosen on the CPU whoever learns. */
  readonly actionUs: number;
}

/** Speed worker → page. It begins by itself and ends with `measured` or `failed`. */
export type SpeedReport =
  | { readonly type: 'progress' /** From 0 to 1. */; readonly share: number }
  | {
      readonly type: 'measured';
      /** The fastest at updates first. */
      readonly speeds: readonly LearnerSpeed[];
      /** Those that do not run here. */
      readonly missing: readonly LearnerName[];
    }
  | { readonly type: 'failed'; readonly message: string };
