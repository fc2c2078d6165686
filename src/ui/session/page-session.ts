import { isActive } from '../../runs/run.ts';
import { countAsWork } from './at-work.ts';
import { createSession, type SessionHandle } from './create-session.ts';
import type { Session } from './session.ts';
import { createTrainer } from './trainer.ts';

/** The session of a page: it trains in a worker, and its runs are listed when they have ended. */
export function createPageSession(): SessionHandle {
  const session = createSession({
    createTrainer,
    onEnded: (run) =>
      void import('./run-list.ts').then(
        ({ runListOf }) => runListOf(session).add(run),
        () => {}, // `watchForMissingParts` has said so
      ),
  });
  countAsWork(session.store, ({ run }) => isActive(run));
  return session;
}

/** A knob may be dragged over many values (ms). */
const patience = 300;

/**
 * Lets the worker look again at what it can run on, and compile for it, whenever a setting that matters to that has
 * been changed: not only when Train is pressed. @returns a function that stops it
 */
export function prepareAhead({ store, actions }: SessionHandle): () => void {
  let prepared = compiledFor(store.getState());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = store.subscribe((session) => {
    if (isActive(session.run)) return;
    const wanted = compiledFor(session);
    if (wanted === prepared) return;
    prepared = wanted;
    clearTimeout(timer);
    timer = setTimeout(actions.prepare, patience);
  });
  return () => {
    clearTimeout(timer);
    end();
  };
}

/** What a learner's programs depend on. */
function compiledFor({ config, preset }: Session): string {
  const { hiddenWidth, batchSize, loss, doubleDqn, maxGradientNorm, targetUpdate } = config;
  return [preset, hiddenWidth, batchSize, loss, doubleDqn, maxGradientNorm > 0, targetUpdate].join();
}
