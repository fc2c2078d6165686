import { createStore } from 'zustand/vanilla';
import type { History } from '../../../core/history.ts';
import type { RunId } from '../../../runs/run.ts';
import { createEpisodeLink } from '../../kit/charts/model.ts';
import { perSession } from '../../session/per-session.ts';

/** The cursor of the run's charts, which rests at the moment that the page shows. */
export const momentLinkOf = perSession(({ store }) => {
  const link = createEpisodeLink();
  store.subscribe(({ moment }, before) => {
    if (moment !== before.moment) link.setState({ pinned: moment === 'live' ? null : moment });
  });
  return link;
});

/** The score of another run, drawn with that of the run on the stage: an experiment's baseline. */
export interface Overlay {
  readonly over: RunId;
  readonly label: string;
  readonly history: History;
}

export const overlayOf = perSession(() =>
  createStore<{ readonly overlay: Overlay | null }>(() => ({ overlay: null })),
);
