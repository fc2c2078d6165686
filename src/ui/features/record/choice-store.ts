import { createStore } from 'zustand/vanilla';
import { perSession } from '../../session/per-session.ts';
import type { Take } from './make-film.ts';

/** What the panel offers to record; whoever opens it may choose. */
export const takeOf = perSession(() => createStore<{ readonly take: Take }>(() => ({ take: 'both' })));
