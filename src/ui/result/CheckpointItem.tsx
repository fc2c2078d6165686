import { useStrings } from '../i18n/index.ts';
import { resume } from '../i18n/resume.ts';
import parts from '../styles/parts.module.css';
import styles from './Result.module.css';

/** The entry of a menu that saves a run's whole training state. */
export function CheckpointItem({ save }: { readonly save: () => Promise<void> }) {
  const t = useStrings(resume);
  return (
    <li>
      <button
        type="button"
        className={`${parts['button']} ${parts['quiet']} ${styles['format']}`}
        onClick={() => void save()}
      >
        <strong>{t('checkpoint')}</strong>
        <span>{t('downloadAbout')}</span>
      </button>
    </li>
  );
}
