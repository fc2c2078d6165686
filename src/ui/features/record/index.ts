import { takeStore } from './choice-store.ts';
import { fieldStore } from './field-store.ts';
import type { FieldFilm } from './film.ts';

export type { FieldFilm } from './film.ts';
export { recorderStore } from './recorder.ts';

/** Lets the panel record a study of many seeds, and chooses it. */
export function offerField(make: () => FieldFilm | null): void {
  fieldStore.setState({ make });
  takeStore.setState({ take: 'field' });
}
