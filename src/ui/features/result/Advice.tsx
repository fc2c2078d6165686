import { advice as strings } from '../../../locales/en/advice.ts';
import { result } from '../../../locales/en/result.ts';
import type { Run, RunResult } from '../../../runs/run.ts';
import { formatNumber, useStrings } from '../../kit/i18n/index.ts';
import parts from '../../kit/styles/parts.module.css';
import { sessionStore } from '../../session/store.ts';
import { setUpWithUndo } from '../settings/index.ts';
import { adviceFor, type Remedy, remedyFor } from './causes.ts';
import styles from './Result.module.css';

/** Why a run may not have solved it, and what to try. */
export default function Advice({ run, tested }: { readonly run: Run; readonly tested: RunResult }) {
  const t = useStrings(strings);
  const { causes, remedies, best, last } = adviceFor(run, tested);
  return (
    <div className={styles['why']}>
      <BestEvaluation run={run} />
      <h3>{t('causes')}</h3>
      <ul>
        {causes.map((cause) => (
          <li key={cause}>
            {cause === 'late'
              ? t('why-late', { best: oneDecimal(best), last: oneDecimal(last) })
              : cause === 'no-updates'
                ? t('why-no-updates', { learningStarts: run.config.learningStarts })
                : t(`why-${cause}`)}
          </li>
        ))}
      </ul>
      <h3>{t('remedies')}</h3>
      <ul>
        {remedies.map((remedy) => (
          <li key={remedy} className={styles['remedy']}>
            {t(`try-${remedy}`)} <RemedyButton remedy={remedy} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Sets up what may help, for the next run, and offers to take it back. */
function RemedyButton({ remedy }: { readonly remedy: Remedy }) {
  const t = useStrings(strings);
  return (
    <button
      type="button"
      className={parts['button']}
      onClick={({ currentTarget }) => {
        currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
        const { preset, config } = sessionStore.getState();
        setUpWithUndo(remedyFor(remedy, { preset, config }), t(`done-${remedy}`), t('undo'));
      }}
    >
      {t(`do-${remedy}`)}
    </button>
  );
}

function BestEvaluation({ run: { best } }: { readonly run: Run }) {
  const t = useStrings(strings);
  const ofResult = useStrings(result);
  if (best?.evaluation == null) return <p>{t('noEvaluation')}</p>;
  const { mean, min } = best.evaluation;
  if (best.episode < 0) return <p>{ofResult('bestIsGiven', { mean: oneDecimal(mean) })}</p>;
  return <p>{t('bestEvaluation', { mean: oneDecimal(mean), min, episode: best.episode })}</p>;
}

const oneDecimal = (value: number) =>
  formatNumber(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
