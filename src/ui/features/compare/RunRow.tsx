import { Dumbbell, MonitorPlay, Settings2 } from 'lucide-react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { trainable } from '../../../core/trainable.ts';
import { compare } from '../../../locales/en/compare.ts';
import { type Run, type TrainedRun, weightsOf } from '../../../runs/run.ts';
import { Button } from '../../kit/Button.tsx';
import { formatDate, formatDuration, useStrings } from '../../kit/i18n/index.ts';
import { showToast } from '../../kit/toast.ts';
import { runListOf } from '../../session/the-run-list.ts';
import { useFromSession, useSession, useSessionHandle } from '../../session/useSession.ts';
import { DownloadItem } from '../downloads/index.ts';
import { setUpWithUndo } from '../settings/index.ts';
import styles from './Compare.module.css';
import { lookOf } from './compare-model.ts';
import { openRun } from './open-run.ts';
import { BestMark, DownloadMenu, RemoveButton, ReplayButton, type RowProps, RunName } from './row-parts.tsx';
import { checkpointEpisodes, type StoredCheckpoints, saveRunCheckpoint } from './run-checkpoint.ts';
import { bestEpisodeText, changesText, resultText } from './run-text.ts';

interface Props extends RowProps<TrainedRun> {
  readonly runs: readonly Run[];
  readonly best: boolean;
  readonly checkpoints: StoredCheckpoints;
}

/** One run: its curve's switch, its name, what it was, what came of it, what to do with it. */
export const RunRow = memo(function RunRow({ run, runs: all, name, best, checkpoints }: Props) {
  const t = useStrings(compare);
  const runList = useFromSession(runListOf);
  const shown = useStore(runList.store, (state) => state.shown.has(run.id));
  const details = [
    changesText(run, 4),
    t('episodes', { count: run.history.length }),
    bestEpisodeText(run),
    formatDuration(run.elapsedSeconds),
    formatDate(run.endedAt ?? 0),
  ];
  return (
    <li className={styles['run']}>
      <label className="check" title={t('draw', { name })}>
        <input
          type="checkbox"
          checked={shown}
          aria-label={t('draw', { name })}
          onChange={({ target }) => runList.show(run.id, target.checked)}
        />
        <LineSample {...lookOf(run, all)} />
      </label>
      <div className="row gap0">
        <RunName run={run} name={name} />
        {best ? <BestMark /> : null}
        <p className={`note ${styles['about']}`}>{details.filter((detail) => detail !== null).join(' · ')}</p>
        <p className={styles['about']}>{resultText(run)}</p>
      </div>
      <RunButtons run={run} name={name} hasCheckpoint={checkpointEpisodes(run, checkpoints) !== null} />
    </li>
  );
});

function RunButtons({
  run,
  name,
  hasCheckpoint,
}: RowProps<TrainedRun> & { readonly hasCheckpoint: boolean }) {
  const session = useSessionHandle();
  const t = useStrings(compare);
  const isOpen = useSession((state) => state.run.id === run.id);
  const { config } = run;
  const { preset } = run.origin;
  const weights = weightsOf(run);
  const from = weights === null ? null : trainable(weights);
  return (
    <div className={`buttons ${styles['buttons']}`}>
      <Button
        icon={MonitorPlay}
        aria-pressed={isOpen}
        title={t('openHint')}
        onClick={() => void openRun(session, run, name)}
      >
        {t('open')}
      </Button>
      <ReplayButton run={run} name={name} />
      <Button
        icon={Settings2}
        onClick={() => {
          const message = t('settingsTaken', { name });
          if (!setUpWithUndo(session, { preset, config }, message, t('undo'))) void showToast(message);
        }}
      >
        {t('settings')}
      </Button>
      {from === null ? null : (
        <>
          <Button
            icon={Dumbbell}
            title={t('trainFurtherHint')}
            onClick={() => {
              setUpWithUndo(session, { preset, config }, t('settingsTaken', { name }), t('undo'));
              session.actions.train({ from: { ...from, name } });
            }}
          >
            {t('trainFurther')}
          </Button>
          <DownloadMenu run={run} name={name}>
            {hasCheckpoint ? (
              <DownloadItem
                label={t('checkpoint')}
                about={t('checkpointAbout')}
                onChoose={() => void saveRunCheckpoint(run)}
              />
            ) : null}
          </DownloadMenu>
        </>
      )}
      <RemoveButton run={run} name={name} />
    </div>
  );
}

function LineSample({ colour, dash }: ReturnType<typeof lookOf>) {
  return (
    <svg
      className={styles['sample']}
      viewBox="0 0 28 14"
      style={{ color: `var(${colour})` }}
      aria-hidden="true"
    >
      <path d="M1 7h26" stroke="currentColor" strokeWidth="2.5" strokeDasharray={dash.join(' ')} />
    </svg>
  );
}
