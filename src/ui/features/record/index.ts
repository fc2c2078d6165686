import type { SessionHandle } from '../../session/create-session.ts';
import { fieldOf, takeOf } from './choice.ts';
import type { FieldFilm } from './protocol.ts';

export type { FieldFilm } from './protocol.ts';
export { recorderOf } from './recorder.ts';

/** Lets the panel record a study of many seeds, and chooses it. */
export function offerField(session: SessionHandle, make: () => FieldFilm | null): void {
  fieldOf(session).setState({ make });
  takeOf(session).setState({ take: 'field' });
}
