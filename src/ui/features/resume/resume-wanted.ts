import { createStore } from 'zustand/vanilla';
import { mayHoldRuns } from '../../../runs/storage/names.ts';
import { endAll } from '../../kit/end-all.ts';
import { withTexts } from '../../kit/i18n/index.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { perSession } from '../../session/per-session.ts';

/** Whether there may be something to say about saved runs: an earlier one in storage, or how this one is kept. */
export const resumeWantedOf = perSession(() => createStore(() => false));

/** Looks into storage once, then follows the run: a first visitor loads nothing for it. @returns a function that stops it */
export function watchForResume(session: SessionHandle): () => void {
  const want = () => resumeWantedOf(session).setState(true, true);
  void mayHoldRuns().then((may) => may && want());
  return endAll(
    session.store.subscribe(({ run }) => {
      if (run.storage !== null || run.failure !== null) want();
    }),
    announceRestarts(session),
  );
}

function announceRestarts({ store, onReport }: SessionHandle): () => void {
  let announced = 0;
  return onReport((report) => {
    if (report.type !== 'started') return;
    const { restarts } = store.getState().run;
    if (restarts > announced)
      withTexts(() => import('./ResumeBanner.tsx')).then(
        ({ announceRestart }) => announceRestart(report.history.episode.length),
        () => {}, // `watchForMissingParts` has said so
      );
    announced = restarts;
  });
}
