import { controls as strings } from '../../../locales/en/controls.ts';
import { isActive, type Run } from '../../../runs/run.ts';
import type { LearnerInUse, LearnerReason } from '../../../worker/protocol.ts';
import { shortGpuName } from '../../features/speed/gpu-name.ts';
import { formatDuration, formatNumber, type Translate, useStrings } from '../../kit/i18n/index.ts';
import { LazyPart } from '../../kit/LazyPart.tsx';
import { useSession } from '../../session/useSession.ts';
import styles from './Controls.module.css';
import { secondsLeft, shareDone } from './time-left.ts';

type T = Translate<typeof strings>;

/** How the run goes and what it runs on; what is wrong with a setting stands here too, where there is room. */
export function StatusLine({ hasProblem }: { readonly hasProblem: boolean }) {
  const t = useStrings(strings);
  const run = useSession((session) => session.run);
  const learner = useSession((session) => session.learner);
  const pending = useSession(({ config, run }) => isActive(run) && changed(config, run.config));
  return (
    <div className={styles['status']}>
      <progress
        className={styles['progress']}
        aria-label={t('progress')}
        max={1}
        value={run.status === 'finished' ? 1 : shareDone(run)}
        data-status={run.status}
      />
      <p className={styles['numbers']} id="status">
        {progressText(run, t)}
        {pending && <em className={styles['pending']}>{t('nextRun')}</em>}
      </p>
      <div className={styles['wrong']} id="setting-problem" role="alert">
        {hasProblem && (
          <LazyPart name={t('setting')} load={() => import('../../features/settings/SettingProblem.tsx')} />
        )}
      </div>
      {!hasProblem && (
        <p className={styles['device']} id="device" title={learner?.gpu ?? undefined}>
          {learner === null ? t('looking') : learnerText(learner, t)}
        </p>
      )}
      <p className="visuallyHidden" role="status">
        {announcement(run, t)}
      </p>
    </div>
  );
}

function changed(next: object, running: object): boolean {
  const now = Object.fromEntries(Object.entries(running));
  return Object.entries(next).some(([name, value]) => now[name] !== value);
}

function progressText(run: Run, t: T): string {
  const { status, history, config, elapsedSeconds } = run;
  if (status === 'idle') return t('notStarted');
  const episode = history.length;
  const parts = [
    config.maxEnvironmentSteps > 0
      ? t('episodeOfSteps', {
          episode,
          steps: history.at(-1)?.environmentSteps ?? 0,
          maxSteps: config.maxEnvironmentSteps,
        })
      : t('episodeOf', { episode, episodes: config.episodes }),
    t('elapsed', { time: formatDuration(elapsedSeconds) }),
  ];
  const left = isActive(run) ? secondsLeft(run) : null;
  if (left !== null) parts.push(t('left', { time: formatDuration(left) }));
  if (status === 'paused') parts.push(t('paused'));
  return parts.join(' · ');
}

/** 'Running on WebAssembly SIMD: WebGL here is drawn in software (SwiftShader), not by a GPU.' */
export function learnerText({ name, device, reason, missing, gpu }: LearnerInUse, t: T): string {
  const gpuName = gpu === null ? '–' : shortGpuName(gpu);
  // The names of the other two say what they run on.
  const values = { gpu: gpuName, device: name === 'webgl' || name === 'tfjs' ? shortGpuName(device) : '' };
  const sentence = (why: LearnerReason) => (takesValues(why) ? t(why, values).trim() : t(why));
  const why = [reason, ...(missing === undefined ? [] : [missing])].map(sentence).join(' ');
  return t('runningOn', { learner: t(`name-${name}`), why });
}

const WITH_VALUES = [
  'hardware-webgl',
  'software-webgl',
  'no-float32-targets',
  'requested',
  'resumed',
] as const;

function takesValues(reason: LearnerReason): reason is (typeof WITH_VALUES)[number] {
  return WITH_VALUES.some((name) => name === reason);
}

/** For those who listen: what changed, not every episode. */
function announcement({ status, history }: Run, t: T): string {
  switch (status) {
    case 'running':
      return t('statusRunning');
    case 'paused':
      return t('statusPaused', { episode: history.length });
    case 'finished':
      return t('statusFinished', { episode: formatNumber(history.length) });
    case 'failed':
      return t('statusFailed');
    default:
      return '';
  }
}
