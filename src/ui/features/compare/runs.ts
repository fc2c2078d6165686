import { createStore } from 'zustand/vanilla';
import type { RunCurve } from './run-curves.ts';
import type { Changes } from './runs-db.ts';
import { isTrained, type Listed, readListed } from './stored-run.ts';

/** Why the list lasts only as long as the tab; the page has a sentence for each. */
export type StorageProblem = 'unavailable' | 'full';

export interface Runs {
  /** The newest first. */
  readonly runs: readonly Listed[];
  /** What lay in the browser's storage has been read. */
  readonly loaded: boolean;
  readonly problem: StorageProblem | null;
  /** Records that could not be read. */
  readonly unreadable: number;
  /** Runs whose curves are drawn. */
  readonly shown: ReadonlySet<string>;
  /** Which of their curves. */
  readonly curve: RunCurve;
}

/** Drawn without being asked for. */
const firstShown = 5;

export const runsStore = createStore<Runs>(() => ({
  runs: [],
  loaded: false,
  problem: null,
  unreadable: 0,
  shown: new Set(),
  curve: 'score',
}));

/** Word to the page's other tabs that the storage has changed; Safari before 15.4 and old frames lack it. */
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('cartpole-dqn-runs');
channel?.addEventListener('message', () => {
  if (runsStore.getState().loaded) void load();
});

/** Reads the storage: what other tabs and earlier visits left. Runs that could not be stored stay in the list. */
async function load(): Promise<void> {
  const records = await stored((db) => db.allRuns());
  if (records === null) return runsStore.setState({ loaded: true });
  const read = records.flatMap((record) => readListed(record) ?? []);
  runsStore.setState(({ runs, shown, loaded }) => {
    const unsaved = runs.filter(({ id }) => notStored.has(id));
    const all = newestFirst([...read, ...unsaved.filter(({ id }) => !read.some((run) => run.id === id))]);
    const first = all
      .filter(isTrained)
      .slice(0, firstShown)
      .map(({ id }) => id);
    return {
      runs: all,
      loaded: true,
      unreadable: records.length - read.length,
      shown: loaded ? shown : new Set([...shown, ...first]),
    };
  });
}

/** Runs that are in the list alone: the storage refused them, or has not answered yet. */
const notStored = new Set<string>();

export const runs = {
  load,

  /** Puts a run, or an imported agent, into list and storage. */
  async add(run: Listed): Promise<void> {
    notStored.add(run.id);
    runsStore.setState((state) => ({
      runs: newestFirst([run, ...state.runs]),
      shown: new Set([...state.shown, run.id]),
    }));
    if ((await stored((db) => db.putRun(run), 'changed')) === null) return;
    notStored.delete(run.id);
    // Until someone looks at the list, the storage alone holds it: a long session stays as light as it began.
    if (!runsStore.getState().loaded)
      runsStore.setState((state) => ({ runs: state.runs.filter(({ id }) => id !== run.id) }));
  },

  rename: (id: string, name: string): Promise<void> => change(id, { name }),

  /** Its checkpoint was stored after it had ended. */
  setCheckpoint: (id: string, checkpoint: string): Promise<void> => change(id, { checkpoint }),

  /** @returns a function that brings it back. */
  remove(id: string): () => void {
    const removed = runsStore.getState().runs.find((run) => run.id === id);
    runsStore.setState((state) => ({ runs: state.runs.filter((run) => run.id !== id) }));
    notStored.delete(id);
    void stored((db) => db.deleteRun(id), 'changed');
    return () => {
      if (removed !== undefined) void runs.add(removed);
    };
  },

  chooseCurve: (curve: RunCurve) => runsStore.setState({ curve }),

  show(id: string, shown: boolean): void {
    runsStore.setState((state) => {
      const next = new Set(state.shown);
      if (shown) next.add(id);
      else next.delete(id);
      return { shown: next };
    });
  },
};

async function change(id: string, changes: Changes): Promise<void> {
  runsStore.setState((state) => ({
    runs: state.runs.map((run) => (run.id === id ? { ...run, ...changes } : run)),
  }));
  await stored((db) => db.changeRun(id, changes), 'changed');
}

/** What the storage answers, or null and the reason in the store when it does not. Loaded with its first use. */
async function stored<Answer>(
  ask: (db: typeof import('./runs-db.ts')) => Promise<Answer>,
  effect: 'changed' | 'none' = 'none',
): Promise<Answer | null> {
  try {
    const answer = await ask(await import('./runs-db.ts'));
    if (runsStore.getState().problem !== null) runsStore.setState({ problem: null });
    if (effect === 'changed') channel?.postMessage(effect);
    return answer;
  } catch (error) {
    const full = error instanceof DOMException && error.name === 'QuotaExceededError';
    runsStore.setState({ problem: full ? 'full' : 'unavailable' });
    return null;
  }
}

function newestFirst(all: readonly Listed[]): Listed[] {
  return [...all].sort((a, b) => b.endedAt - a.endedAt);
}

/** `crypto.randomUUID` is missing where the page is served without TLS from another machine. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
