import { createStore } from 'zustand/vanilla';
import { partOf } from '../../session/part-of.ts';
import type { FieldFilm } from './film.ts';

/** A study of many seeds that can be filmed: `make` gives the film in the theme and language of the moment. */
export const fieldOf = partOf(() =>
  createStore<{ readonly make: (() => FieldFilm | null) | null }>(() => ({ make: null })),
);
