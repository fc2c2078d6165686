import type { SessionHandle } from './create-session.ts';

/** What a feature remembers in a session, its choices say: made when it is first asked for, one for each session. */
export function perSession<Kept extends object>(
  make: (session: SessionHandle) => Kept,
): (session: SessionHandle) => Kept {
  const made = new WeakMap<SessionHandle, Kept>();
  return (session) => {
    const kept = made.get(session) ?? make(session);
    made.set(session, kept);
    return kept;
  };
}
