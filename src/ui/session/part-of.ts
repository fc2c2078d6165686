import type { SessionHandle } from './create-session.ts';

/** What a feature keeps of a session, its choices say: made when it is first asked for, one for each session. */
export function partOf<Part extends object>(
  make: (session: SessionHandle) => Part,
): (session: SessionHandle) => Part {
  const made = new WeakMap<SessionHandle, Part>();
  return (session) => {
    const part = made.get(session) ?? make(session);
    made.set(session, part);
    return part;
  };
}
