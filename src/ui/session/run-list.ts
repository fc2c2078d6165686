import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Snapshot } from '../../core/snapshots.ts';
import { isTrained, type Run, type RunId } from '../../runs/run.ts';
import { type StorageProblem, storageProblem } from '../../runs/storage/problem.ts';
import type { RunStore } from '../../runs/storage/run-store.ts';

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

export interface RunListHandle {
  readonly store: StoreApi<RunList>;
  /** Reads the storage: what other tabs and earlier visits left. Runs that could not be stored stay in the list. */
  load(): Promise<void>;
  /** Puts a run, or an imported agent, into list and storage; one that was carried on takes its own place. */
  add(run: Run): Promise<void>;
  /** The policy along the way of a listed run; none where the storage has none of it. */
  snapshots(run: Run): Promise<readonly Snapshot[]>;
  rename(id: RunId, name: string): Promise<void>;
  /** @returns a function that brings it back. */
  remove(id: RunId): () => void;
  show(id: RunId, shown: boolean): void;
}

export interface RunListOptions {
  readonly storage: RunStore;
  /** Word to the page's other tabs that the storage has changed; frames of old browsers lack it. */
  readonly channel: BroadcastChannel | null;
}

/** Drawn without being asked for. */
const firstShown = 5;

/** The runs of this browser that came to their end, as this tab sees them. */
export function createRunList({ storage, channel }: RunListOptions): RunListHandle {
  const store = createStore<RunList>(() => ({
    runs: [],
    loaded: false,
    problem: null,
    unreadable: 0,
    shown: new Set(),
  }));
  /** Runs that are in the list alone: the storage refused them, or has not answered yet. */
  const notStored = new Set<RunId>();

  channel?.addEventListener('message', () => {
    if (store.getState().loaded) void load();
  });

  /** What the storage answers, or null and the reason in the store when it does not. */
  async function stored<Answer>(
    ask: () => Promise<Answer>,
    effect: 'changed' | 'none' = 'none',
  ): Promise<Answer | null> {
    try {
      const answer = await ask();
      if (store.getState().problem !== null) store.setState({ problem: null });
      if (effect === 'changed') channel?.postMessage(effect);
      return answer;
    } catch (error) {
      store.setState({ problem: storageProblem(error) });
      return null;
    }
  }

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

    async add(run) {
      notStored.add(run.id);
      putIn(run);
      if ((await stored(() => storage.put(run).then(() => true), 'changed')) === null) return;
      notStored.delete(run.id);
      // Until someone looks at the list, the storage alone holds it: a long session stays as light as it began.
      if (!store.getState().loaded) store.setState({ runs: without(run.id) });
    },

    async snapshots({ id, snapshots }) {
      if (snapshots.length > 0) return snapshots;
      return (await stored(() => storage.snapshots(id))) ?? [];
    },

    async rename(id, name) {
      store.setState(({ runs }) => ({ runs: runs.map((run) => (run.id === id ? { ...run, name } : run)) }));
      await stored(() => storage.rename(id, name), 'changed');
    },

    remove(id) {
      const removed = store.getState().runs.find((run) => run.id === id);
      store.setState({ runs: without(id) });
      notStored.delete(id);
      const deleted = stored(() => storage.delete(id), 'changed');
      return () => {
        if (removed === undefined) return;
        putIn(removed);
        void deleted.then((bringBack) => bringBack && stored(bringBack, 'changed'));
      };
    },

    show(id, isShown) {
      const shown = new Set(store.getState().shown);
      if (isShown) shown.add(id);
      else shown.delete(id);
      store.setState({ shown });
    },
  };
}

function newestFirst(all: readonly Run[]): Run[] {
  return [...all].sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
}
