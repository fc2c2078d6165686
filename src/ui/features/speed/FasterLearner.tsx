import { useStore } from 'zustand';
import { updateTask } from '../../../core/update-task.ts';
import { controls as strings } from '../../../locales/en/controls.ts';
import { Button } from '../../kit/Button.tsx';
import { formatNumber, useStrings } from '../../kit/i18n/index.ts';
import { useFromSession, useSession, useSessionHandle } from '../../session/useSession.ts';
import { fasterLearner, measuredOf } from './measured.ts';

/** Where this device was found to learn faster by another learner: which, the figures, and a press to change. */
export function FasterLearner() {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
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
          faster: t(`name-${faster.name}`),
          inUse: t(`name-${inUse.name}`),
          fasterMs: figure(faster.updateMs),
          inUseMs: figure(inUse.updateMs),
        })}
      </p>
      <Button onClick={() => actions.setLearner(faster.name)}>
        {t('useFaster', { name: t(`name-${faster.name}`) })}
      </Button>
    </div>
  );
}
