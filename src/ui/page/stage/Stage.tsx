import { ChartLine, Ellipsis } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useStore } from 'zustand';
import { changedKnobs, nearestPreset } from '../../../core/presets.ts';
import { controls } from '../../../locales/en/controls.ts';
import { page } from '../../../locales/en/page.ts';
import { panels } from '../../../locales/en/panels.ts';
import { scene } from '../../../locales/en/scene.ts';
import { timeline } from '../../../locales/en/timeline.ts';
import { dockOf } from '../../features/experiments/index.ts';
import { importWantedOf } from '../../features/import/OpenFiles.tsx';
import { TourInvitation } from '../../features/learn/TourButton.tsx';
import { Result } from '../../features/result/Result.tsx';
import { resumeWantedOf } from '../../features/resume/resume-wanted.ts';
import { Scenes } from '../../features/scene/Scenes.tsx';
import { linkProblems } from '../../features/share/address.ts';
import { MomentReading, Timeline } from '../../features/timeline/Timeline.tsx';
import { Button } from '../../kit/Button.tsx';
import { browserLacks } from '../../kit/browser-lacks.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { LazyPart, LazyPartWith, PartBoundary } from '../../kit/LazyPart.tsx';
import { Popover } from '../../kit/Popover.tsx';
import { shownConfig } from '../../session/session.ts';
import { useFromSession, useSession } from '../../session/useSession.ts';
import { isPanelShown, isShown, viewStore } from '../../session/view.ts';
import { StatusLine } from '../controls/StatusLine.tsx';
import { openById, type View } from '../places/registry.ts';
import styles from './Stage.module.css';

/** What the eyes go to: before and after with the run's timeline, beside them the rising curve and the verdict. */
export function Stage() {
  const t = useStrings(page);
  const hasPlayer = isShown('scenes') || isShown('controls');
  const hasSide = isShown('chart') || isShown('log') || isShown('result');
  return (
    <main
      className={styles['stage']}
      aria-label={t('stage')}
      tabIndex={-1}
      data-alone={!(hasPlayer && hasSide)}
    >
      {isShown('header') ? null : <h1 className="visuallyHidden">{t('title')}</h1>}
      <PrintedSettings />
      {hasPlayer ? (
        <div className={styles['player']} data-scenes={isShown('scenes')}>
          <PartBoundary name={t('partScenes')}>
            {isShown('scenes') ? <Scenes menu={<SceneMenu />} /> : null}
          </PartBoundary>
          <div className={`sheet ${styles['run']}`}>
            <div className={`split ${styles['status']}`}>
              <StatusLine />
              <MomentReading />
            </div>
            <PartBoundary name={t('partTimeline')}>
              {isShown('scenes') ? (
                <Timeline>
                  <RecordLearning />
                </Timeline>
              ) : null}
            </PartBoundary>
          </div>
        </div>
      ) : null}
      <div className={styles['side']}>
        <Curve />
        <div className={styles['verdict']}>
          <Notices />
          <PartBoundary name={t('partResult')}>{isShown('result') ? <Result /> : null}</PartBoundary>
        </div>
      </div>
    </main>
  );
}

/** Once there is something learned. */
function RecordLearning() {
  const t = useStrings(timeline);
  const hasSnapshots = useSession(({ run }) => run.snapshots.length > 0);
  if (!hasSnapshots || !isPanelShown('record')) return null;
  return <LazyPart first name={t('recordLearning')} load={() => import('./RecordLearning.tsx')} />;
}

/** The log is a view that most visits do not open. */
const loadLog = () => import('../../features/log/Log.tsx').then(({ Log }) => ({ default: Log }));

/**
 * The score, with the log as one of its views; a link may hide either. Chart.js is a quarter of the page: the scenes
 * move before it has arrived.
 */
function Curve() {
  const t = useStrings(page);
  if (!isShown('chart')) {
    return isShown('log') ? (
      <div className={`sheet ${styles['curve']}`}>
        <LazyPart name={t('partLog')} load={loadLog} />
      </div>
    ) : null;
  }
  return (
    <div className={`sheet ${styles['curve']}`} data-tour="score">
      <LazyPartWith
        first
        name={t('partScore')}
        load={() => import('../../features/score/ScoreChart.tsx')}
        props={{
          ...(isShown('log') && {
            also: {
              id: 'log',
              title: t('partLog'),
              content: <LazyPart name={t('partLog')} load={loadLog} />,
            },
          }),
          children: <MoreCurves />,
        }}
      />
    </div>
  );
}

function MoreCurves() {
  const t = useStrings(page);
  if (!isPanelShown('curves')) return null;
  return (
    <Button icon={ChartLine} className="small" title={t('moreCurvesHint')} onClick={() => openById('curves')}>
      <span>{t('moreCurves')}</span>
    </Button>
  );
}

/** For paper alone: the preset of the run, what differs from it, and the seed. */
function PrintedSettings() {
  const t = useStrings(controls);
  const config = useSession(shownConfig);
  const preset = nearestPreset(config);
  const changed = changedKnobs(config, preset).map((name) => `${name} ${config[name]}`);
  return (
    <p className={styles['printed']}>{[t(preset), ...changed, `${t('seed')} ${config.seed}`].join(' · ')}</p>
  );
}

const ITEMS: readonly View['id'][] = ['record', 'robustness', 'play'];

/** What there is to do with the scene on the right: record it, test it with pushes, take over by hand. */
function SceneMenu() {
  const t = useStrings(scene);
  const titleOf = useStrings(panels);
  const items = ITEMS.filter(isPanelShown);
  if (items.length === 0) return null;
  const open = (id: View['id'], { currentTarget }: MouseEvent<HTMLButtonElement>) => {
    currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
    openById(id);
  };
  return (
    <Popover label={t('menu')} icon={Ellipsis}>
      <ul className="menu">
        {items.map((id) => (
          <li key={id}>
            <button type="button" onClick={(event) => open(id, event)}>
              {titleOf(id)}
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  );
}

/** All that the page has to say besides: it stands above the verdict and moves nothing else. */
function Notices() {
  const t = useStrings(page);
  const { embed } = viewStore.getState();
  const isIdle = useSession(({ run }) => run.status === 'idle');
  const shown = useSession(({ run }) => run.id);
  const isDocked = useStore(useFromSession(dockOf), ({ run }) => run === shown);
  const isResumeWanted = useStore(useFromSession(resumeWantedOf));
  const isImportWanted = useStore(useFromSession(importWantedOf));
  const isLinkBroken = useStore(linkProblems, ({ problems }) => problems.length > 0);
  return (
    <>
      {browserLacks().length > 0 && (
        <LazyPart name={t('noticeTitle')} load={() => import('../controls/BrowserNotice.tsx')} first />
      )}
      {isLinkBroken && (
        <LazyPart name={t('partNotice')} load={() => import('../../features/share/LinkNotice.tsx')} />
      )}
      {isDocked && (
        <LazyPart name={t('partExperiment')} load={() => import('../../features/experiments/Dock.tsx')} />
      )}
      {isImportWanted && (
        <LazyPart name={t('partImport')} load={() => import('../../features/import/ImportStrip.tsx')} />
      )}
      {isResumeWanted && isShown('controls') ? (
        <LazyPart name={t('partResume')} load={() => import('../../features/resume/ResumeBanner.tsx')} />
      ) : null}
      {isIdle && !isImportWanted && isShown('header') && !embed ? <TourInvitation /> : null}
    </>
  );
}
