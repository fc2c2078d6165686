import { useState } from 'react';
import { outputsOf } from '../../../core/feed-forward.ts';
import { goingOn } from '../../../core/going-on.ts';
import { epsilonAt } from '../../../core/schedule.ts';
import { trainable } from '../../../core/trainable.ts';
import { imported as strings } from '../../../locales/en/imported.ts';
import type { Weights } from '../../../worker/protocol.ts';
import { Button } from '../../kit/Button.tsx';
import { formatNumber, useStrings } from '../../kit/i18n/index.ts';
import parts from '../../kit/styles/parts.module.css';
import { settingsProblems } from '../../session/settings.ts';
import { useSession, useSessionHandle } from '../../session/useSession.ts';
import { SettingProblem } from '../knob-words/index.ts';
import styles from './Import.module.css';

interface Props {
  readonly weights: Weights;
  readonly name: string;
}

/** Starts a run from these weights, with the chosen settings; says what will happen, and what keeps it from starting. */
export function TrainFurther({ weights, name }: Props) {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  const config = useSession((session) => session.config);
  const typed = useSession((session) => session.typed);
  const [exploreAnew, setExploreAnew] = useState(false);
  const [problem] = settingsProblems({ config, typed });
  const from = trainable(weights);
  if (from === null) return <p>{t('notTrainable')}</p>;
  const percent = (of: typeof config) =>
    formatNumber(100 * epsilonAt(of, 0, 0), { maximumSignificantDigits: 2 });
  return (
    <>
      <Button
        title={t('trainFurtherHint')}
        aria-disabled={problem !== undefined}
        aria-describedby="train-further-problem train-further-about"
        onClick={() => {
          if (problem !== undefined) return;
          actions.train({ from: { ...from, name }, exploreAnew });
        }}
      >
        {t('trainFurther')}
      </Button>
      <label className={parts['check']}>
        <input
          type="checkbox"
          checked={exploreAnew}
          onChange={({ target }) => setExploreAnew(target.checked)}
        />
        {t('exploreAnew')}
      </label>
      <p id="train-further-problem" className={styles['problem']}>
        {problem && <SettingProblem />}
      </p>
      <p id="train-further-about">
        {exploreAnew
          ? t('exploresAnew', { percent: percent(config) })
          : t('goesOn', { percent: percent(goingOn(config)) })}{' '}
        {weights.shape.hidden.length === 1 && t('oneLayer')}{' '}
        {outputsOf(weights.shape) === 'preferences' && t('preferencesFurther')}
      </p>
    </>
  );
}
