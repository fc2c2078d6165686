import { createStore } from 'zustand/vanilla';
import { type Arm, studyStore } from './study-store.ts';

const calm = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-reduced-motion: reduce)');

export interface FieldState {
  /** Whether the carts move. Those who want no motion see how each newest episode ended, and a Play button. */
  readonly plays: boolean;
  /** How the carts stood after so many episodes of training each; `live`: as they stand. */
  readonly moment: number | 'live';
  /** The moment goes on by itself, from all fall to all stand. */
  readonly isReplaying: boolean;
}

export const fieldStore = createStore<FieldState>(() => ({
  plays: calm?.matches !== true,
  moment: 'live',
  isReplaying: false,
}));

calm?.addEventListener('change', ({ matches }) => fieldStore.setState({ plays: !matches }));

export const togglePlay = () => fieldStore.setState(({ plays }) => ({ plays: !plays }));

/** Seconds in which a whole study is seen once more. */
const replaySeconds = 20;

/** Training episodes of the seed that took the most. */
export function longestOf(arms: readonly Arm[]): number {
  return Math.max(
    0,
    ...arms.flatMap(({ outcomes, training }) => [
      ...[...outcomes.values()].map(({ episodes }) => episodes),
      ...[...training.values()].map(({ history }) => history.length),
    ]),
  );
}

export function setFieldMoment(moment: number | 'live'): void {
  fieldStore.setState({ moment, isReplaying: false });
}

/** Lets all carts learn together, from their first episode on. */
export function replay(): void {
  if (fieldStore.getState().isReplaying) return;
  fieldStore.setState({ moment: 0, isReplaying: true, plays: true });
  let last: number | null = null;
  const pass = (now: number) => {
    const { moment, isReplaying } = fieldStore.getState();
    if (!isReplaying || moment === 'live') return;
    const longest = longestOf(studyStore.getState().arms);
    const next = moment + (longest / replaySeconds) * Math.min(0.25, (now - (last ?? now)) / 1000);
    last = now;
    fieldStore.setState(next < longest ? { moment: next } : { moment: longest, isReplaying: false });
    requestAnimationFrame(pass);
  };
  requestAnimationFrame(pass);
}

// Another study is shown as it stands.
studyStore.subscribe(({ seeds }, before) => {
  if (seeds !== before.seeds) setFieldMoment('live');
});
