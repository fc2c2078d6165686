import type { LearnerName } from '../../../src/core/learner.ts';
import type { TimedTask } from '../../../src/worker/speed/stopwatch.ts';

/** Page → worker of a learner; each is answered by one number or object. */
export type Request =
  | { readonly type: 'create'; readonly name: LearnerName }
  | { readonly type: 'update'; readonly task: TimedTask; readonly count: number }
  | { readonly type: 'act'; readonly count: number }
  | { readonly type: 'split'; readonly task: TimedTask; readonly calls: number };

/** Where the time of WebGL's calls goes. */
export interface Split {
  /** Milliseconds of JavaScript an update: all but waiting for the GPU and reading back. */
  readonly javascriptMs: number;
  /** Share of a call spent reading back what the GPU has finished. */
  readonly readbackShare: number;
}

export type Answer =
  | { readonly milliseconds: number }
  | { readonly device: string }
  | Split
  | { readonly error: string };
