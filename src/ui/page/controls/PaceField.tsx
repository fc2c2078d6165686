import { controls as strings } from '../../../locales/en/controls.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { PACES } from '../../session/paces.ts';
import { useSession, useSessionHandle } from '../../session/useSession.ts';
import styles from './Controls.module.css';

export function PaceField() {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  const pace = useSession((session) => session.pace);
  return (
    <fieldset className={`line ${styles['field']} ${styles['pace']}`} title={t('paceHint')} data-tour="pace">
      <legend className="label visuallyHidden">{t('pace')}</legend>
      <div className="segments">
        {PACES.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name="pace"
              value={choice}
              checked={choice === pace}
              onChange={() => actions.setPace(choice)}
            />
            <span>{choice === 'max' ? t('paceMax') : t('paceTimes', { times: choice })}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
