import { Info } from 'lucide-react';
import { FORMER_PRESET_NAMES, isPresetName, PRESET_NAMES, type PresetName } from '../../../core/presets.ts';
import { controls as strings } from '../../../locales/en/controls.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { Popover } from '../../kit/Popover.tsx';
import parts from '../../kit/styles/parts.module.css';
import { actions } from '../../session/store.ts';
import { useSession } from '../../session/useSession.ts';
import styles from './Controls.module.css';

export function PresetField() {
  const t = useStrings(strings);
  const preset = useSession((session) => session.preset);
  const offered: readonly PresetName[] = [
    ...PRESET_NAMES,
    ...FORMER_PRESET_NAMES.filter((name) => name === preset),
  ];
  return (
    <div className={`${parts['field']} ${styles['preset']}`}>
      <label className={parts['label']} htmlFor="preset">
        {t('preset')}
      </label>
      <div className={styles['joined']}>
        <select
          id="preset"
          className={parts['select']}
          value={preset}
          onChange={({ target: { value } }) => {
            if (isPresetName(value)) actions.choosePreset(value);
          }}
        >
          {offered.map((name) => (
            <option key={name} value={name}>
              {t(name)}
            </option>
          ))}
        </select>
        <Popover label={t('presetAbout')} button={<Info aria-hidden="true" />}>
          <dl className={styles['presets']}>
            {offered.map((name) => (
              <div key={name} aria-current={name === preset}>
                <dt>{t(name)}</dt>
                <dd>{t(`about-${name}`)}</dd>
              </div>
            ))}
          </dl>
        </Popover>
      </div>
    </div>
  );
}
