import { createStore } from 'zustand/vanilla';

interface Watched<State> {
  getState(): State;
  subscribe(listener: () => void): unknown;
}

/** Whether something goes on in this tab that a reload would end: a run, a study, a test, a recording. */
export const workStore = createStore(() => ({ atWork: false }));

const works: (() => boolean)[] = [];

/** Counts a store of work, which may be loaded late, for good. @param isOn whether it is under way */
export function countAsWork<State>(store: Watched<State>, isOn: (state: State) => boolean): void {
  works.push(() => isOn(store.getState()));
  const look = () => {
    const atWork = works.some((isUnderWay) => isUnderWay());
    if (atWork !== workStore.getState().atWork) workStore.setState({ atWork });
  };
  store.subscribe(look);
  look();
}

/** Comes when nothing goes on, between `soonest` and `latest` (ms from now). */
export function whenAtRest(soonest: number, latest: number): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (workStore.getState().atWork) return;
      end();
    };
    const end = () => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    let unsubscribe = () => {};
    let timer = setTimeout(() => {
      timer = setTimeout(end, latest - soonest);
      unsubscribe = workStore.subscribe(look);
      look();
    }, soonest);
  });
}
