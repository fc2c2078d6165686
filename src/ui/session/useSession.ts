import { useStore } from 'zustand';
import type { Session } from './session.ts';
import { sessionStore } from './store.ts';

/** Renders again only when what `select` picks has changed. */
export function useSession<Slice>(select: (session: Session) => Slice): Slice {
  return useStore(sessionStore, select);
}
