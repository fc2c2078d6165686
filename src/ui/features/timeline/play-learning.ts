import { createStore } from 'zustand/vanilla';
import { goLive, movingStore, setMoment, settle } from '../../session/moment.ts';
import { sessionStore } from '../../session/store.ts';
import { learningSeconds } from '../drawing/index.ts';

/** Whether the learning is being played. */
export const learningStore = createStore(() => ({ plays: false }));

let stop = () => {};

/** Moves the moment through the whole run, from where it is, or from the start where it is at the end. */
export function playLearning(): void {
  stop();
  const { run, moment } = sessionStore.getState();
  if (run.history.length < 2) return;
  let share = moment === 'live' ? 0 : moment / (run.history.length - 1);
  let before: number | null = null;
  let request = 0;
  const advance = (now: number) => {
    const last = sessionStore.getState().run.history.length - 1;
    share += before === null ? 0 : (now - before) / 1000 / learningSeconds;
    before = now;
    if (share >= 1) {
      stop();
      goLive();
      return;
    }
    setMoment(share * last, { isMoving: true });
    request = requestAnimationFrame(advance);
  };
  // Whoever takes the moment elsewhere has it.
  const end = movingStore.subscribe(({ isMoving }) => {
    if (!isMoving) stop();
  });
  stop = () => {
    stop = () => {};
    cancelAnimationFrame(request);
    end();
    learningStore.setState({ plays: false });
  };
  learningStore.setState({ plays: true });
  request = requestAnimationFrame(advance);
}

/** The moment stays where the learning has come to. */
export function holdLearning(): void {
  stop();
  settle();
}
