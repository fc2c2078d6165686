import { createStore } from 'zustand/vanilla';
import type { LearnerName } from '../../../core/learner.ts';
import type { UpdateTask } from '../../../core/update-task.ts';
import type { LearnerSpeed } from '../../../worker/speed/protocol.ts';
import { perSession } from '../../session/per-session.ts';

/** What was timed on this device. */
export interface Measured {
  /** The work that was timed: it says nothing of other settings. */
  readonly task: UpdateTask;
  /** The fastest at updates first. */
  readonly speeds: readonly LearnerSpeed[];
  readonly missing: readonly LearnerName[];
  /** A run was training meanwhile. */
  readonly disturbed: boolean;
}

/** The newest measurement; apart from the panel, so that whoever names the learner in use can know it as well. */
export const measuredOf = perSession(() =>
  createStore<{ readonly measured: Measured | null }>(() => ({ measured: null })),
);
