import type { Run } from '../../../runs/run.ts';
import type { ChartModel, ModelSource } from '../../kit/charts/model.ts';
import { withTexts } from '../../kit/i18n/index.ts';
import type { SessionHandle } from '../../session/create-session.ts';

/** A chart of the run there is: built anew when an episode or a changed setting has come in, and when it ends. */
export function sessionSource(store: SessionHandle['store'], build: (run: Run) => ChartModel): ModelSource {
  let built: { readonly of: Run; readonly model: ChartModel } | null = null;
  return {
    get() {
      const { run } = store.getState();
      if (built === null || differs(built.of, run)) built = { of: run, model: build(run) };
      return built.model;
    },
    // Seldom wanted, and it says more than the page's first texts.
    origin: async () => (await withTexts(() => import('./run-origin.ts'))).originOf(store.getState().run),
    subscribe: (listener) =>
      store.subscribe((now, before) => {
        if (differs(now.run, before.run)) listener();
      }),
  };
}

function differs(a: Run, b: Run): boolean {
  return a.history !== b.history || a.config !== b.config || a.status !== b.status;
}
