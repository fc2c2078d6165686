import type { Run } from '../../../runs/run.ts';
import type { ChartModel, ModelSource } from '../../kit/charts/model.ts';
import { withTexts } from '../../kit/i18n/index.ts';
import type { SessionHandle } from '../../session/create-session.ts';
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
