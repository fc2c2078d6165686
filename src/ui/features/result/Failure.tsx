import { advice as strings } from '../../../locales/en/advice.ts';
import { page } from '../../../locales/en/page.ts';
import type { RunFailure } from '../../../runs/run.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import styles from './Result.module.css';

/** Why a run broke off, and what the technical message is. */
export default function Failure({ failure: { reason, message } }: { readonly failure: RunFailure }) {
  const t = useStrings(strings);
  const ofPage = useStrings(page);
  return (
    <div role="alert">
      <h3 className={styles['verdict']} data-verdict="failed">
        {t('failedTitle')}
      </h3>
      <p className="note measure">{t(`failed-${reason}`)}</p>
      <details className="note">
        <summary>{ofPage('details')}</summary>
        <pre>{message}</pre>
      </details>
    </div>
  );
}
