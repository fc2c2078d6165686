import { createStore } from 'zustand/vanilla';
import { perSession } from '../per-session.ts';

/** Whether the person wants less motion; null where there is no window. */
export const calm = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-reduced-motion: reduce)');

/** Scrolls up to the scenes: something was asked for that is seen there. */
export function seeStage(): void {
  scrollTo({ top: 0, behavior: calm?.matches ? 'instant' : 'smooth' });
}

/** Which scenes move. Those who want no motion get the end of each episode as a still picture, and a Play button. */
export const playingOf = perSession(() => {
  const store = createStore(() => bothPlay(calm?.matches !== true));
  calm?.addEventListener('change', ({ matches }) => store.setState(bothPlay(!matches)));
  return {
    store,
    toggle: (scene: 'before' | 'after') => store.setState((state) => ({ ...state, [scene]: !state[scene] })),
    /** Both at once: holds them if one moves. */
    toggleAll: () => store.setState(({ before, after }) => bothPlay(!(before || after))),
  };
});

const bothPlay = (play: boolean) => ({ before: play, after: play });
