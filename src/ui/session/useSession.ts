import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { SessionHandle } from './create-session.ts';
import type { Session } from './session.ts';

/** The session that everything below shows. */
export const SessionContext = createContext<SessionHandle | null>(null);

export function useSessionHandle(): SessionHandle {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('No SessionContext stands around this component.');
  return session;
}

/** Renders again only when what `select` picks has changed. */
export function useSession<Slice>(select: (session: Session) => Slice): Slice {
  return useStore(useSessionHandle().store, select);
}

/** What a feature remembers in the session: see `perSession`. */
export function useFromSession<Kept>(keptOf: (session: SessionHandle) => Kept): Kept {
  return keptOf(useSessionHandle());
}
