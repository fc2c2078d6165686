import { createStore } from 'zustand/vanilla';

/** What a reload would mend: nothing in this tab reloads it by itself. */
type News =
  /** A new version has been fetched and waits for the person's word. */
  | 'waiting'
  /** Another tab has put the new version in place: what this one has not loaded yet is no longer there. */
  | 'replaced'
  /** A part of the page could not be loaded: no connection, or a newer version on the server. */
  | 'missing';

export interface UpdateState {
  readonly news: News | null;
  /** Whether the page opens without a network from now on; null until that is known. */
  readonly offline: 'ready' | 'impossible' | null;
  /** Brings the newest version there is. */
  readonly reload: () => void;
}

export const updateStore = createStore<UpdateState>(() => ({
  news: null,
  offline: null,
  reload: () => location.reload(),
}));

export function putAway(): void {
  updateStore.setState({ news: null });
}

/** Says so when a part of the page does not arrive, whoever asked for it. Called once. */
export function watchForMissingParts(): void {
  addEventListener('vite:preloadError', () => {
    updateStore.setState(({ news }) => ({ news: news ?? 'missing' }));
  });
}
