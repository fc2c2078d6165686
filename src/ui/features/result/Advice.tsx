import { maxEpisodeSteps } from '../../../core/cartpole.ts';
import type { Config } from '../../../core/config.ts';
import { scoreRule } from '../../../core/history.ts';
import { KNOBS } from '../../../core/knobs.ts';
import { DEFAULT_PRESET, PRESETS } from '../../../core/presets.ts';
import { advice as strings } from '../../../locales/en/advice.ts';
import { result } from '../../../locales/en/result.ts';
import type { Run, RunResult } from '../../../runs/run.ts';
import { Button } from '../../kit/Button.tsx';
import { oneDecimal, useStrings } from '../../kit/i18n/index.ts';
import { Popover } from '../../kit/Popover.tsx';
import type { Session } from '../../session/session.ts';
import { useSessionHandle } from '../../session/useSession.ts';
import { setUpWithUndo } from '../settings/index.ts';
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
        setUpWithUndo(session, remedyFor(remedy, { preset, config }), t(`done-${remedy}`));
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
        : t('bestEvaluation', { mean: oneDecimal(mean), min, count: best.episode + 1 })}
    </p>
  );
}

type Cause = 'no-updates' | 'stopped' | 'reward' | 'late' | 'blog' | 'short' | 'unknown';
export type Remedy = 'reliable' | 'seed' | 'keep-best' | 'longer';

export interface Advice {
  readonly causes: readonly Cause[];
  readonly remedies: readonly Remedy[];
  /** The best and the last score of 20 episodes. */
  readonly best: number;
  readonly last: number;
}

/** Few episodes: half of what the slower presets need to rise. */
const fewEpisodes = 200;

/** What a pole that stays up for good is worth. */
const largestQ = ({ reward, rewardDivisor, gamma }: Config): number =>
  reward === 'fall' ? 0 : 1 / (rewardDivisor * (1 - gamma));

/** Why a run may not have solved it, by what is known of it, and what to try. */
export function adviceFor(run: Run, { reason }: RunResult): Advice {
  const { config, history } = run;
  const scores = history.points(scoreRule).y;
  const best = scores.reduce((a, b) => Math.max(a, b), 0);
  const last = scores.at(-1) ?? 0;
  const updates = history.at(-1)?.updates ?? 0;
  const causes: Cause[] = [];
  const isBlogLike =
    config.updatesPer === 'episode' &&
    config.targetUpdate === 'episodes' &&
    config.epsilonSchedule === 'blog';
  if (updates === 0) causes.push('no-updates');
  else {
    if (reason === 'stopped') causes.push('stopped');
    if (config.loss === 'huber' && largestQ(config) > 10) causes.push('reward');
    if (!config.keepBest && best > 1.5 * last && best > maxEpisodeSteps / 4) causes.push('late');
    if (isBlogLike) causes.push('blog');
    if (reason !== 'stopped' && history.length < fewEpisodes && best < maxEpisodeSteps / 4)
      causes.push('short');
    if (causes.length === 0) causes.push('unknown');
  }
  const reliable = config.nStep === 3 && config.targetUpdate === 'polyak' && config.keepBest;
  const remedies: Remedy[] = [
    ...(reliable ? [] : (['reliable'] as const)),
    'seed',
    ...(config.keepBest ? [] : (['keep-best'] as const)),
    ...(reason === 'episodes' || reason === 'steps' ? (['longer'] as const) : []),
  ];
  return { causes, remedies, best, last };
}

/** The settings that a remedy asks for. */
export function remedyFor(
  remedy: Remedy,
  { preset, config }: Pick<Session, 'preset' | 'config'>,
): Pick<Session, 'preset' | 'config'> {
  switch (remedy) {
    case 'reliable':
      return { preset: DEFAULT_PRESET, config: { ...PRESETS[DEFAULT_PRESET], seed: config.seed } };
    case 'seed':
      return { preset, config: { ...config, seed: (config.seed + 1) % 10_000 } };
    case 'keep-best':
      return {
        preset,
        config: { ...config, keepBest: true, evaluationInterval: config.evaluationInterval || 5 },
      };
    case 'longer':
      return {
        preset,
        config: {
          ...config,
          episodes: Math.min(KNOBS.episodes.max, 2 * config.episodes),
          maxEnvironmentSteps: Math.min(KNOBS.maxEnvironmentSteps.max, 2 * config.maxEnvironmentSteps),
        },
      };
  }
}
