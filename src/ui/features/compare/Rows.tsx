import { Download, Dumbbell, FileInput, MonitorPlay, Play, Settings2, Star, Trash2 } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { layerWidths } from '../../../core/feed-forward.ts';
import { trainable } from '../../../core/trainable.ts';
import { FILE_KIND_NAMES } from '../../../files/weights-file.ts';
import { compare } from '../../../locales/en/compare.ts';
import { type ImportedRun, type Run, type TrainedRun, weightsOf } from '../../../runs/run.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { readableName } from '../../kit/files.ts';
import { formatDate, formatDuration, useStrings } from '../../kit/i18n/index.ts';
import { NameField } from '../../kit/NameField.tsx';
import { Popover } from '../../kit/Popover.tsx';
import { showToast, showUndo } from '../../kit/toast.ts';
import { runListOf } from '../../session/the-run-list.ts';
import { useFromSession, useSession, useSessionHandle } from '../../session/useSession.ts';
import { AgentItems, DownloadItem } from '../downloads/index.ts';
import { useConfigProblems } from '../knob-words/index.ts';
import { setUpWithUndo } from '../settings/index.ts';
import styles from './Compare.module.css';
import { lookOf } from './compare-model.ts';
import {
  checkpointEpisodes,
  listedAgent,
  openRun,
  type StoredCheckpoints,
  saveRunCheckpoint,
} from './run-actions.ts';
import { bestEpisodeText, changesText, resultText } from './run-text.ts';

/** One of the list, and what it is called there, unlike any other. */
interface RowProps<Listed extends Run> {
  readonly run: Listed;
  readonly name: string;
}

function RunName({ run, name }: RowProps<Run>) {
  const t = useStrings(compare);
  const { rename } = useFromSession(runListOf);
  return <NameField label={t('name')} name={name} onRename={(typed) => void rename(run.id, typed)} />;
}

/** Lets the agent play in After, or the run's own one again. */
function ReplayButton({ run, name }: RowProps<Run>) {
  const { actions } = useSessionHandle();
  const t = useStrings(compare);
  const weights = weightsOf(run);
  const replayed = useSession(
    ({ shownAgent }) => weights !== null && shownAgent?.weights.parameters === weights.parameters,
  );
  if (weights === null) return null;
  return (
    <Button
      icon={Play}
      aria-pressed={replayed}
      title={replayed ? t('stopReplay') : t('replayHint', { name })}
      onClick={() => {
        actions.setShownAgent(replayed ? null : { weights, label: name });
        if (!replayed) void showToast(t('replaying', { name }));
      }}
    >
      {t(replayed ? 'stopReplay' : 'replay')}
    </Button>
  );
}

/** The agent in every format; `children` are further entries. */
function DownloadMenu({ run, name, children }: RowProps<Run> & { readonly children?: ReactNode }) {
  const t = useStrings(compare);
  return (
    <Popover label={t('download', { name })} buttonClass="button" icon={Download} words={t('downloadShort')}>
      <ul className="stack">
        <AgentItems agent={() => listedAgent(run)} />
        {children}
      </ul>
    </Popover>
  );
}

function RemoveButton({ run, name }: RowProps<Run>) {
  const t = useStrings(compare);
  const { remove } = useFromSession(runListOf);
  return (
    <IconButton
      icon={Trash2}
      label={t('remove', { name })}
      onClick={() => showUndo(t('removed', { name }), t('undo'), remove(run.id))}
    />
  );
}

function BestMark() {
  const t = useStrings(compare);
  return (
    <span className={`line gap1 chip toneLive ${styles['best']}`} title={t('bestHint')}>
      <Star aria-hidden="true" />
      {t('best')}
    </span>
  );
}

interface TrainedRowProps extends RowProps<TrainedRun> {
  readonly runs: readonly Run[];
  readonly best: boolean;
  readonly checkpoints: StoredCheckpoints | null;
}

/** One run: its curve's switch, its name, what it was, what came of it, what to do with it. */
export const RunRow = memo(function RunRow({ run, runs: all, name, best, checkpoints }: TrainedRowProps) {
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

interface ImportedRowProps extends RowProps<ImportedRun> {
  readonly best: boolean;
}

/** One imported agent: in the place of a curve's switch the word that there is none. */
export const ImportedRow = memo(function ImportedRow({ run, name, best }: ImportedRowProps) {
  const t = useStrings(compare);
  const { format } = run.origin;
  const file = readableName(run.origin.file);
  const details = [
    ...(name === file ? [] : [file]),
    t('importedFrom', { format: FILE_KIND_NAMES[format] }),
    ...(run.result === null
      ? []
      : [t('network', { layers: layerWidths(run.result.kept.shape).join(' → ') })]),
    formatDate(run.endedAt ?? 0),
  ];
  return (
    <li className={styles['run']}>
      <span className={`caption ${styles['noCurve']}`} title={t('noCurveHint')}>
        <FileInput aria-hidden="true" />
        {t('noCurve')}
      </span>
      <div className="row gap0">
        <RunName run={run} name={name} />
        {best ? <BestMark /> : null}
        <p className={`note ${styles['about']}`}>{details.join(' · ')}</p>
        <p className={styles['about']}>{resultText(run)}</p>
      </div>
      <div className={`buttons ${styles['buttons']}`}>
        <ReplayButton run={run} name={name} />
        <TrainFurtherButton run={run} name={name} />
        <DownloadMenu run={run} name={name} />
        <RemoveButton run={run} name={name} />
      </div>
    </li>
  );
});

/** It has no settings of its own: the chosen ones are used, and have to be such that can be run. */
function TrainFurtherButton({ run, name }: RowProps<ImportedRun>) {
  const { actions } = useSessionHandle();
  const t = useStrings(compare);
  const isImpossible = useConfigProblems().length > 0;
  const weights = weightsOf(run);
  const from = weights === null ? null : trainable(weights);
  if (from === null) return null;
  return (
    <Button
      icon={Dumbbell}
      title={t('trainImportedHint')}
      aria-disabled={isImpossible}
      onClick={() => {
        if (isImpossible) void showToast(t('settingsWrong'), 'failed');
        else actions.train({ from: { ...from, name } });
      }}
    >
      {t('trainFurther')}
    </Button>
  );
}
