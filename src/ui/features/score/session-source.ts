import { createStore } from 'zustand/vanilla';
import type { History } from '../../../core/history.ts';
import type { Run, RunId } from '../../../runs/run.ts';
import { type ChartModel, createEpisodeLink, type ModelSource } from '../../kit/charts/model.ts';
import { withTexts } from '../../kit/i18n/index.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { perSession } from '../../session/per-session.ts';
import type { Session } from '../../session/session.ts';

/** A chart of the run there is: built anew when an episode or a changed setting has come in, and when it ends. */
export function sessionSource(store: SessionHandle['store'], build: (run: Run) => ChartModel): ModelSource {
  let built: { readonly of: Run; readonly model: ChartModel } | null = null;
  return {
    get() {
      const run = shown(store.getState());
      if (built === null || differs(built.of, run)) built = { of: run, model: build(run) };
      return built.model;
    },
    // Seldom wanted, and it says more than the page's first texts.
    origin: async () => (await withTexts(() => import('./run-title.ts'))).originOf(shown(store.getState())),
    subscribe: (listener) =>
      store.subscribe((now, before) => {
        if (differs(shown(now), shown(before))) listener();
      }),
  };
}

/** Before a run has begun, what it would be. */
function shown({ run, config }: Session): Run {
  return run.status === 'idle' ? { ...run, config } : run;
}

function differs(a: Run, b: Run): boolean {
  return a.history !== b.history || a.config !== b.config || a.status !== b.status;
}

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
