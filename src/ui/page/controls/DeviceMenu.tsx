import { Cpu } from 'lucide-react';
import { controls as strings } from '../../../locales/en/controls.ts';
import { panels } from '../../../locales/en/panels.ts';
import { Button } from '../../kit/Button.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { Popover } from '../../kit/Popover.tsx';
import parts from '../../kit/styles/parts.module.css';
import { useSession } from '../../session/useSession.ts';
import { isPanelShown } from '../../session/view.ts';
import { openById } from '../places/open-view.ts';
import styles from './Controls.module.css';
import { LearnerField } from './LearnerField.tsx';
import { learnerText } from './learner-text.ts';

/** What the run is computed on, and why; the choice of it, and how fast each way is here. */
export function DeviceMenu() {
  const t = useStrings(strings);
  const titleOf = useStrings(panels);
  const learner = useSession((session) => session.learner);
  return (
    <Popover label={t('device')} button={<Cpu aria-hidden="true" />}>
      <div className={styles['device']}>
        <LearnerField />
        <p id="device" className={parts['note']} title={learner?.gpu ?? undefined}>
          {learner === null ? t('looking') : learnerText(learner, t)}
        </p>
        {isPanelShown('speed') ? (
          <Button onClick={() => openById('speed')}>{titleOf('speed')} …</Button>
        ) : null}
      </div>
    </Popover>
  );
}
