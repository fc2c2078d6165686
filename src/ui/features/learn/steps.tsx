import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactElement, useId } from 'react';
import { useStore } from 'zustand';
import type { Config } from '../../../core/config.ts';
import { learn as strings } from '../../../locales/en/learn.ts';
import { Button } from '../../kit/Button.tsx';
import { Figure } from '../../kit/Figure.tsx';
import { formatNumber, useStrings } from '../../kit/i18n/index.ts';
import { useFromSession } from '../../session/useSession.ts';
import { formatState, stateNumbers } from '../inside/index.ts';
import { Formula, formulaValues, lossTex, nextValueSymbol, targetTex, tdErrorTex } from './Formula.tsx';
import styles from './Learn.module.css';
import { slowMotionOf } from './learn-store.ts';
import { type Lesson, meanErrors } from './lesson.ts';
import { LossPlot, QPairBars, TransitionPicture } from './pictures.tsx';

/** What a step of the slow motion has to show. */
export interface StepProps {
  readonly lesson: Lesson;
  /** The whole minibatch. */
  readonly lessons: readonly Lesson[];
  readonly config: Config;
  readonly learningRate: number;
  /** Writes a Q-value. */
  readonly format: (value: number) => string;
}

interface Step {
  readonly title: Extract<keyof typeof strings.english, `${string}Title`>;
  readonly Body: (props: StepProps) => ReactElement;
}

/** An update from the draw to the changed weights, in order. */
const STEPS: readonly Step[] = [
  { title: 'transitionTitle', Body: Transition },
  { title: 'beliefTitle', Body: Belief },
  { title: 'nextTitle', Body: Next },
  { title: 'targetTitle', Body: Target },
  { title: 'errorTitle', Body: TdError },
  { title: 'changeTitle', Body: Change },
];

function Transition({ lesson, config, format }: StepProps) {
  const t = useStrings(strings);
  const action = t(lesson.action === 1 ? 'right' : 'left');
  const reward = format(lesson.reward);
  const divisor = config.rewardDivisor;
  const pays = t(`pays-${config.reward}`);
  const n = lesson.steps;
  return (
    <>
      <div className={`stack ${styles.transition}`}>
        <TransitionPicture lesson={lesson} />
        <States lesson={lesson} />
      </div>
      <p>{lesson.ended ? t('transitionEnded', { action }) : t('transitionText', { action, count: n })}</p>
      <p>
        {n === 1
          ? t('rewardOne', { pays, divisor, reward })
          : t('rewardMany', { pays, divisor, reward, n, gamma: formatNumber(config.gamma) })}
      </p>
    </>
  );
}

