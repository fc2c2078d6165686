import { ChartLine } from 'lucide-react';
import { changedKnobs, nearestPreset } from '../../../core/presets.ts';
import { controls } from '../../../locales/en/controls.ts';
import { page } from '../../../locales/en/page.ts';
import { timeline } from '../../../locales/en/timeline.ts';
import { Result } from '../../features/result/Result.tsx';
import { Scenes } from '../../features/scene/Scenes.tsx';
import { MomentReading, Timeline } from '../../features/timeline/Timeline.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { LazyPart, LazyPartWith, PartBoundary } from '../../kit/LazyPart.tsx';
import { useSession } from '../../session/useSession.ts';
import { isPanelShown, isShown } from '../../session/view.ts';
import { StatusLine } from '../controls/StatusLine.tsx';
import { openById } from '../places/open-view.ts';
import { Notices } from './Notices.tsx';
import { SceneMenu } from './SceneMenu.tsx';
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
    <button
      type="button"
      className="button small"
      title={t('moreCurvesHint')}
      onClick={() => openById('curves')}
    >
      <ChartLine aria-hidden="true" />
      <span>{t('moreCurves')}</span>
    </button>
  );
}

/** For paper alone: the preset of the run, what differs from it, and the seed. */
function PrintedSettings() {
  const t = useStrings(controls);
  const config = useSession(({ run, config: chosen }) => (run.status === 'idle' ? chosen : run.config));
  const preset = nearestPreset(config);
  const changed = changedKnobs(config, preset).map((name) => `${name} ${config[name]}`);
  return (
    <p className={styles['printed']}>{[t(preset), ...changed, `${t('seed')} ${config.seed}`].join(' · ')}</p>
  );
}
