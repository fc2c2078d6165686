import { Download, Dumbbell, FileInput, MonitorPlay, Play, Settings2, Star, Trash2 } from 'lucide-react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { layerWidths } from '../../../core/feed-forward.ts';
import { trainable } from '../../../core/trainable.ts';
import { FILE_KIND_NAMES } from '../../../files/weights-file.ts';
import { compare } from '../../../locales/en/compare.ts';
import {
  type ImportedRun,
  isImported,
  isTrained,
  type Run,
  type TrainedRun,
  weightsOf,
} from '../../../runs/run.ts';
import type { NamedWeights, Weights } from '../../../worker/protocol.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { Swatch } from '../../kit/charts/SeriesFigure.tsx';
import { readableName } from '../../kit/files.ts';
import { formatDate, formatElapsed, type Translate, useStrings } from '../../kit/i18n/index.ts';
import { NameField } from '../../kit/NameField.tsx';
import { Popover } from '../../kit/Popover.tsx';
import { showToast, showUndo } from '../../kit/toast.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { runListOf } from '../../session/run-list.ts';
import { seeStage } from '../../session/stage/playing.ts';
import { useFromSession, useSession, useSessionHandle } from '../../session/useSession.ts';
import { AgentItems, DownloadItem } from '../downloads/index.ts';
import { useConfigProblems } from '../knob-words/index.ts';
import { setUpWithUndo } from '../settings/index.ts';
import styles from './Compare.module.css';
import {
  checkpointEpisodes,
  listedAgent,
  openRun,
  type StoredCheckpoints,
  saveRunCheckpoint,
} from './run-actions.ts';
import { lookOf } from './run-curves.ts';
import { bestEpisodeText, changesText, resultText } from './run-text.ts';

interface Props {
  readonly run: Run;
  /** What it is called in the list, unlike any other. */
  readonly name: string;
  readonly runs: readonly Run[];
  readonly best: boolean;
  readonly checkpoints: StoredCheckpoints | null;
}

/** One of the list: its curve's switch, its name, what it is, what came of it, what to do with it. */
export const Row = memo(function Row({ run, runs, name, best, checkpoints }: Props) {
  const t = useStrings(compare);
  const { rename } = useFromSession(runListOf);
  const about = isTrained(run) ? aboutTrained(run, t) : isImported(run) ? aboutImported(run, name, t) : [];
  return (
    <li className={styles['run']}>
      {isTrained(run) ? (
        <CurveSwitch run={run} runs={runs} name={name} />
      ) : (
        <span className={`caption ${styles['noCurve']}`} title={t('noCurveHint')}>
          <FileInput aria-hidden="true" />
          {t('noCurve')}
        </span>
      )}
      <div className="row gap0">
        <NameField label={t('name')} name={name} onRename={(typed) => void rename(run.id, typed)} />
        {best ? (
          <span className={`line gap1 chip toneLive ${styles['best']}`} title={t('bestHint')}>
            <Star aria-hidden="true" />
            {t('best')}
          </span>
        ) : null}
        <p className={`note ${styles['about']}`}>{[...about, formatDate(run.endedAt ?? 0)].join(' · ')}</p>
        <p className={styles['about']}>{resultText(run)}</p>
      </div>
      <RowButtons run={run} name={name} checkpoints={checkpoints} />
    </li>
  );
});

function aboutTrained(run: TrainedRun, t: Translate<typeof compare>): string[] {
  const details = [
    changesText(run, 4),
    t('episodes', { count: run.history.length }),
    bestEpisodeText(run),
    formatElapsed(run.elapsedSeconds),
  ];
  return details.filter((detail) => detail !== null);
}

function aboutImported(
  { origin, result }: ImportedRun,
  name: string,
  t: Translate<typeof compare>,
): string[] {
  const file = readableName(origin.file);
  return [
    ...(name === file ? [] : [file]),
    t('importedFrom', { format: FILE_KIND_NAMES[origin.format] }),
    ...(result === null ? [] : [t('network', { layers: layerWidths(result.kept.shape).join(' → ') })]),
  ];
}

