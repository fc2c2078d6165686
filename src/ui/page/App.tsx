import { useEffect } from 'react';
import { useStore } from 'zustand';
import { page } from '../../locales/en/page.ts';
import { DropTarget } from '../features/import/DropTarget.tsx';
import { importWanted } from '../features/import/open-files.ts';
import { TourInvitation } from '../features/learn/TourInvitation.tsx';
import { Log } from '../features/log/Log.tsx';
import { Result } from '../features/result/Result.tsx';
import { resumeWanted, watchForResume } from '../features/resume/resume-wanted.ts';
import { Scenes } from '../features/scene/Scenes.tsx';
import { linkProblems } from '../features/share/address.ts';
import { isShown, viewStore } from '../features/share/view.ts';
import { OfflineNote, UpdateNotice } from '../features/update/UpdateNotice.tsx';
import { browserLacks } from '../kit/browser-lacks.ts';
import { useLanguage, useStrings } from '../kit/i18n/index.ts';
import { LazyPart } from '../kit/LazyPart.tsx';
import { PartBoundary } from '../kit/PartBoundary.tsx';
import parts from '../kit/styles/parts.module.css';
import { prepareAhead } from '../session/prepare-ahead.ts';
import { actions } from '../session/store.ts';
import styles from './App.module.css';
import { Controls } from './controls/Controls.tsx';
import { Header } from './controls/Header.tsx';
import { Notices } from './controls/Notices.tsx';
import { Panels } from './panels/Panels.tsx';

/** The whole page: header, controls, before and after, score and log, and the panels below. */
export function App() {
  const t = useStrings(page);
  const language = useLanguage();
  const { embed } = viewStore.getState();
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = t('documentTitle');
  }, [language, t]);
  useEffect(() => {
    if (browserLacks().includes('noModuleWorkers')) return;
    actions.prepare();
    return prepareAhead();
  }, []);
  const isResumeWanted = useStore(resumeWanted);
  const isImportWanted = useStore(importWanted);
  useEffect(watchForResume, []);
  const isLinkBroken = useStore(linkProblems, ({ problems }) => problems.length > 0);
  return (
    <div className={styles['page']}>
      <DropTarget />
      <div className={styles['stage']}>
        <PartBoundary name={t('partHead')}>{isShown('header') ? <Header /> : null}</PartBoundary>
        <Notices />
        {isShown('header') && !embed ? <TourInvitation /> : null}
        {isLinkBroken && (
          <LazyPart name={t('partNotice')} load={() => import('../features/share/LinkNotice.tsx')} />
        )}
        {isResumeWanted && isShown('controls') ? (
          <LazyPart name={t('partResume')} load={() => import('../features/resume/ResumeBanner.tsx')} />
        ) : null}
        {isImportWanted && (
          <LazyPart name={t('partImport')} load={() => import('../features/import/ImportStrip.tsx')} />
        )}
        <main className={styles['main']} aria-label={t('stage')}>
          {isShown('header') ? null : <h1 className="visuallyHidden">{t('title')}</h1>}
          <PartBoundary name={t('partControls')}>{isShown('controls') ? <Controls /> : null}</PartBoundary>
          <PartBoundary name={t('partScenes')}>{isShown('scenes') ? <Scenes /> : null}</PartBoundary>
          <Figures />
        </main>
      </div>
      {isShown('panels') ? <Panels /> : null}
      <footer className={styles['footer']}>
        {embed ? (
          <LazyPart name={t('partFullPage')} load={() => import('../features/share/FullPageLink.tsx')} />
        ) : (
          <span>{t('origin')}</span>
        )}
        <a href="./licences.txt" target="_blank" rel="noopener">
          {t('licences')}
        </a>
        <OfflineNote />
      </footer>
      <UpdateNotice />
      <LazyPart name={t('shortcuts')} load={() => import('./controls/Shortcuts.tsx')} first />
    </div>
  );
}

/**
 * The score, and beside it the result and the log; a link may hide any of them. Chart.js is a quarter of the page: the
 * scenes move before it has arrived.
 */
function Figures() {
  const t = useStrings(page);
  const side = isShown('result') || isShown('log');
  return (
    <div className={styles['figures']} data-alone={!(side && isShown('chart'))}>
      {isShown('chart') ? (
        <div className={`${parts['sheet']} ${styles['chart']}`} data-tour="score">
          <LazyPart name={t('partScore')} load={() => import('../features/score/ScoreChart.tsx')} first />
        </div>
      ) : null}
      {side ? (
        <div className={styles['side']}>
          <PartBoundary name={t('partResult')}>{isShown('result') ? <Result /> : null}</PartBoundary>
          <PartBoundary name={t('partLog')}>{isShown('log') ? <Log /> : null}</PartBoundary>
        </div>
      ) : null}
    </div>
  );
}
