import type { LearnerName } from '../../../core/learner.ts';
import { isSameTask, type UpdateTask } from '../../../core/update-task.ts';
import type { LearnerSpeed } from '../../../worker/speed/protocol.ts';
import type { Measured } from './measured.ts';

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
