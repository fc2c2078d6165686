import { createStore } from 'zustand/vanilla';

const calm = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-reduced-motion: reduce)');

/** Which scenes move. Those who want no motion get the end of each episode as a still picture, and a Play button. */
export const playStore = createStore(() => bothPlay(calm?.matches !== true));

calm?.addEventListener('change', ({ matches }) => playStore.setState(bothPlay(!matches)));

function bothPlay(play: boolean) {
  return { before: play, after: play };
}

export function togglePlay(scene: 'before' | 'after'): void {
  playStore.setState((state) => ({ ...state, [scene]: !state[scene] }));
}

/** Both at once: holds them if one moves. */
export function togglePlayAll(): void {
  playStore.setState(({ before, after }) => bothPlay(!(before || after)));
}
