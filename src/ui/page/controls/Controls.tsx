import { Footprints, Pause, Play, RotateCcw, SlidersHorizontal, Square } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { controls as strings } from '../../../locales/en/controls.ts';
import { isActive } from '../../../runs/run.ts';
import { Button } from '../../kit/Button.tsx';
import { browserLacks } from '../../kit/browser-lacks.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { LazyPart } from '../../kit/LazyPart.tsx';
import { settingsProblems } from '../../session/settings.ts';
import { useSession, useSessionHandle } from '../../session/useSession.ts';
import styles from './Controls.module.css';
import { DeviceMenu, PaceField, PresetField, SeedField } from './Fields.tsx';
import { shareDone } from './StatusLine.tsx';
import { controlsId, stepEpisode, trainOrPause } from './shortcuts.ts';

/** Loaded when something is wrong, as it brings the names of all knobs. */
const loadProblem = () =>
  import('../../features/knob-words/index.ts').then(({ SettingProblem }) => ({ default: SettingProblem }));

/** Everything that steers a run. On a phone Train and its like stay at the foot, the settings wait in a sheet. */
export function Controls() {
  const t = useStrings(strings);
  const config = useSession((session) => session.config);
  const typed = useSession((session) => session.typed);
  const problems = settingsProblems({ config, typed });
  const [isOpen, setOpen] = useState(false);
  const sheet = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    sheet.current?.querySelector<HTMLElement>('input, select')?.focus();
    const close = ({ key }: KeyboardEvent) => key === 'Escape' && setOpen(false);
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [isOpen]);
  return (
    <section id={controlsId} tabIndex={-1} className={`line ${styles['controls']}`} aria-label={t('region')}>
      <div className={`line gap1 ${styles['transport']}`}>
        <Transport possible={problems.length === 0} />
        <Button
          icon={SlidersHorizontal}
          className={styles['opener']}
          aria-expanded={isOpen}
          data-tour="settings"
          onClick={() => setOpen(!isOpen)}
        >
          <span className="hiddenOnPhone">{t('settings')}</span>
        </Button>
      </div>
      <fieldset ref={sheet} className={`line ${styles['fields']}`} data-open={isOpen}>
        <legend className="visuallyHidden">{t('settings')}</legend>
        <PaceField />
        <PresetField />
        <SeedField invalid={problems.some(({ knob }) => knob === 'seed')} />
        <DeviceMenu />
      </fieldset>
      <div className={`callout toneDanger ${styles['wrong']}`} id="setting-problem" role="alert">
        {problems.length > 0 && <LazyPart name={t('setting')} load={loadProblem} />}
      </div>
      <Progress />
    </section>
  );
}

/** A line at the foot of the bar. */
function Progress() {
  const t = useStrings(strings);
  const status = useSession(({ run }) => run.status);
  const share = useSession(({ run }) => (run.status === 'finished' ? 1 : shareDone(run)));
  return (
    <progress
      className={styles['progress']}
      aria-label={t('progress')}
      max={1}
      value={share}
      data-status={status}
    />
  );
}

/** What the large button says in each state of the run. */
const TRAIN_WORDS = {
  idle: 'train',
  starting: 'starting',
  running: 'pause',
  paused: 'resume',
  finished: 'trainAgain',
  failed: 'trainAgain',
} as const;

/** @param possible nothing is wrong with the settings; what is wrong stands below the bar */
function Transport({ possible }: { readonly possible: boolean }) {
  const session = useSessionHandle();
  const t = useStrings(strings);
  const status = useSession(({ run }) => run.status);
  const active = useSession(({ run }) => isActive(run));
  const blocked = browserLacks().includes('noModuleWorkers') || (!active && !possible);
  return (
    <div className={styles['run']} data-status={status}>
      <Button
        icon={status === 'running' ? Pause : status === 'starting' ? undefined : Play}
        look="primary"
        className={`filled ${styles['train']}`}
        aria-disabled={status === 'starting' || blocked}
        aria-keyshortcuts="Space"
        aria-describedby="setting-problem"
        onClick={() => trainOrPause(session)}
        data-tour="train"
      >
        {t(TRAIN_WORDS[status])}
      </Button>
      <div className={`line gap1 ${styles['others']}`}>
        <Button
          icon={Square}
          className={styles['more']}
          aria-disabled={!active}
          aria-keyshortcuts="x"
          title={t('stopHint')}
          onClick={() => session.actions.stop()}
        >
          <span className="hiddenOnLaptop">{t('stop')}</span>
        </Button>
        <Button
          icon={Footprints}
          className={styles['more']}
          aria-disabled={status === 'starting' || blocked}
          aria-keyshortcuts="s"
          title={t('stepHint')}
          onClick={() => stepEpisode(session)}
        >
          <span className="hiddenOnLaptop">{t('step')}</span>
        </Button>
        <Button
          icon={RotateCcw}
          className={styles['more']}
          aria-keyshortcuts="r"
          title={t('resetHint')}
          onClick={() => session.actions.reset()}
        >
          <span className="hiddenOnLaptop">{t('reset')}</span>
        </Button>
      </div>
    </div>
  );
}
