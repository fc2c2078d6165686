import { useStore } from 'zustand';
import { controls as strings } from '../../../locales/en/controls.ts';
import { isActive, type Run } from '../../../runs/run.ts';
import { dockOf } from '../../features/experiments/index.ts';
import { formatDuration, formatNumber, type Translate, useStrings } from '../../kit/i18n/index.ts';
import { useFromSession, useSession } from '../../session/useSession.ts';
import styles from './Controls.module.css';
import { secondsLeft } from './time-left.ts';

type T = Translate<typeof strings>;

/** How the run goes, or how it went. */
export function StatusLine() {
  const t = useStrings(strings);
  const status = useSession(({ run }) => statusText(run, t));
  const announced = useSession(({ run }) => announcement(run, t));
  const experiment = useStore(useFromSession(dockOf), (state) => state.run);
  // An experiment has settings of its own: the person has changed none.
  const pending = useSession(
    ({ config, run }) => isActive(run) && run.id !== experiment && changed(config, run.config),
  );
  return (
    <>
      <p className={styles['numbers']} id="status">
        {status}
        {pending && <em className={styles['pending']}>{t('nextRun')}</em>}
      </p>
      <p className="visuallyHidden" role="status">
        {announced}
      </p>
    </>
  );
}

function changed(next: object, running: object): boolean {
  const now = Object.fromEntries(Object.entries(running));
  return Object.entries(next).some(([name, value]) => now[name] !== value);
}

/** 'Episode 84 of 500 · 0:12 · about 0:40 left', 'Solved after 145 episodes · 0:17' */
function statusText(run: Run, t: T): string {
  const { status, elapsedSeconds } = run;
  if (status === 'idle') return t('notStarted');
  const time = formatDuration(elapsedSeconds);
  if (!isActive(run)) return [endText(run, t), time].join(' · ');
  const left = secondsLeft(run);
  return [
    progressText(run, t),
    time,
    ...(left === null ? [] : [t('left', { time: formatDuration(left) })]),
    ...(status === 'paused' ? [t('paused')] : []),
  ].join(' · ');
}

function progressText({ config, history }: Run, t: T): string {
  const episode = history.length;
  const { episodes, maxEnvironmentSteps: maxSteps } = config;
  if (maxSteps === 0) return t('episodeOf', { episode, episodes });
  return t('episodeOfSteps', { episode, steps: history.at(-1)?.environmentSteps ?? 0, maxSteps });
}

function endText({ result, history }: Run, t: T): string {
  const count = history.length;
  if (result === null) return t('endedFailed', { count });
  switch (result.reason) {
    case 'solved':
      return t('endedSolved', { count });
    case 'stopped':
      return t('endedStopped', { count });
    default:
      return t('endedFinished', { count });
  }
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
