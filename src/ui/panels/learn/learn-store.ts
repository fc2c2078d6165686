import { createStore } from 'zustand/vanilla';
import { actions, onReport } from '../../session/store.ts';

interface LearnState {
  /** An update was asked for and has not come. */
  readonly waiting: boolean;
  /** The last answer was that the replay buffer holds too little. */
  readonly tooFew: boolean;
  /** The row of the minibatch that is looked at; null for the one with the greatest TD error. */
  readonly row: number | null;
  /** Which step of the slow motion is shown, from 0. */
  readonly step: number;
}

/** Outlives the panel, which is unmounted while another tab is open. */
export const learnStore = createStore<LearnState>(() => ({
  waiting: false,
  tooFew: false,
  row: null,
  step: 0,
}));

onReport((report) => {
  if (report.type === 'inspected') {
    learnStore.setState({ waiting: false, tooFew: report.update === null, row: null, step: 0 });
  }
  if (report.type === 'started' || report.type === 'finished' || report.type === 'failed') {
    learnStore.setState({ waiting: false, tooFew: false });
  }
});

/** Asks the worker for an update taken apart; it comes at the end of the episode. */
export function takeUpdateApart(): void {
  learnStore.setState({ waiting: true });
  actions.inspectUpdate();
}
