import { createStore } from 'zustand/vanilla';
import type { Snapshot } from '../../core/snapshots.ts';
import { isTrained, type Run, type RunId } from '../../runs/run.ts';
import type { StorageProblem } from '../../runs/storage/database.ts';
import { RunStore } from '../../runs/storage/run-store.ts';
import { askStorage } from './ask-storage.ts';
import { perSession } from './per-session.ts';

/** Word to the page's other tabs that stored runs have changed; frames of old browsers lack it. */
export const runsChannel =
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('cartpole-dqn-runs');

interface RunList {
  /** Those that ended, and imported agents: the newest first. */
  readonly runs: readonly Run[];
  /** What lay in the browser's storage has been read. */
  readonly loaded: boolean;
  /** Why the list lasts only as long as the tab. */
  readonly problem: StorageProblem | null;
  /** Records that could not be read. */
  readonly unreadable: number;
  /** Runs whose curves are drawn. */
  readonly shown: ReadonlySet<RunId>;
}

/** Drawn without being asked for. */
const firstShown = 5;

/**
 * The runs of this browser that came to their end, as this tab sees them; loaded with the first run that ends, or when
 * somebody looks at it.
 */
export const runListOf = perSession(() => {
  const storage = new RunStore();
  const store = createStore<RunList>(() => ({
    runs: [],
    loaded: false,
    problem: null,
    unreadable: 0,
    shown: new Set(),
  }));
  /** Runs that are in the list alone: the storage refused them, or has not answered yet. */
  const notStored = new Set<RunId>();

  runsChannel?.addEventListener('message', () => {
    if (store.getState().loaded) void load();
  });

  const stored = <Answer>(ask: () => Promise<Answer>) => askStorage(store, ask);

  /** As `stored`, for what changes the storage: the other tabs hear of it. */
  const changed = <Answer>(ask: () => Promise<Answer>): Promise<Answer | null> =>
    stored(async () => {
      const answer = await ask();
      runsChannel?.postMessage('changed');
      return answer;
    });

  /** Reads the storage: what other tabs and earlier visits left. Runs that could not be stored stay in the list. */
  async function load(): Promise<void> {
    const answer = await stored(() => storage.list());
    if (answer === null) return store.setState({ loaded: true });
    const { runs: read, unreadable } = answer;
    store.setState(({ runs, shown, loaded }) => {
      const unsaved = runs.filter(({ id }) => notStored.has(id) && !read.some((run) => run.id === id));
      const all = newestFirst([...read, ...unsaved]);
      const first = all.filter(isTrained).slice(0, firstShown);
      return {
        runs: all,
        loaded: true,
        unreadable,
        shown: loaded ? shown : new Set([...shown, ...first.map(({ id }) => id)]),
      };
    });
  }

  const without = (id: RunId) => store.getState().runs.filter((run) => run.id !== id);

  function putIn(run: Run): void {
    const { shown } = store.getState();
    store.setState({
      runs: newestFirst([run, ...without(run.id)]),
      shown: new Set([...shown, run.id]),
    });
  }

  return {
    store,
    load,

    /** Puts a run, or an imported agent, into list and storage; one that was carried on takes its own place. */
    async add(run: Run): Promise<void> {
      notStored.add(run.id);
      putIn(run);
      if ((await changed(() => storage.put(run).then(() => true))) === null) return;
      notStored.delete(run.id);
      // Until someone looks at the list, the storage alone holds it: a long session stays as light as it began.
      if (!store.getState().loaded) store.setState({ runs: without(run.id) });
    },

    /** The policy along the way of a listed run; none where the storage has none of it. */
    async snapshots({ id, snapshots }: Run): Promise<readonly Snapshot[]> {
      if (snapshots.length > 0) return snapshots;
      return (await stored(() => storage.snapshots(id))) ?? [];
    },

    async rename(id: RunId, name: string): Promise<void> {
      store.setState(({ runs }) => ({ runs: runs.map((run) => (run.id === id ? { ...run, name } : run)) }));
      await changed(() => storage.rename(id, name));
    },

    /** @returns a function that brings it back */
    remove(id: RunId): () => void {
      const removed = store.getState().runs.find((run) => run.id === id);
      store.setState({ runs: without(id) });
      notStored.delete(id);
      const deleted = changed(() => storage.delete(id));
      return () => {
        if (removed === undefined) return;
        putIn(removed);
        void deleted.then((bringBack) => bringBack && changed(bringBack));
      };
    },

    show(id: RunId, isShown: boolean): void {
      const shown = new Set(store.getState().shown);
      if (isShown) shown.add(id);
      else shown.delete(id);
      store.setState({ shown });
    },
  };
});

function newestFirst(all: readonly Run[]): Run[] {
  return [...all].sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
}
