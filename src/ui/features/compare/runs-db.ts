import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Listed, StoredRun } from './stored-run.ts';

interface RunsSchema extends DBSchema {
  runs: { key: string; value: Listed };
}

let opening: Promise<IDBPDatabase<RunsSchema>> | null = null;

/** @throws when the browser lets no page store anything, as in some private windows. */
function database(): Promise<IDBPDatabase<RunsSchema>> {
  const forget = () => {
    opening = null;
  };
  opening ??= openDB<RunsSchema>('cartpole-dqn-runs', 1, {
    upgrade: (db) => {
      db.createObjectStore('runs', { keyPath: 'id' });
    },
    // A newer page in another tab wants to upgrade: make way, and open again when needed.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
      forget();
    },
    terminated: forget,
  }).catch((error: unknown) => {
    forget();
    throw error;
  });
  return opening;
}

/** Whatever lies there; it may have been written by another version of the page. */
export async function allRuns(): Promise<unknown[]> {
  return (await database()).getAll('runs');
}

export async function putRun(run: Listed): Promise<void> {
  await (await database()).put('runs', run);
}

/** What may change of a run once it has ended. */
export type Changes = Partial<Pick<StoredRun, 'name' | 'checkpoint'>>;

/** Changes nothing when another tab has deleted the run meanwhile. */
export async function changeRun(id: string, changes: Changes): Promise<void> {
  const transaction = (await database()).transaction('runs', 'readwrite');
  const run = await transaction.store.get(id);
  if (run !== undefined) await transaction.store.put({ ...run, ...changes });
  await transaction.done;
}

export async function deleteRun(id: string): Promise<void> {
  await (await database()).delete('runs', id);
}
