import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { useStore } from 'zustand';
import { learn as strings } from '../../../locales/en/learn.ts';
import { Button } from '../../kit/Button.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { useFromSession } from '../../session/useSession.ts';
import styles from './Learn.module.css';
import { slowMotionOf } from './learn-store.ts';
import { STEPS, type StepProps } from './steps.tsx';
import { nextValueSymbol } from './tex.ts';

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
        <div key={name} className="figure" data-known={name}>
          <dt>{symbol}</dt>
          <dd>{format(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
