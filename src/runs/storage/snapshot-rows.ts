import * as v from 'valibot';
import type { Snapshot } from '../../core/snapshots.ts';
import type { RunId } from '../run.ts';

/** The object store of snapshots, in a transaction that may write to it. */
interface SnapshotStore {
  getAllKeys(range: IDBKeyRange): Promise<[RunId, number][]>;
  put(snapshot: Snapshot, key: [RunId, number]): Promise<unknown>;
  delete(key: [RunId, number]): Promise<void>;
}

const snapshot = v.object({
  episode: v.number(),
  updates: v.number(),
  evaluation: v.nullable(v.object({ mean: v.number(), min: v.number() })),
  parameters: v.instance(Float32Array),
});

/** The storage copies what it is handed in the same task: all snapshots of a run are 9 MB, so many are 1. */
const rowsAtOnce = 16;

/** The rows of a run. */
export const rowsOf = (id: RunId) =>
  IDBKeyRange.bound([id, Number.NEGATIVE_INFINITY], [id, Number.POSITIVE_INFINITY]);

/** Makes the rows of a run these: those that are there already are not written again. */
export async function keepSnapshots(
  store: SnapshotStore,
  id: RunId,
  kept: readonly Snapshot[],
): Promise<void> {
  const there = new Set((await store.getAllKeys(rowsOf(id))).map(([, episode]) => episode));
  const wanted = new Set(kept.map(({ episode }) => episode));
  await Promise.all(
    [...there].filter((episode) => !wanted.has(episode)).map((episode) => store.delete([id, episode])),
  );
  const missing = kept.filter(({ episode }) => !there.has(episode));
  for (let i = 0; i < missing.length; i += rowsAtOnce) {
    const some = missing.slice(i, i + rowsAtOnce);
    await Promise.all(some.map((each) => store.put(each, [id, each.episode])));
  }
}

/** What of the rows can be read, in the order of episodes. */
export function readSnapshots(rows: readonly unknown[]): Snapshot[] {
  return rows.filter((row) => v.is(snapshot, row));
}
