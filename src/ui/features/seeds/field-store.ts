import { createStore } from 'zustand/vanilla';
import { perSession } from '../../session/per-session.ts';
import { calm } from '../../session/stage/playing.ts';
import { type Arm, studyOf } from './study-store.ts';

export interface FieldState {
  /** Whether the carts move. Those who want no motion see how each newest episode ended, and a Play button. */
  readonly plays: boolean;
  /** How the carts stood after so many episodes of training each; `live`: as they stand. */
  readonly moment: number | 'live';
  /** The moment goes on by itself, from all fall to all stand. */
  readonly isReplaying: boolean;
}

/** Seconds in which a whole study is seen once more. */
const replaySeconds = 20;

/** Training episodes of the seed that took the most. */
export function longestOf(arms: readonly Arm[]): number {
  return Math.max(0, ...arms.flatMap(({ runs }) => [...runs.values()].map(({ episodes }) => episodes)));
}

/** How the carts of the study are shown. */
export const fieldOf = perSession((session) => {
  const study = studyOf(session).store;
  const store = createStore<FieldState>(() => ({
    plays: calm?.matches !== true,
    moment: 'live',
    isReplaying: false,
  }));
  const setMoment = (moment: number | 'live') => store.setState({ moment, isReplaying: false });

  calm?.addEventListener('change', ({ matches }) => store.setState({ plays: !matches }));
  // Another study is shown as it stands.
  study.subscribe(({ seeds }, before) => {
    if (seeds !== before.seeds) setMoment('live');
  });

  return {
    store,
    setMoment,
    togglePlay: () => store.setState(({ plays }) => ({ plays: !plays })),

    /** Lets all carts learn together, from their first episode on. */
    replay(): void {
      if (store.getState().isReplaying) return;
      store.setState({ moment: 0, isReplaying: true, plays: true });
      let last: number | null = null;
      const pass = (now: number) => {
        const { moment, isReplaying } = store.getState();
        if (!isReplaying || moment === 'live') return;
        const longest = longestOf(study.getState().arms);
        const next = moment + (longest / replaySeconds) * Math.min(0.25, (now - (last ?? now)) / 1000);
        last = now;
        store.setState(next < longest ? { moment: next } : { moment: longest, isReplaying: false });
        requestAnimationFrame(pass);
      };
      requestAnimationFrame(pass);
    },
  };
});
