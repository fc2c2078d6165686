import { Download, Dumbbell, Play, Settings2, Star, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { Popover } from '../../controls/Popover.tsx';
import { compare } from '../../i18n/compare.ts';
import { formatDate, formatDuration, useStrings } from '../../i18n/index.ts';
import { FormatItems } from '../../result/FormatItems.tsx';
import menu from '../../result/Result.module.css';
import { actions } from '../../session/store.ts';
import { useSession } from '../../session/useSession.ts';
import { setUpWithUndo } from '../../set-up-undo.ts';
import parts from '../../styles/parts.module.css';
import { showToast, showUndo } from '../../toast.ts';
import styles from './Compare.module.css';
import { lookOf } from './compare-model.ts';
import { changesText, resultText } from './run-text.ts';
import { saveRunWeights } from './run-weights.ts';
import { runs, runsStore } from './runs.ts';
import type { StoredRun } from './stored-run.ts';

interface Props {
  readonly run: StoredRun;
  readonly runs: readonly StoredRun[];
  /** Unlike any other's in the list. */
  readonly name: string;
  readonly best: boolean;
}

/** One run: its curve's switch, its name, what it was, what came of it, what to do with it. */
export function RunRow({ run, runs: all, name, best }: Props) {
  const t = useStrings(compare);
  const shown = useStore(runsStore, (state) => state.shown.has(run.id));
  const episodes = run.history.episode.length;
  return (
    <li className={styles['run']}>
      <label className={styles['draw']} title={t('draw', { name })}>
        <input
          type="checkbox"
          checked={shown}
          aria-label={t('draw', { name })}
          onChange={({ target }) => runs.show(run.id, target.checked)}
        />
        <LineSample {...lookOf(run, all)} />
      </label>
      <div className={styles['what']}>
        <NameField key={name} run={run} name={name} />
        {best ? (
          <span className={styles['best']} title={t('bestHint')}>
            <Star aria-hidden="true" />
            {t('best')}
          </span>
        ) : null}
        <p className={styles['details']}>
          {[
            changesText(run, 4),
            t('episodes', { count: episodes }),
            formatDuration(run.seconds),
            formatDate(run.endedAt),
          ].join(' · ')}
        </p>
        <p className={styles['result']}>{resultText(run)}</p>
      </div>
      <RunButtons run={run} name={name} />
    </li>
  );
}

/** Takes the new name when it is left or Enter is pressed; Escape leaves the old one. */
function NameField({ run, name: shown }: Pick<Props, 'run' | 'name'>) {
  const t = useStrings(compare);
  const [typed, setTyped] = useState<string | null>(null);
  const take = () => {
    const name = typed?.trim() ?? shown;
    setTyped(null);
    if (name !== shown) void runs.rename(run.id, name);
  };
  return (
    <input
      className={styles['name']}
      aria-label={t('name')}
      maxLength={80}
      value={typed ?? shown}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}

function RunButtons({ run, name }: Pick<Props, 'run' | 'name'>) {
  const t = useStrings(compare);
  const { weights, preset, config } = run;
  const replayed = useSession(
    ({ shownAgent }) => weights !== null && shownAgent?.weights.parameters === weights.parameters,
  );
  return (
    <div className={styles['buttons']}>
      {weights === null ? null : (
        <button
          type="button"
          className={parts['button']}
          aria-pressed={replayed}
          title={replayed ? t('stopReplay') : t('replayHint', { name })}
          onClick={() => {
            actions.setShownAgent(replayed ? null : { weights, label: name });
            if (!replayed) void showToast(t('replaying', { name }));
          }}
        >
          <Play aria-hidden="true" />
          {t(replayed ? 'stopReplay' : 'replay')}
        </button>
      )}
      <button
        type="button"
        className={parts['button']}
        onClick={() => {
          const message = t('settingsTaken', { name });
          if (!setUpWithUndo({ preset, config }, message, t('undo'))) void showToast(message);
        }}
      >
        <Settings2 aria-hidden="true" />
        {t('settings')}
      </button>
      {weights === null ? null : (
        <>
          <button
            type="button"
            className={parts['button']}
            title={t('trainFurtherHint')}
            onClick={() => {
              setUpWithUndo({ preset, config }, t('settingsTaken', { name }), t('undo'));
              actions.train({ from: { ...weights, name } });
            }}
          >
            <Dumbbell aria-hidden="true" />
            {t('trainFurther')}
          </button>
          <Popover
            label={t('download', { name })}
            buttonClass={parts['button']}
            button={
              <>
                <Download aria-hidden="true" />
                {t('weights')}
              </>
            }
          >
            <ul className={menu['menu']}>
              <FormatItems save={(format) => saveRunWeights(run, format)} />
            </ul>
          </Popover>
        </>
      )}
      <button
        type="button"
        className={`${parts['button']} ${parts['quiet']} ${parts['icon']}`}
        aria-label={t('remove', { name })}
        title={t('remove', { name })}
        onClick={() => void showUndo(t('removed', { name }), t('undo'), runs.remove(run.id))}
      >
        <Trash2 aria-hidden="true" />
      </button>
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
