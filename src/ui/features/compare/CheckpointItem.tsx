import { compare } from '../../../locales/en/compare.ts';
import type { TrainedRun } from '../../../runs/run.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import parts from '../../kit/styles/parts.module.css';
import { downloadStyles as menu } from '../downloads/index.ts';
import { saveRunCheckpoint } from './run-checkpoint.ts';

/** The entry of a run's menu that saves its whole training state. */
export function CheckpointItem({ run }: { readonly run: TrainedRun }) {
  const t = useStrings(compare);
  return (
    <li>
      <button
        type="button"
        className={`${parts['button']} ${parts['quiet']} ${menu['format']}`}
        onClick={() => void saveRunCheckpoint(run)}
      >
        <strong>{t('checkpoint')}</strong>
        <span>{t('checkpointAbout')}</span>
      </button>
    </li>
  );
}
