import { Download } from 'lucide-react';
import { solvedReturn } from '../../../core/cartpole.ts';
import type { GreedyResult } from '../../../core/evaluate.ts';
import { changedKnobs } from '../../../core/presets.ts';
import { controls } from '../../../locales/en/controls.ts';
import { result as strings } from '../../../locales/en/result.ts';
import type { RunResult } from '../../../runs/run.ts';
import { availableWeights } from '../../../runs/run.ts';
import { Figure } from '../../kit/Figure.tsx';
import { formatNumber, oneDecimal, type Translate, useStrings } from '../../kit/i18n/index.ts';
import { LazyPart, LazyPartWith } from '../../kit/LazyPart.tsx';
import { Popover } from '../../kit/Popover.tsx';
import { useSession, useSessionHandle } from '../../session/useSession.ts';
import { ImportButton } from '../import/index.ts';
import styles from './Result.module.css';

/** How good the agent is: what to expect before a run, the best so far during it, the greedy test after it. */
export function Result() {
  const t = useStrings(strings);
  return (
    <section className={`sheet stack ${styles['result']}`} aria-labelledby="result-title">
      <header className={`split ${styles['header']}`}>
        <h2 id="result-title" className="title">
          {t('title')}
        </h2>
        <ImportButton className={styles['download']} />
        <DownloadMenu />
      </header>
      <div className={`stack gap2 ${styles['body']}`} aria-live="polite">
        <Body />
      </div>
    </section>
  );
}

function Body() {
  const t = useStrings(strings);
  const status = useSession(({ run }) => run.status);
  const test = useSession(({ run }) => run.result);
  const failure = useSession(({ run }) => run.failure);
  if (status === 'idle') return <Expectation />;
  if (failure !== null)
    return <LazyPartWith name={t('title')} load={() => import('./Failure.tsx')} props={{ failure }} />;
  if (test !== null) return <Tested tested={test} />;
  return <Running />;
}

function Expectation() {
  const t = useStrings(controls);
  const ofResult = useStrings(strings);
  const preset = useSession((session) => session.preset);
  const count = useSession(({ config, preset }) => changedKnobs(config, preset).length);
  if (count > 0) {
    return (
      <>
        <h3>{ofResult('expectChanged', { preset: t(preset), count })}</h3>
        <p className="note measure">{ofResult('notMeasured')}</p>
      </>
    );
  }
  return (
    <>
      <h3>{t('expect', { preset: t(preset) })}</h3>
      <p className="note measure">{t(`about-${preset}`)}</p>
    </>
  );
}

function Running() {
  const t = useStrings(strings);
  const best = useSession(({ run }) => run.best);
  const evaluates = useSession(({ run }) => run.config.evaluationInterval > 0);
  return (
    <>
      <p className="note measure">{t('running')}</p>
      {evaluates && (
        <p className="note measure">
          {best?.evaluation == null
            ? t('noneYet')
            : best.episode < 0
              ? t('bestIsGiven', { mean: oneDecimal(best.evaluation.mean) })
              : t('bestSoFar', { mean: oneDecimal(best.evaluation.mean), count: best.episode + 1 })}
        </p>
      )}
      <EvaluationCost />
    </>
  );
}

/** What evaluating has cost beside the training itself; nothing where there was no evaluation. */
function EvaluationCost() {
  const t = useStrings(strings);
  const { store } = useSessionHandle();
  const evaluation = useSession(({ run }) => run.history.at(-1)?.evaluationSteps ?? 0);
  if (evaluation === 0) return null;
  const training = store.getState().run.history.at(-1)?.environmentSteps ?? 0;
  return <p className="note measure">{t('cost', { evaluation, training })}</p>;
}

function Tested({ tested }: { readonly tested: RunResult }) {
  const t = useStrings(strings);
  const run = useSession((session) => session.run);
  const { test, reason } = tested;
  const verdict = verdictOf(test);
  const numbers = { full: test.full, episodes: test.episodes };
  return (
    <>
      <div className={`split ${styles['verdictRow']}`}>
        <h3 className={styles['verdict']} data-verdict={verdict}>
          {t(verdict)}
        </h3>
        {verdict === 'unsolved' && (
          <LazyPartWith name={t('whyTitle')} load={() => import('./Advice.tsx')} props={{ run, tested }} />
        )}
      </div>
      <Numbers test={test} />
      <p className="note measure">
        {verdictSentence(t, verdict, numbers)} {reason === 'stopped' && t('stoppedNote')}
      </p>
      <EvaluationCost />
    </>
  );
}

function verdictSentence(
  t: Translate<typeof strings>,
  verdict: Verdict,
  numbers: { readonly full: number; readonly episodes: number },
): string {
  switch (verdict) {
    case 'solved':
      return t('solvedText', numbers);
    case 'solvedMostly':
      return t('solvedMostlyText', numbers);
    case 'unsolved':
      return numbers.full === 0 ? t('unsolvedNoneText', numbers) : t('unsolvedText', numbers);
  }
}

function Numbers({ test: { mean, min, full, episodes } }: { readonly test: GreedyResult }) {
  const t = useStrings(strings);
  return (
    <dl className="figures" aria-label={t('test', { episodes })}>
      <Figure name={t('mean')} value={oneDecimal(mean)} />
      <Figure name={t('min')} value={formatNumber(min)} />
      <Figure name={t('full')} value={`${full} / ${episodes}`} />
    </dl>
  );
}

/** The weights of the run, in four formats. */
function DownloadMenu() {
  const t = useStrings(strings);
  const isNothing = useSession(({ run }) => availableWeights(run).length === 0);
  const hasResult = useSession(({ run }) => run.result !== null);
  return (
    <Popover
      late
      label={t('download')}
      disabled={isNothing}
      buttonClass={`button ${styles['download']} ${hasResult ? 'primary' : 'quiet'}`}
      icon={Download}
      words={t('download')}
    >
      <LazyPart name={t('download')} load={() => import('./DownloadItems.tsx')} />
    </Popover>
  );
}

export type Verdict = 'solved' | 'solvedMostly' | 'unsolved';

/** Solved is what Gymnasium calls so, a mean of 475 in 100 episodes; without a word more only when all reached 500. */
export function verdictOf({ full, episodes, mean }: GreedyResult): Verdict {
  if (full === episodes) return 'solved';
  return mean >= solvedReturn ? 'solvedMostly' : 'unsolved';
}
