import { isActive } from '../../runs/run.ts';
import { countAsWork } from './at-work.ts';
import { createSession } from './create-session.ts';
import { createTrainer } from './trainer.ts';

/** The one session of the page: React reads it through `useSession`, canvas and charts subscribe. */
export const {
  store: sessionStore,
  actions,
  onReport,
} = createSession({
  createTrainer,
  onEnded: (run) =>
    void import('./the-run-list.ts').then(
      ({ runList }) => runList.add(run),
      () => {}, // `watchForMissingParts` has said so
    ),
});

countAsWork(sessionStore, ({ run }) => isActive(run));
