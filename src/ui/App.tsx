import { useEffect } from 'react';
import { useStore } from 'zustand';
import styles from './App.module.css';
import { Controls } from './controls/Controls.tsx';
import { Header } from './controls/Header.tsx';
import { Notices } from './controls/Notices.tsx';
import { browserLacks } from './controls/support.ts';
import { useLanguage, useStrings } from './i18n/index.ts';
import { page } from './i18n/page.ts';
import { DropTarget } from './import/DropTarget.tsx';
import { importWanted } from './import/open-files.ts';
import { Log } from './log/Log.tsx';
import { TourInvitation } from './panels/learn/TourInvitation.tsx';
import { Panels } from './panels/Panels.tsx';
import { LazyPart } from './parts/LazyPart.tsx';
import { OfflineNote, UpdateNotice } from './pwa/UpdateNotice.tsx';
import { Result } from './result/Result.tsx';
import { resumeWanted, watchForResume } from './resume/resume-wanted.ts';
import { Scenes } from './scene/Scenes.tsx';
import { prepareAhead } from './session/prepare-ahead.ts';
import { actions } from './session/store.ts';
import { linkProblems } from './share/address.ts';
import { isShown, viewStore } from './share/view.ts';
import parts from './styles/parts.module.css';

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
        {isShown('header') ? <Header /> : null}
        <Notices />
        {isShown('header') && !embed ? <TourInvitation /> : null}
        {isLinkBroken && <LazyPart name={t('partNotice')} load={() => import('./share/LinkNotice.tsx')} />}
        {isResumeWanted && isShown('controls') ? (
          <LazyPart name={t('partResume')} load={() => import('./resume/ResumeBanner.tsx')} />
        ) : null}
        {isImportWanted && (
          <LazyPart name={t('partImport')} load={() => import('./import/ImportStrip.tsx')} />
        )}
        <main className={styles['main']} aria-label={t('stage')}>
          {isShown('header') ? null : <h1 className="visuallyHidden">{t('title')}</h1>}
          {isShown('controls') ? <Controls /> : null}
          {isShown('scenes') ? <Scenes /> : null}
          <Figures />
        </main>
      </div>
      {isShown('panels') ? <Panels /> : null}
      <footer className={styles['footer']}>
        {embed ? (
          <LazyPart name={t('partFullPage')} load={() => import('./share/FullPageLink.tsx')} />
        ) : (
          <span>{t('origin')}</span>
        )}
        <a href="./licences.txt" target="_blank" rel="noopener">
          {t('licences')}
        </a>
        <OfflineNote />
      </footer>
      <UpdateNotice />
      <LazyPart name={t('shortcuts')} load={() => import('./controls/Shortcuts.tsx')} />
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
          <LazyPart name={t('partScore')} load={() => import('./charts/ScoreChart.tsx')} />
        </div>
      ) : null}
      {side ? (
        <div className={styles['side']}>
          {isShown('result') ? <Result /> : null}
          {isShown('log') ? <Log /> : null}
        </div>
      ) : null}
    </div>
  );
}
