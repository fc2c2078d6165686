import { createStore } from 'zustand/vanilla';
import { partOf } from '../../session/part-of.ts';
import type { Take } from './make-film.ts';

/** What the panel offers to record; whoever opens it may choose. */
export const takeOf = partOf(() => createStore<{ readonly take: Take }>(() => ({ take: 'both' })));
