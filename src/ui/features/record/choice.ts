import { createStore } from 'zustand/vanilla';
import { perSession } from '../../session/per-session.ts';
import type { FieldFilm } from './protocol.ts';

/** What a recording shows: the page's scenes as they are now, or the whole run. */
export type Take = SceneTake | 'learning' | 'sheet' | 'field';
export type SceneTake = 'both' | 'before' | 'after';

export const isSceneTake = (take: Take): take is SceneTake =>
  take === 'both' || take === 'before' || take === 'after';

/** What the panel offers to record; whoever opens it may choose. */
export const takeOf = perSession(() => createStore<{ readonly take: Take }>(() => ({ take: 'both' })));

/** A study of many seeds that can be filmed: `make` gives the film in the theme and language of the moment. */
export const fieldOf = perSession(() =>
  createStore<{ readonly make: (() => FieldFilm | null) | null }>(() => ({ make: null })),
);
