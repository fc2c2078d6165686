import {
  changedKnobs,
  FORMER_PRESET_NAMES,
  isPresetName,
  PRESET_NAMES,
  type PresetName,
} from '../../../core/presets.ts';
import { controls as strings } from '../../../locales/en/controls.ts';
import { resetSettings } from '../../features/settings/reset-settings.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { useSession, useSessionHandle } from '../../session/useSession.ts';
import styles from './Controls.module.css';

/** The preset, and how far the settings are from it. */
export function PresetField() {
  const session = useSessionHandle();
  const t = useStrings(strings);
  const preset = useSession((state) => state.preset);
  const count = useSession(({ config, preset }) => changedKnobs(config, preset).length);
  const offered: readonly PresetName[] = [
    ...PRESET_NAMES,
    ...FORMER_PRESET_NAMES.filter((name) => name === preset),
  ];
  return (
    <div className={`line ${styles['preset']}`}>
      <label className="label hiddenOnLaptop" htmlFor="preset">
        {t('preset')}
      </label>
      <div className="line gap1">
        <select
          id="preset"
          className="select"
          value={preset}
          onChange={({ target: { value } }) => {
            if (isPresetName(value)) session.actions.choosePreset(value);
          }}
        >
          {offered.map((name) => (
            <option key={name} value={name}>
              {t(name)}
            </option>
          ))}
        </select>
        {count > 0 && (
          <button
            type="button"
            className={`chip toneBefore ${styles['chip']}`}
            title={t('changedHint', { count })}
            onClick={() => resetSettings(session, t('changedBack'), t('undo'))}
          >
            {t('changed', { count })}
          </button>
        )}
      </div>
    </div>
  );
}
