import { createStore } from 'zustand/vanilla';
import { perSession } from '../../session/per-session.ts';
import type { FieldFilm } from './film.ts';

/** A study of many seeds that can be filmed: `make` gives the film in the theme and language of the moment. */
export const fieldOf = perSession(() =>
  createStore<{ readonly make: (() => FieldFilm | null) | null }>(() => ({ make: null })),
);
