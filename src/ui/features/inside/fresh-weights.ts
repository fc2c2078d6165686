import type { Report } from '../../../worker/protocol.ts';
import type { SessionHandle } from '../../session/create-session.ts';

/** Time between two sets of weights (ms): more often than the eye wants a new map would only cost. */
const interval = 150;

/** Keeps asking the training worker for its newest weights. @returns a function that stops it. */
export function keepWeightsFresh({ actions, onReport }: SessionHandle): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const ask = () => {
    timer = null;
    actions.wantTrajectory();
  };
  const stop = onReport(({ type }: Report) => {
    if ((type === 'trajectory' || type === 'started') && timer === null) timer = setTimeout(ask, interval);
  });
  ask();
  return () => {
    stop();
    if (timer !== null) clearTimeout(timer);
  };
}
