import { useStore } from 'zustand';
import type { LearnerName } from '../../../core/learner.ts';
import { isSameTask, type UpdateTask, updateTask } from '../../../core/update-task.ts';
import { controls } from '../../../locales/en/controls.ts';
import { speed as strings } from '../../../locales/en/speed.ts';
import type { LearnerSpeed } from '../../../worker/speed/protocol.ts';
import { Button } from '../../kit/Button.tsx';
import { formatNumber, useStrings } from '../../kit/i18n/index.ts';
import { useFromSession, useSession, useSessionHandle } from '../../session/useSession.ts';
import { type Measured, measuredOf } from './device.ts';

/** Where this device was found to learn faster by another learner: which, the figures, and a press to change. */
export default function FasterLearner() {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  const learnerName = useStrings(controls);
  const measured = useStore(useFromSession(measuredOf), (state) => state.measured);
  const config = useSession((session) => session.config);
  const learner = useSession((session) => session.learner?.name);
  const found = fasterLearner(measured, updateTask(config), learner);
  if (found === null) return null;
  const { faster, inUse } = found;
  const figure = (value: number) => formatNumber(value, { maximumSignificantDigits: 3 });
  return (
    <div id="faster-learner">
      <p className="note">
        {t('faster', {
          faster: learnerName(`name-${faster.name}`),
          inUse: learnerName(`name-${inUse.name}`),
          fasterMs: figure(faster.updateMs),
          inUseMs: figure(inUse.updateMs),
        })}
      </p>
      <Button onClick={() => actions.setLearner(faster.name)}>
        {t('useFaster', { name: learnerName(`name-${faster.name}`) })}
      </Button>
    </div>
  );
}

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
