import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { RunId } from '../../worker/protocol.ts';
import { OLD_RUNS, OLD_STATES } from './names.ts';
import { readOldRecord } from './old-record.ts';
import { ifUnowned } from './owner.ts';
import { recordOf } from './record.ts';
import type { Database, Slot } from './schema.ts';

const SLOTS: readonly Slot[] = ['a', 'b'];

/**
 * Moves what the databases of older versions hold over, row by row, and deletes each when it is empty. A row is deleted
 * there only after it has arrived here: a move that was interrupted goes on the next time. What a tab of an older
 * version still holds, or puts there later, is moved the time after.
 */
export async function moveOldDatabases(database: Database): Promise<void> {
  await oneTabAtATime(async () => {
    const [states, runs] = [await openOld(OLD_STATES), await openOld(OLD_RUNS)];
    if (states !== null) await moveStates(states, await ownersOf(runs), database);
    if (runs !== null) await moveRuns(runs, database);
    for (const old of [states, runs]) if (old !== null) await closeOld(old);
  });
}

async function oneTabAtATime(work: () => Promise<void>): Promise<void> {
  if (navigator.locks === undefined) return work();
  await navigator.locks.request('cartpole-dqn-move', work);
}

/** Whatever other versions have stored: nothing about it is known. */
type OldDatabase = IDBPDatabase<unknown>;

async function openOld(name: string): Promise<OldDatabase | null> {
  let isThere = true;
  try {
    const old = await openDB(name, undefined, {
      upgrade(_, oldVersion, __, change) {
        if (oldVersion > 0) return;
        isThere = false;
        change.done.catch(() => {});
        change.abort();
      },
      blocking: (_, __, event) => {
        if (event.target instanceof IDBDatabase) event.target.close();
      },
    });
    return old.objectStoreNames.contains('runs') ? old : null;
  } catch (error) {
    if (!isThere) return null;
    throw error;
  }
}

async function closeOld(old: OldDatabase): Promise<void> {
  const isEmpty = (await old.count('runs')) === 0;
  const { name } = old;
  old.close();
  // A tab of an older version closes it when asked; where it does not, it is deleted when that tab has gone.
  if (isEmpty) await Promise.race([deleteDB(name), new Promise((resolve) => setTimeout(resolve, 1000))]);
}

interface Row {
  readonly [field: string]: unknown;
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

/** Which run in the list a checkpoint is of: the newest that names its place. */
async function ownersOf(runs: OldDatabase | null): Promise<ReadonlyMap<unknown, RunId>> {
  const rows = runs === null ? [] : (await runs.getAll('runs')).filter(isRow);
  const named = rows.filter(({ checkpoint, id }) => typeof checkpoint === 'string' && typeof id === 'string');
  named.sort((a, b) => Number(a['endedAt']) - Number(b['endedAt']));
  return new Map(named.map(({ checkpoint, id }) => [checkpoint, String(id)]));
}

async function moveStates(
  old: OldDatabase,
  owners: ReadonlyMap<unknown, RunId>,
  database: Database,
): Promise<void> {
  for (const key of await old.getAllKeys('runs')) {
    if (typeof key === 'string')
      await ifUnowned(key, () => moveState(old, key, owners.get(key) ?? key, database));
  }
}

async function moveState(old: OldDatabase, key: string, id: RunId, database: Database): Promise<void> {
  const row: unknown = await old.get('runs', key);
  const checkpoints = await Promise.all(SLOTS.map((slot) => old.get('checkpoints', [key, slot])));
  const change = database.transaction(['states', 'checkpoints'], 'readwrite', { durability: 'strict' });
  const [states, files] = [change.objectStore('states'), change.objectStore('checkpoints')];
  const put = async () => {
    if (!isRow(row) || (await states.getKey(id)) !== undefined) return;
    const { key: _, ...state } = row;
    await states.put({ ...state, id });
    for (const [i, slot] of SLOTS.entries()) {
      const bytes: unknown = checkpoints[i];
      if (bytes instanceof Uint8Array) await files.put(Uint8Array.from(bytes), [id, slot]);
    }
  };
  // All of it or nothing.
  await put().catch((error: unknown) => {
    change.done.catch(() => {});
    change.abort();
    throw error;
  });
  await change.done;
  const removal = old.transaction(['runs', 'checkpoints'], 'readwrite');
  await Promise.all([
    removal.objectStore('runs').delete(key),
    ...SLOTS.map((slot) => removal.objectStore('checkpoints').delete([key, slot])),
    removal.done,
  ]);
}

async function moveRuns(old: OldDatabase, database: Database): Promise<void> {
  for (const key of await old.getAllKeys('runs')) {
    const row: unknown = await old.get('runs', key);
    const run = readOldRecord(row);
    const change = database.transaction('runs', 'readwrite', { durability: 'strict' });
    // What cannot be read goes along as it is: it is counted, and a later version may know better.
    if (isRow(row) && typeof key === 'string' && (await change.store.getKey(key)) === undefined)
      await change.store.put(run === null ? { ...row, id: key } : recordOf(run));
    await change.done;
    await old.delete('runs', key);
  }
}
