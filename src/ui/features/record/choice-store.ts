import { createStore } from 'zustand/vanilla';
import type { Take } from './make-film.ts';

/** What the panel offers to record; whoever opens it may choose. */
export const takeStore = createStore<{ readonly take: Take }>(() => ({ take: 'both' }));
