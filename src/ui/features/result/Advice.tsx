import { advice as strings } from '../../../locales/en/advice.ts';
import { result } from '../../../locales/en/result.ts';
import type { Run, RunResult } from '../../../runs/run.ts';
import { Button } from '../../kit/Button.tsx';
import { oneDecimal, useStrings } from '../../kit/i18n/index.ts';
import { Popover } from '../../kit/Popover.tsx';
import { useSessionHandle } from '../../session/useSession.ts';
import { setUpWithUndo } from '../settings/index.ts';
import { adviceFor, type Remedy, remedyFor } from './advice.ts';
import styles from './Result.module.css';

/** Why the run may have failed and what to try, behind a button. */
export default function Advice({ run, tested }: { readonly run: Run; readonly tested: RunResult }) {
  const t = useStrings(strings);
  const title = useStrings(result)('whyTitle');
  const { causes, remedies, best, last } = adviceFor(run, tested);
  return (
    <Popover label={title} words={title} buttonClass={`button quiet ${styles['whyButton']}`}>
      <div className={`stack gap2 ${styles['why']}`}>
        <BestEvaluation run={run} />
        <h3>{t('causes')}</h3>
        <ul className="stack gap2">
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
        <ul className="stack gap2">
          {remedies.map((remedy) => (
            <li key={remedy} className={styles['remedy']}>
              {t(`try-${remedy}`)} <RemedyButton remedy={remedy} />
            </li>
          ))}
        </ul>
      </div>
    </Popover>
  );
}

/** Sets up what may help, for the next run, and offers to take it back. */
function RemedyButton({ remedy }: { readonly remedy: Remedy }) {
  const session = useSessionHandle();
  const t = useStrings(strings);
  return (
    <Button
      onClick={({ currentTarget }) => {
        currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
        const { preset, config } = session.store.getState();
        setUpWithUndo(session, remedyFor(remedy, { preset, config }), t(`done-${remedy}`), t('undo'));
      }}
    >
      {t(`do-${remedy}`)}
    </Button>
  );
}

function BestEvaluation({ run: { best } }: { readonly run: Run }) {
  const t = useStrings(strings);
  const ofResult = useStrings(result);
  if (best?.evaluation == null) return <p>{t('noEvaluation')}</p>;
  const { mean, min } = best.evaluation;
  return (
    <p>
      {best.episode < 0
        ? ofResult('bestIsGiven', { mean: oneDecimal(mean) })
        : t('bestEvaluation', { mean: oneDecimal(mean), min, episode: best.episode })}
    </p>
  );
}
