import { createStore } from 'zustand/vanilla';

const stillWanted =
  typeof matchMedia !== 'undefined' && matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Which scenes move. Those who want no motion get the end of each episode as a still picture, and a Play button. */
export const playStore = createStore(() => ({ before: !stillWanted, after: !stillWanted }));

export function togglePlay(scene: 'before' | 'after'): void {
  playStore.setState((state) => ({ ...state, [scene]: !state[scene] }));
}

/** Both at once: holds them if one moves. */
export function togglePlayAll(): void {
  playStore.setState(({ before, after }) => ({ before: !(before || after), after: !(before || after) }));
}
