import { createStore } from 'zustand/vanilla';
import type { LearnerName } from '../../../core/learner.ts';
import { isSameTask, type UpdateTask } from '../../../core/update-task.ts';
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

export interface Faster {
  readonly faster: LearnerSpeed;
  readonly inUse: LearnerSpeed;
}

/** Two measurements of the same thing may lie so far apart. */
const worthTelling = 1.1;

/** The fastest learner and the one in use, where the measurement shows the latter to be the slower for this work. */
export function fasterLearner(
  measured: Measured | null,
  task: UpdateTask,
  learner: LearnerName | undefined,
): Faster | null {
  if (measured === null || measured.disturbed || !isSameTask(measured.task, task)) return null;
  const [faster] = measured.speeds;
  const inUse = measured.speeds.find(({ name }) => name === learner);
  if (faster === undefined || inUse === undefined) return null;
  return inUse.updateMs > worthTelling * faster.updateMs ? { faster, inUse } : null;
}
