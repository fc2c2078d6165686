import { LEARNER_NAMES } from '../../../core/learner.ts';
import { controls as strings } from '../../../locales/en/controls.ts';
import { FasterLearner } from '../../features/speed/FasterLearner.tsx';
import { browserLacks } from '../../kit/browser-lacks.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { useSession, useSessionHandle } from '../../session/useSession.ts';

const CHOICES = ['auto', ...LEARNER_NAMES] as const;

export function LearnerField() {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  const choice = useSession((session) => session.learnerChoice);
  const available = useSession((session) => session.availableLearners);
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
      <FasterLearner />
    </div>
  );
}
