import { advice as strings } from '../../../locales/en/advice.ts';
import type { RunFailure } from '../../../runs/run.ts';
import { Details } from '../../kit/Details.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import styles from './Result.module.css';

/** Why a run broke off, and what the technical message is. */
export default function Failure({ failure: { reason, message } }: { readonly failure: RunFailure }) {
  const t = useStrings(strings);
  return (
    <div role="alert">
      <h3 className={styles['verdict']} data-verdict="failed">
        {t('failedTitle')}
      </h3>
      <p className="note measure">{t(`failed-${reason}`)}</p>
      <div className="note">
        <Details message={message} />
      </div>
    </div>
  );
}
