import type { Snapshot } from '../../core/snapshots.ts';
import type { Run, RunId } from '../run.ts';
import { Connection } from './database.ts';
import { readRecord, recordOf } from './record.ts';
import { keepSnapshots, readSnapshots, rowsOf } from './snapshot-rows.ts';

const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/** The runs of this browser that ended, and imported agents. Every method fails as `storageProblem` says. */
export class RunStore {
  readonly #connection: Connection;

  constructor(connection = new Connection()) {
    this.#connection = connection;
  }

  /** All of them, without their snapshots, and how many rows could not be read. */
  async list(): Promise<{ readonly runs: readonly Run[]; readonly unreadable: number }> {
    const database = await this.#connection.open();
    const runs: Run[] = [];
    let unreadable = 0;
    // One at a time: fifty long histories at once would hold up the page.
    for (const id of await database.getAllKeys('runs')) {
      const row: unknown = await database.get('runs', id);
      const run = readRecord(row);
      if (run !== null) runs.push(run);
      else if (row !== undefined) unreadable += 1; // undefined: another tab has deleted it meanwhile
    }
    await nextTask(); // what is drawn of them is not drawn in the task that has read the last one
    return { runs, unreadable };
  }

  /** The policy along the way of a listed run; none of one that an older page left. */
  async snapshots(id: RunId): Promise<readonly Snapshot[]> {
    return readSnapshots(await (await this.#connection.open()).getAll('snapshots', rowsOf(id)));
  }

  /** Puts a run in; one that was carried on takes its own place. */
  async put(run: Run): Promise<void> {
    const record = recordOf(run);
    await nextTask(); // a long run was copied for it, and the storage copies it once more
    const change = (await this.#connection.open()).transaction(['runs', 'snapshots'], 'readwrite');
    await Promise.all([
      change.objectStore('runs').put(record),
      keepSnapshots(change.objectStore('snapshots'), run.id, run.snapshots),
      change.done,
    ]);
  }

  /** Changes nothing when another tab has deleted the run meanwhile. */
  async rename(id: RunId, name: string): Promise<void> {
    const change = (await this.#connection.open()).transaction('runs', 'readwrite');
    const row = await change.store.get(id);
    if (row !== undefined) await change.store.put({ ...row, name });
    await change.done;
  }

  /** @returns what brings it back, snapshots and all */
  async delete(id: RunId): Promise<() => Promise<void>> {
    const change = (await this.#connection.open()).transaction(['runs', 'snapshots'], 'readwrite');
    const [runs, along] = [change.objectStore('runs'), change.objectStore('snapshots')];
    const [run, snapshots] = await Promise.all([runs.get(id), along.getAll(rowsOf(id))]);
    await Promise.all([runs.delete(id), along.delete(rowsOf(id)), change.done]);
    return async () => {
      const back = (await this.#connection.open()).transaction(['runs', 'snapshots'], 'readwrite');
      if (run !== undefined) await back.objectStore('runs').put(run);
      await keepSnapshots(back.objectStore('snapshots'), id, snapshots);
      await back.done;
    };
  }
}
