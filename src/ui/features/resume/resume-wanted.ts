import { createStore } from 'zustand/vanilla';
import { mayHoldRuns } from '../../../runs/storage/names.ts';
import { withTexts } from '../../kit/i18n/index.ts';
import { onReport, sessionStore } from '../../session/store.ts';

/** Whether there may be something to say about saved runs: an earlier one in storage, or how this one is kept. */
export const resumeWanted = createStore(() => false);

const want = () => resumeWanted.setState(true, true);

/** Looks into storage once, then follows the run: a first visitor loads nothing for it. @returns a function that stops it */
export function watchForResume(): () => void {
  void mayHoldRuns().then((may) => may && want());
  const ends = [
    sessionStore.subscribe(({ run }) => {
      if (run.storage !== null || run.failure !== null) want();
    }),
    announceRestarts(),
  ];
  return () => {
    for (const end of ends) end();
  };
}

function announceRestarts(): () => void {
  let announced = 0;
  return onReport((report) => {
    if (report.type !== 'started') return;
    const { restarts } = sessionStore.getState().run;
    if (restarts > announced)
      withTexts(() => import('./announce-restart.ts')).then(
        ({ announceRestart }) => announceRestart(report.history.episode.length),
        () => {}, // `watchForMissingParts` has said so
      );
    announced = restarts;
  });
}