/** Whether its curve is drawn, beside a piece of the line. */
function CurveSwitch({ run, runs, name }: Pick<Props, 'runs' | 'name'> & { readonly run: TrainedRun }) {
  const t = useStrings(compare);
  const runList = useFromSession(runListOf);
  const shown = useStore(runList.store, (state) => state.shown.has(run.id));
  return (
    <label className="check" title={t('draw', { name })}>
      <input
        type="checkbox"
        checked={shown}
        aria-label={t('draw', { name })}
        onChange={({ target }) => runList.show(run.id, target.checked)}
      />
      <Swatch {...lookOf(run, runs)} mark="line" hasBand={false} />
    </label>
  );
}

function RowButtons({ run, name, checkpoints }: Pick<Props, 'run' | 'name' | 'checkpoints'>) {
  const session = useSessionHandle();
  const t = useStrings(compare);
  const { remove } = runListOf(session);
  const isOpen = useSession((state) => state.run.id === run.id);
  const weights = weightsOf(run);
  const from = weights === null ? null : trainable(weights);
  const hasCheckpoint = isTrained(run) && checkpointEpisodes(run, checkpoints) !== null;
  return (
    <div className={`buttons ${styles['buttons']}`}>
      {isTrained(run) ? (
        <Button
          icon={MonitorPlay}
          aria-pressed={isOpen}
          title={t('openHint')}
          onClick={() => void openRun(session, run, name)}
        >
          {t('open')}
        </Button>
      ) : null}
      {weights === null ? null : <ReplayButton weights={weights} name={name} />}
      {isTrained(run) ? (
        <Button
          icon={Settings2}
          onClick={() => {
            const message = t('settingsTaken', { name });
            if (!takeSettings(session, run, message)) void showToast(message);
          }}
        >
          {t('settings')}
        </Button>
      ) : null}
      {from === null ? null : <TrainFurtherButton run={run} from={{ ...from, name }} />}
      {weights === null ? null : (
        <Popover
          label={t('download', { name })}
          buttonClass="button"
          icon={Download}
          words={t('downloadShort')}
        >
          <ul className="stack">
            <AgentItems agent={() => listedAgent(run)} />
            {hasCheckpoint ? (
              <DownloadItem
                label={t('checkpoint')}
                about={t('checkpointAbout')}
                onChoose={() => void saveRunCheckpoint(run)}
              />
            ) : null}
          </ul>
        </Popover>
      )}
      <IconButton
        icon={Trash2}
        label={t('remove', { name })}
        onClick={() => showUndo(t('removed', { name }), remove(run.id))}
      />
    </div>
  );
}

/** Lets the agent play in After, or the run's own one again. */
function ReplayButton({ weights, name }: { readonly weights: Weights; readonly name: string }) {
  const { actions } = useSessionHandle();
  const t = useStrings(compare);
  const replayed = useSession(({ shownAgent }) => shownAgent?.weights.parameters === weights.parameters);
  return (
    <Button
      icon={Play}
      aria-pressed={replayed}
      title={replayed ? t('stopReplay') : t('replayHint', { name })}
      onClick={() => {
        actions.setShownAgent(replayed ? null : { weights, label: name });
        if (replayed) return;
        void showToast(t('replaying', { name }));
        seeStage();
      }}
    >
      {t(replayed ? 'stopReplay' : 'replay')}
    </Button>
  );
}

/** An imported agent has no settings of its own: the chosen ones are used, and have to be such that can be run. */
function TrainFurtherButton({ run, from }: { readonly run: Run; readonly from: NamedWeights }) {
  const session = useSessionHandle();
  const t = useStrings(compare);
  const isImpossible = useConfigProblems().length > 0 && isImported(run);
  return (
    <Button
      icon={Dumbbell}
      title={t(isImported(run) ? 'trainImportedHint' : 'trainFurtherHint')}
      aria-disabled={isImpossible}
      onClick={() => {
        if (isImpossible) return void showToast(t('settingsWrong'), 'failed');
        if (isTrained(run)) takeSettings(session, run, t('settingsTaken', { name: from.name }));
        session.actions.train({ from });
        seeStage();
      }}
    >
      {t('trainFurther')}
    </Button>
  );
}

/** Makes a run's settings those of the next one. @returns whether they were others */
function takeSettings(session: SessionHandle, { origin, config }: TrainedRun, message: string): boolean {
  return setUpWithUndo(session, { preset: origin.preset, config }, message);
}
