import { changedKnobs, nearestPreset } from '../../../core/presets.ts';
import { controls } from '../../../locales/en/controls.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { useSession } from '../../session/useSession.ts';
import styles from './Stage.module.css';

/** For paper alone: the preset of the run, what differs from it, and the seed. */
export function PrintedSettings() {
  const t = useStrings(controls);
  const config = useSession(({ run, config: chosen }) => (run.status === 'idle' ? chosen : run.config));
  const preset = nearestPreset(config);
  const changed = changedKnobs(config, preset).map((name) => `${name} ${config[name]}`);
  return (
    <p className={styles['printed']}>{[t(preset), ...changed, `${t('seed')} ${config.seed}`].join(' · ')}</p>
  );
}
