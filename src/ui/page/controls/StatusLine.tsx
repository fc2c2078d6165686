import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { controls as strings } from '../../../locales/en/controls.ts';
import { isActive, type Run } from '../../../runs/run.ts';
import { dockStore } from '../../features/experiments/dock-store.ts';
import { formatDuration, formatNumber, type Translate, useStrings } from '../../kit/i18n/index.ts';
import { useSession } from '../../session/useSession.ts';
import styles from './Controls.module.css';
import { secondsLeft } from './time-left.ts';

type T = Translate<typeof strings>;

/** What is said of a run: not the episodes to play and the snapshots that come in between. */
type Told = Pick<Run, 'status' | 'config' | 'history' | 'elapsedSeconds' | 'result'>;

const toldOf = ({ status, config, history, elapsedSeconds, result }: Run): Told => ({
  status,
  config,
  history,
  elapsedSeconds,
  result,
});

/** How the run goes, or how it went. */
export function StatusLine() {
  const t = useStrings(strings);
  const run = useSession(useShallow((session) => toldOf(session.run)));
  const experiment = useStore(dockStore, (state) => state.run);
  // An experiment has settings of its own: the person has changed none.
  const pending = useSession(
    ({ config, run }) => isActive(run) && run.id !== experiment && changed(config, run.config),
  );
  return (
    <>
      <p className={styles['numbers']} id="status">
        {statusText(run, t)}
        {pending && <em className={styles['pending']}>{t('nextRun')}</em>}
      </p>
      <p className="visuallyHidden" role="status">
        {announcement(run, t)}
      </p>
    </>
  );
}

function changed(next: object, running: object): boolean {
  const now = Object.fromEntries(Object.entries(running));
  return Object.entries(next).some(([name, value]) => now[name] !== value);
}

/** 'Episode 84 of 500 · 0:12 · about 0:40 left', 'Solved after 145 episodes · 0:17' */
function statusText(run: Told, t: T): string {
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

function progressText({ config, history }: Told, t: T): string {
  const episode = history.length;
  const { episodes, maxEnvironmentSteps: maxSteps } = config;
  if (maxSteps === 0) return t('episodeOf', { episode, episodes });
  return t('episodeOfSteps', { episode, steps: history.at(-1)?.environmentSteps ?? 0, maxSteps });
}

function endText({ result, history }: Told, t: T): string {
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
function announcement({ status, history }: Told, t: T): string {
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
