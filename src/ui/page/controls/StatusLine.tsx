import { useStore } from 'zustand';
import { controls as strings } from '../../../locales/en/controls.ts';
import { isActive, type Run } from '../../../runs/run.ts';
import { dockOf } from '../../features/experiments/index.ts';
import { formatDuration, formatElapsed, type Translate, useStrings } from '../../kit/i18n/index.ts';
import { useFromSession, useSession } from '../../session/useSession.ts';
import styles from './Controls.module.css';

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

/** 'Episode 84 of 500 · 0:12 · about 0:40 left', 'Solved after 58 episodes · 0.4 sec' */
function statusText(run: Run, t: T): string {
  const { status, elapsedSeconds } = run;
  if (status === 'idle') return t('notStarted');
  if (!isActive(run)) return [endText(run, t), formatElapsed(elapsedSeconds)].join(' · ');
  const left = secondsLeft(run);
  return [
    progressText(run, t),
    formatDuration(elapsedSeconds),
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
function announcement(run: Run, t: T): string {
  const { status, history } = run;
  switch (status) {
    case 'running':
      return t('statusRunning');
    case 'paused':
      return t('statusPaused', { episode: history.length });
    case 'finished':
    case 'failed':
      return endText(run, t);
    default:
      return '';
  }
}

type Progress = Pick<Run, 'config' | 'history' | 'elapsedSeconds'>;

/** As many of the last episodes, or a fifth of the run, tell how long the next will be. */
const recent = 20;
/** Too little to go by before. */
const fewest = 10;

/** What share of the run is done: of its episodes or of its steps, whichever is further. */
export function shareDone({ config: { episodes, maxEnvironmentSteps }, history }: Progress): number {
  const steps = history.at(-1)?.environmentSteps ?? 0;
  const ofSteps = maxEnvironmentSteps > 0 ? steps / maxEnvironmentSteps : 0;
  return Math.min(1, Math.max(history.length / episodes, ofSteps));
}

/**
 * Seconds to the last episode if the coming ones are as long as the last ones, at the run's seconds a step so far;
 * null while there is too little to go by, and of a run that ends when it is solved: nobody knows when that will be.
 */
export function secondsLeft({ config, history, elapsedSeconds }: Progress): number | null {
  const last = history.at(-1);
  if (last === undefined || history.length < fewest || last.environmentSteps === 0) return null;
  if (config.stopWhenSolved && config.evaluationInterval > 0) return null;
  const count = Math.min(history.length, Math.max(recent, Math.floor(history.length / 5)));
  const before = count < history.length ? history.at(-count - 1) : undefined;
  const stepsAnEpisode = (last.environmentSteps - (before?.environmentSteps ?? 0)) / count;
  const byEpisodes = (config.episodes - history.length) * stepsAnEpisode;
  const bySteps =
    config.maxEnvironmentSteps > 0 ? config.maxEnvironmentSteps - last.environmentSteps : Infinity;
  return Math.max(0, (Math.min(byEpisodes, bySteps) * elapsedSeconds) / last.environmentSteps);
}
