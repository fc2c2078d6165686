import '../kit/styles/tokens.css';
import '../kit/styles/base.css';
import '../kit/styles/controls.css';
import '../kit/styles/parts.css';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { page } from '../../locales/en/page.ts';
import { DropTarget } from '../features/import/OpenFiles.tsx';
import { watchForResume } from '../features/resume/resume-wanted.ts';
import { OfflineNote, UpdateNotice } from '../features/update/UpdateNotice.tsx';
import { browserLacks } from '../kit/browser-lacks.ts';
import { useLanguage, useStrings } from '../kit/i18n/index.ts';
import { LazyPart, PartBoundary } from '../kit/LazyPart.tsx';
import { prepareAhead } from '../session/page-session.ts';
import { useSessionHandle } from '../session/useSession.ts';
import { isShown, viewStore } from '../session/view.ts';
import { Bar } from './controls/Bar.tsx';
import { Places } from './places/Places.tsx';
import { openedStore } from './places/registry.ts';
import { Stage } from './stage/Stage.tsx';

/** The whole page: the bar, the stage, the places to go below it, and what opens over them. */
export function App() {
  const session = useSessionHandle();
  const t = useStrings(page);
  const language = useLanguage();
  const { embed } = viewStore.getState();
  const isWindowOpen = useStore(openedStore, ({ window }) => window !== null);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = t('documentTitle');
  }, [language, t]);
  useEffect(() => {
    if (browserLacks().includes('noModuleWorkers')) return;
    session.actions.prepare();
    return prepareAhead(session);
  }, [session]);
  useEffect(() => watchForResume(session), [session]);
  return (
    <div className="stack">
      <DropTarget />
      <PartBoundary name={t('partHead')}>
        {isShown('header') || isShown('controls') ? <Bar /> : null}
      </PartBoundary>
      <Stage />
      {isShown('panels') ? <Places /> : null}
      <footer className="row caption">
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
      {isWindowOpen && <LazyPart name={t('panels')} load={() => import('./places/Window.tsx')} />}
      <UpdateNotice />
      <LazyPart name={t('shortcuts')} load={() => import('./controls/Shortcuts.tsx')} first />
    </div>
  );
}
