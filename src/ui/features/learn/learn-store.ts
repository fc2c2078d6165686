import { createStore } from 'zustand/vanilla';
import { epsilonAt } from '../../../core/schedule.ts';
import type { Run } from '../../../runs/run.ts';
import type { InspectedUpdate } from '../../../worker/protocol.ts';
import { perSession } from '../../session/per-session.ts';
import { type Session, shownConfig } from '../../session/session.ts';

export interface LearnState {
  /** The person asked for an update, and it has not come. */
  readonly waiting: boolean;
  /** The update on screen; while somebody reads it, newer ones pass it by. */
  readonly update: InspectedUpdate | null;
  /** The row of the minibatch that is looked at; null for the one with the greatest TD error. */
  readonly row: number | null;
  /** Which step of the slow motion is shown, from 0. */
  readonly step: number;
}

const fresh: LearnState = { waiting: false, update: null, row: null, step: 0 };

/** An update has come, asked for by the person, by the tour or by the end of the run. */
export function withUpdate(state: LearnState, update: InspectedUpdate | null): LearnState {
  const isRead = state.update !== null && (state.row !== null || state.step > 0);
  if (update === null || (isRead && !state.waiting)) return { ...state, waiting: false };
  return { ...fresh, update };
}

/** Outlives the panel, which is unmounted while another tab is open. */
export const slowMotionOf = perSession(({ store: session, actions, onReport }) => {
  const store = createStore<LearnState>(() => ({
    ...fresh,
    update: session.getState().run.inspected,
  }));

  onReport((report) => {
    if (!('run' in report) || report.run !== session.getState().runNumber) return;
    if (report.type === 'inspected') store.setState((state) => withUpdate(state, report.update));
    if (report.type === 'started' || report.type === 'finished' || report.type === 'failed') {
      store.setState({ waiting: false });
    }
  });

  session.subscribe(({ runNumber }, before) => {
    if (runNumber !== before.runNumber) store.setState(fresh);
  });

  /** Asks the worker for an update taken apart; it comes at the end of the episode. */
  function takeUpdateApart(): void {
    store.setState({ waiting: true });
    actions.inspectUpdate();
  }

  return { store, takeUpdateApart };
});

/** Whether the run makes updates already, as far as the page has heard. */
export function isLearning(run: Pick<Run, 'config' | 'history'>): boolean {
  return bufferSizeOf({ run }) > run.config.learningStarts;
}

/** Transitions in the replay buffer. */
export function bufferSizeOf({ run }: { readonly run: Pick<Run, 'history'> }): number {
  return run.history.at(-1)?.bufferSize ?? 0;
}

/** The newest ε, before the first episode that of its first step. */
export function epsilonOf(session: Session): number {
  return session.run.history.at(-1)?.epsilon ?? epsilonAt(shownConfig(session), 0, 0);
}
