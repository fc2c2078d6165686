import { useStore } from 'zustand';
import { page } from '../../../locales/en/page.ts';
import { dockOf } from '../../features/experiments/index.ts';
import { importWantedOf } from '../../features/import/OpenFiles.tsx';
import { TourInvitation } from '../../features/learn/TourButton.tsx';
import { resumeWantedOf } from '../../features/resume/resume-wanted.ts';
import { linkProblems } from '../../features/share/address.ts';
import { browserLacks } from '../../kit/browser-lacks.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { LazyPart } from '../../kit/LazyPart.tsx';
import { useFromSession, useSession } from '../../session/useSession.ts';
import { isShown, viewStore } from '../../session/view.ts';

/** All that the page has to say besides: it stands above the verdict and moves nothing else. */
export function Notices() {
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
