import { compare } from '../../../locales/en/compare.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import parts from '../../kit/styles/parts.module.css';
import { downloadStyles as menu } from '../downloads/index.ts';
import { saveRunCheckpoint } from './run-checkpoint.ts';
import type { StoredRun } from './stored-run.ts';

/** The entry of a run's menu that saves its whole training state. */
export function CheckpointItem({ run }: { readonly run: StoredRun }) {
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
