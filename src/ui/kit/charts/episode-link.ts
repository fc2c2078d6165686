import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EpisodeRange } from './series-chart.ts';

/** What charts that stand together share: the stretch of episodes they show and the one being read. */
interface EpisodeView {
  /** Null: all there are. */
  readonly range: EpisodeRange | null;
  readonly cursor: number | null;
  /** Read while no other is: the moment that the page shows. */
  readonly pinned: number | null;
}

export type EpisodeLink = StoreApi<EpisodeView>;

export function createEpisodeLink(): EpisodeLink {
  return createStore<EpisodeView>(() => ({ range: null, cursor: null, pinned: null }));
}
