import { Footprints, Pause, Play, RotateCcw, Square } from 'lucide-react';
import { controls as strings } from '../../../locales/en/controls.ts';
import { isActive } from '../../../runs/run.ts';
import { browserLacks } from '../../kit/browser-lacks.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import parts from '../../kit/styles/parts.module.css';
import { settingsProblems } from '../../session/settings.ts';
import { actions } from '../../session/store.ts';
import { useSession } from '../../session/useSession.ts';
import styles from './Controls.module.css';
import { controlsId, stepEpisode, trainOrPause } from './commands.ts';
import { LearnerField } from './LearnerField.tsx';
import { PaceField } from './PaceField.tsx';
import { PresetField } from './PresetField.tsx';
import { SeedField } from './SeedField.tsx';
import { StatusLine } from './StatusLine.tsx';

/** Everything that steers a run: the row of controls and the line that says how it goes. */
export function Controls() {
  const t = useStrings(strings);
  const config = useSession((session) => session.config);
  const typed = useSession((session) => session.typed);
  const problems = settingsProblems({ config, typed });
  return (
    <section
      id={controlsId}
      tabIndex={-1}
      className={`${parts['sheet']} ${styles['controls']}`}
      aria-label={t('region')}
    >
      <div className={styles['row']}>
        <Transport possible={problems.length === 0} />
        <PresetField />
        <SeedField invalid={problems.some(({ knob }) => knob === 'seed')} />
        <PaceField />
        <LearnerField />
      </div>
      <StatusLine hasProblem={problems.length > 0} />
    </section>
  );
}

/** @param possible nothing is wrong with the settings; the status line says what is */
function Transport({ possible }: { readonly possible: boolean }) {
  const t = useStrings(strings);
  const status = useSession(({ run }) => run.status);
  const active = useSession(({ run }) => isActive(run));
  const idle = status === 'idle';
  const blocked = browserLacks().includes('noModuleWorkers') || (!active && !possible);
  return (
    <div className={styles['transport']}>
      <button
        type="button"
        className={`${parts['button']} ${parts['primary']} ${styles['train']}`}
        aria-disabled={status === 'starting' || blocked}
        aria-keyshortcuts="Space"
        aria-describedby="setting-problem"
        onClick={trainOrPause}
        data-tour="train"
      >
        <TrainFace />
      </button>
      <button
        type="button"
        className={parts['button']}
        aria-disabled={!active}
        aria-keyshortcuts="x"
        onClick={() => actions.stop()}
      >
        <Square aria-hidden="true" />
        {t('stop')}
      </button>
      <button
        type="button"
        className={parts['button']}
        aria-disabled={status === 'starting' || blocked}
        aria-keyshortcuts="s"
        title={t('stepHint')}
        onClick={stepEpisode}
      >
        <Footprints aria-hidden="true" />
        {t('step')}
      </button>
      <button
        type="button"
        className={parts['button']}
        aria-disabled={idle}
        aria-keyshortcuts="r"
        title={t('resetHint')}
        onClick={() => {
          if (!idle) actions.reset();
        }}
      >
        <RotateCcw aria-hidden="true" />
        {t('reset')}
      </button>
    </div>
  );
}

function TrainFace() {
  const t = useStrings(strings);
  const status = useSession(({ run }) => run.status);
  switch (status) {
    case 'running':
      return (
        <>
          <Pause aria-hidden="true" />
          {t('pause')}
        </>
      );
    case 'starting':
      return <>{t('starting')}</>;
    default:
      return (
        <>
          <Play aria-hidden="true" />
          {t(status === 'paused' ? 'resume' : status === 'idle' ? 'train' : 'trainAgain')}
        </>
      );
  }
}
