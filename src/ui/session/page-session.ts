import { isActive } from '../../runs/run.ts';
import { countAsWork } from './at-work.ts';
import { createSession, type SessionHandle } from './create-session.ts';
import { createTrainer } from './trainer.ts';

/** The session of a page: it trains in a worker, and its runs are listed when they have ended. */
export function createPageSession(): SessionHandle {
  const session = createSession({
    createTrainer,
    onEnded: (run) =>
      void import('./the-run-list.ts').then(
        ({ runListOf }) => runListOf(session).add(run),
        () => {}, // `watchForMissingParts` has said so
      ),
  });
  countAsWork(session.store, ({ run }) => isActive(run));
  return session;
}