/** The four numbers of s and of s′. */
function States({ lesson }: Pick<StepProps, 'lesson'>) {
  const t = useStrings(strings);
  const before = formatState(lesson.state);
  const after = formatState(lesson.nextState);
  return (
    <table className={`table ${styles.states}`}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visuallyHidden">{t('quantity')}</span>
          </th>
          <th scope="col">s</th>
          <th scope="col">s′</th>
        </tr>
      </thead>
      <tbody>
        {stateNumbers.map((number) => (
          <tr key={number}>
            <th scope="row">{t(number)}</th>
            <td className="value">{before[number]}</td>
            <td className="value">{after[number]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Belief({ lesson, format }: StepProps) {
  const t = useStrings(strings);
  return (
    <>
      <p>{t('beliefText')}</p>
      <QPairBars name="Q" of="s" pair={lesson.q} chosen={lesson.action} format={format} />
      <p className="note">{t('beliefOther')}</p>
    </>
  );
}

function Next({ lesson, config, format }: StepProps) {
  const t = useStrings(strings);
  const { ended, nextAction } = lesson;
  const picksOnline = config.doubleDqn && !ended;
  const text = picksOnline
    ? t('nextTextDouble', { action: t(nextAction === 1 ? 'right' : 'left') })
    : t(ended ? 'nextEnded' : 'nextText');
  return (
    <>
      <p>{text}</p>
      {picksOnline && (
        <QPairBars name="Q" of="s′" pair={lesson.qNextOnline} chosen={nextAction} format={format} />
      )}
      <QPairBars name="Q⁻" of="s′" pair={lesson.qNext} chosen={ended ? null : nextAction} format={format} />
    </>
  );
}

function Target({ lesson, config, format }: StepProps) {
  const t = useStrings(strings);
  const values = formulaValues(lesson, format);
  return (
    <>
      <p>{t(lesson.ended ? 'targetEnded' : 'targetText')}</p>
      <Formula
        tex={targetTex(lesson, config.doubleDqn, values)}
        plain={lesson.ended ? t('plainTargetEnded', values) : t('plainTarget', values)}
      />
    </>
  );
}

function TdError({ lesson, config, format }: StepProps) {
  const t = useStrings(strings);
  const values = formulaValues(lesson, format);
  const { loss, weight } = values;
  return (
    <>
      <p>{t('errorText')}</p>
      <Formula tex={tdErrorTex(values)} plain={t('plainError', values)} />
      <div className={`stack ${styles.lossRow}`}>
        <LossPlot loss={config.loss} tdError={lesson.tdError} />
        <div className="stack gap2">
          <Formula
            tex={lossTex(config, lesson.tdError, values)}
            plain={t('plainLoss', { loss, tdError: values.tdError })}
          />
          <p>{t(config.loss === 'huber' ? 'lossHuber' : 'lossSquared')}</p>
          {config.replay === 'prioritised' && <p>{t('lossWeight', { weight })}</p>}
          <p>{t('lossSlope', { slope: format(lesson.slope) })}</p>
        </div>
      </div>
    </>
  );
}

function Change({ lesson, lessons, learningRate, format }: StepProps) {
  const t = useStrings(strings);
  const means = meanErrors(lessons);
  const rate = formatNumber(learningRate, { maximumSignificantDigits: 3 });
  return (
    <>
      <p>{t('changeText', { learningRate: rate, size: lessons.length })}</p>
      <dl className={styles.changes}>
        <dt className="note">{t('changeThis')}</dt>
        <dd>{t('wasNow', { before: format(lesson.qTaken), after: format(lesson.qTakenAfter) })}</dd>
        <dt className="note">{t('changeErrorThis')}</dt>
        <Judged
          before={Math.abs(lesson.tdError)}
          after={Math.abs(lesson.target - lesson.qTakenAfter)}
          format={format}
        />
        <dt className="note">{t('changeMean')}</dt>
        <Judged before={means.before} after={means.after} format={format} />
      </dl>
      <p className="note">{t('changeNote')}</p>
    </>
  );
}

interface JudgedProps {
  readonly before: number;
  readonly after: number;
  readonly format: StepProps['format'];
}

/** An error before and after, and in words whether that is better. */
function Judged({ before, after, format }: JudgedProps) {
  const t = useStrings(strings);
  const share = before === 0 ? 0 : (100 * Math.abs(after - before)) / before;
  const percent = formatNumber(share, { maximumFractionDigits: 1 });
  return (
    <dd data-better={after <= before}>
      {t('wasNow', { before: format(before), after: format(after) })}
      <span>{t(after <= before ? 'changeBetter' : 'changeWorse', { percent })}</span>
    </dd>
  );
}

/** One transition's way through an update, a step at a time, forward and back. */
export function LessonSteps(props: StepProps) {
  const t = useStrings(strings);
  const { store } = useFromSession(slowMotionOf);
  const shown = useStore(store, ({ step }) => step);
  const heading = useId();
  const step = STEPS[shown];
  const go = (to: number) => store.setState({ step: to });
  if (step === undefined) return null;
  return (
    <section className={`sheet pad stack ${styles.lesson}`} aria-labelledby={heading}>
      <ol className={`line ${styles.progress}`} aria-label={t('steps')}>
        {STEPS.map(({ title }, i) => (
          <li key={title}>
            <button
              type="button"
              aria-current={i === shown ? 'step' : undefined}
              aria-label={`${i + 1}. ${t(title)}`}
              title={t(title)}
              data-past={i < shown}
              onClick={() => go(i)}
            >
              {i + 1}
            </button>
          </li>
        ))}
      </ol>
      <div className={`stack ${styles.stepBody}`} aria-live="polite">
        <h4 id={heading} className="heading">
          {t(step.title)}
        </h4>
        <step.Body {...props} />
      </div>
      <Known {...props} shown={shown} />
      <div className="split note">
        <Button icon={ChevronLeft} disabled={shown === 0} onClick={() => go(shown - 1)}>
          {t('previous')}
        </Button>
        <span>{t('step', { step: shown + 1, steps: STEPS.length })}</span>
        <Button look="primary" disabled={shown === STEPS.length - 1} onClick={() => go(shown + 1)}>
          {t('next')}
          <ChevronRight aria-hidden="true" />
        </Button>
      </div>
    </section>
  );
}

/** The numbers found out by the steps so far, in one line. */
function Known({ lesson, config, format, shown }: StepProps & { readonly shown: number }) {
  const t = useStrings(strings);
  const numbers = [
    { name: 'reward', symbol: 'r', value: lesson.reward },
    { name: 'qTaken', symbol: 'Q(s, a)', value: lesson.qTaken },
    { name: 'nextValue', symbol: nextValueSymbol(config), value: lesson.ended ? 0 : lesson.nextValue },
    { name: 'target', symbol: 'y', value: lesson.target },
    { name: 'tdError', symbol: 'δ', value: lesson.tdError },
    { name: 'after', symbol: 'Q(s, a) ′', value: lesson.qTakenAfter },
  ].slice(0, shown + 1);
  return (
    <dl className={`figures small ${styles.known}`} aria-label={t('known')}>
      {numbers.map(({ name, symbol, value }) => (
        <Figure key={name} data-known={name} name={symbol} value={format(value)} />
      ))}
    </dl>
  );
}
