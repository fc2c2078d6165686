import { useStore } from 'zustand';
import { experiments as strings } from '../../../locales/en/experiments.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { useFromSession, useSession } from '../../session/useSession.ts';
import { experimentsOf, hasAnswered } from './experiment-store.ts';
import { baselineFact, EXPERIMENT_FACTS, supportedAnswer } from './experiments.ts';
import { EXPERIMENT_IDS } from './index.ts';

/** Beside the stage's curve: the question of the experiment that is on it, and what was found. */
export default function Dock() {
  const t = useStrings(strings);
  const { runs, predictions } = useStore(useFromSession(experimentsOf).store);
  const shown = useSession(({ run }) => run.id);
  const id = EXPERIMENT_IDS.find((one) => runs[one]?.id === shown);
  const run = id === undefined ? undefined : runs[id];
  if (id === undefined || run === undefined) return null;
  const answer = predictions[id];
  const supported = supportedAnswer(EXPERIMENT_FACTS[id], baselineFact(id));
  return (
    <section className="callout toneBefore stack gap1" aria-labelledby="docked-title">
      <header className="split gap2">
        <h3 id="docked-title">{t(`${id}-title`)}</h3>
        <a href="#experiments">{t('all')}</a>
      </header>
      <p>{t(`${id}-question`)}</p>
      <p role="status">
        {hasAnswered(run)
          ? t(answer === supported ? 'asExpected' : 'otherwise', {
              expected: answer === undefined ? '' : t(`${id}-${answer}`),
              found: t(`${id}-${supported}`),
            })
          : answer === undefined
            ? null
            : t('yours', { answer: t(`${id}-${answer}`) })}
      </p>
    </section>
  );
}
