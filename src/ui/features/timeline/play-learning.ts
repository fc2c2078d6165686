import { createStore } from 'zustand/vanilla';
import { perSession } from '../../session/per-session.ts';
import { learningSeconds } from '../drawing/index.ts';

/** Plays the learning of the run that a session shows. */
export const learningOf = perSession(({ store: session, actions }) => {
  /** Whether it is being played. */
  const store = createStore(() => ({ plays: false }));
  let stop = () => {};

  /** Moves the moment through the whole run, from where it is, or from the start where it is at the end. */
  function play(): void {
    stop();
    const { run, moment } = session.getState();
    if (run.history.length < 2) return;
    let share = moment === 'live' ? 0 : moment / (run.history.length - 1);
    let before: number | null = null;
    let request = 0;
    const advance = (now: number) => {
      const last = session.getState().run.history.length - 1;
      share += before === null ? 0 : (now - before) / 1000 / learningSeconds;
      before = now;
      if (share >= 1) {
        stop();
        actions.goLive();
        return;
      }
      actions.setMoment(share * last, { isMoving: true });
      request = requestAnimationFrame(advance);
    };
    // Whoever takes the moment elsewhere has it.
    const end = session.subscribe(({ isMoving, moment }, { isMoving: wasMoving, moment: was }) => {
      if (!isMoving && (wasMoving || moment !== was)) stop();
    });
    stop = () => {
      stop = () => {};
      cancelAnimationFrame(request);
      end();
      store.setState({ plays: false });
    };
    store.setState({ plays: true });
    request = requestAnimationFrame(advance);
  }

  /** The moment stays where the learning has come to. */
  function hold(): void {
    stop();
    actions.settle();
  }

  return { store, play, hold };
});
