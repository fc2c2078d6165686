import { Dices } from 'lucide-react';
import { controls as strings } from '../../../locales/en/controls.ts';
import { IconButton } from '../../kit/Button.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { useSession, useSessionHandle } from '../../session/useSession.ts';
import styles from './Controls.module.css';
import { seedFieldId } from './commands.ts';

/** Short enough to remember. */
const rolledSeed = () => Math.floor(Math.random() * 10_000);

/** @param invalid what stands here is no seed; what stands below the bar, which this field points at, says why */
export function SeedField({ invalid }: { readonly invalid: boolean }) {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  const seed = useSession(({ config, typed }) => typed.seed ?? String(config.seed));
  return (
    <div className={`line ${styles['field']} ${styles['seed']}`}>
      <label className="label hiddenOnLaptop" htmlFor={seedFieldId}>
        {t('seed')}
      </label>
      <div className="line gap1">
        <input
          id={seedFieldId}
          className="input"
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          value={seed}
          aria-invalid={invalid}
          aria-describedby="setting-problem"
          onChange={({ target }) => actions.typeKnob('seed', target.value)}
        />
        <IconButton
          icon={Dices}
          label={t('seedDice')}
          onClick={() => actions.setKnobs({ seed: rolledSeed() })}
        />
      </div>
    </div>
  );
}
