import { ChartLine } from 'lucide-react';
import { log } from '../../../locales/en/log.ts';
import { page } from '../../../locales/en/page.ts';
import { Log } from '../../features/log/Log.tsx';
import { Result } from '../../features/result/Result.tsx';
import { Scenes } from '../../features/scene/Scenes.tsx';
import { isPanelShown, isShown } from '../../features/share/view.ts';
import { MomentReading } from '../../features/timeline/MomentReading.tsx';
import { Timeline } from '../../features/timeline/Timeline.tsx';
import tools from '../../kit/charts/tools.module.css';
import { useStrings } from '../../kit/i18n/index.ts';
import { LazyPartWith } from '../../kit/LazyPart.tsx';
import { PartBoundary } from '../../kit/PartBoundary.tsx';
import parts from '../../kit/styles/parts.module.css';
import { StatusLine } from '../controls/StatusLine.tsx';
import { openById } from '../places/open-view.ts';
import { Notices } from './Notices.tsx';
import { PrintedSettings } from './PrintedSettings.tsx';
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
        <div className={styles['player']}>
          <PartBoundary name={t('partScenes')}>
            {isShown('scenes') ? <Scenes menu={<SceneMenu />} /> : null}
          </PartBoundary>
          <div className={`${parts['sheet']} ${styles['run']}`}>
            <div className={styles['status']}>
              <StatusLine />
              <MomentReading />
            </div>
            <PartBoundary name={t('partTimeline')}>{isShown('scenes') ? <Timeline /> : null}</PartBoundary>
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

/**
 * The score, with the log as one of its views; a link may hide either. Chart.js is a quarter of the page: the scenes
 * move before it has arrived.
 */
function Curve() {
  const t = useStrings(page);
  const logTitle = useStrings(log)('title');
  if (!isShown('chart')) {
    return isShown('log') ? (
      <div className={`${parts['sheet']} ${styles['curve']}`}>
        <PartBoundary name={t('partLog')}>
          <Log />
        </PartBoundary>
      </div>
    ) : null;
  }
  return (
    <div className={`${parts['sheet']} ${styles['curve']}`} data-tour="score">
      <LazyPartWith
        first
        name={t('partScore')}
        load={() => import('../../features/score/ScoreChart.tsx')}
        props={{
          ...(isShown('log') && { also: { id: 'log', title: logTitle, content: <Log /> } }),
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
      className={tools['tool']}
      title={t('moreCurvesHint')}
      onClick={() => openById('curves')}
    >
      <ChartLine aria-hidden="true" />
      <span>{t('moreCurves')}</span>
    </button>
  );
}
