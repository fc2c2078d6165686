import { useStore } from 'zustand';
import { LEARNER_NAMES } from '../../../core/learner.ts';
import { controls as strings } from '../../../locales/en/controls.ts';
import { measuredOf } from '../../features/speed/measured.ts';
import { browserLacks } from '../../kit/browser-lacks.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { LazyPart } from '../../kit/LazyPart.tsx';
import { useFromSession, useSession, useSessionHandle } from '../../session/useSession.ts';

const CHOICES = ['auto', ...LEARNER_NAMES] as const;

export function LearnerField() {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  const choice = useSession((session) => session.learnerChoice);
  const available = useSession((session) => session.availableLearners);
  const isMeasured = useStore(useFromSession(measuredOf), ({ measured }) => measured !== null);
  return (
    <div className="field">
      <label className="label" htmlFor="learner">
        {t('learner')}
      </label>
      <select
        id="learner"
        className="select"
        value={choice}
        disabled={browserLacks().includes('noModuleWorkers')}
        onChange={({ target: { value } }) => {
          const chosen = CHOICES.find((name) => name === value);
          if (chosen !== undefined) actions.setLearner(chosen);
        }}
      >
        {CHOICES.map((name) => (
          <option
            key={name}
            value={name}
            disabled={name !== 'auto' && available.length > 0 && !available.includes(name)}
          >
            {t(`learner-${name}`)}
          </option>
        ))}
      </select>
      {isMeasured && (
        <LazyPart name={t('learner')} load={() => import('../../features/speed/FasterLearner.tsx')} />
      )}
    </div>
  );
}
