import * as v from 'valibot';
import { ALL_PRESET_NAMES } from '../../core/presets.ts';
import type { Snapshot } from '../../core/snapshots.ts';
import type { RunId } from '../../worker/protocol.ts';
import { Connection } from './database.ts';
import { ifUnowned } from './owner.ts';
import type { SavedState, Slot } from './schema.ts';
import { keepSnapshots, readSnapshots, rowsOf } from './snapshot-rows.ts';

/** Of the runs that are over so many are kept, each a megabyte or so; an interrupted one goes only when a person says so. */
const mostEndedKept = 3;

const stateRow = v.object({
  id: v.string(),
  slot: v.picklist(['a', 'b']),
  preset: v.nullable(v.picklist(ALL_PRESET_NAMES)),
  seed: v.number(),
  episodes: v.number(),
  mostEpisodes: v.number(),
  elapsedSeconds: v.number(),
  savedAt: v.number(),
  ended: v.boolean(),
});

/**
 * The training states of this browser's runs. Each has two slots: the new checkpoint goes into the one that is not the
 * newest, and in the same transaction the run points to it, so that a write that fails or is cut off leaves the
 * checkpoint before it as it was.
 */
export class CheckpointStore {
  readonly #connection: Connection;

  constructor(connection = new Connection()) {
    this.#connection = connection;
  }

  /**
   * @param snapshots all that the run keeps; those that are stored already are not written again
   * @throws {DOMException} see `storageProblem`
   */
  async save(
    state: SavedState,
    checkpoint: Uint8Array<ArrayBuffer>,
    snapshots: readonly Snapshot[] = [],
  ): Promise<void> {
    const database = await this.#connection.open();
    const stores = ['states', 'checkpoints', 'snapshots'] as const;
    const change = database.transaction(stores, 'readwrite', { durability: 'strict' });
    const [states, checkpoints] = [change.objectStore('states'), change.objectStore('checkpoints')];
    const write = async () => {
      const before = await states.get(state.id);
      const slot = before?.slot === 'a' ? 'b' : 'a';
      await Promise.all([checkpoints.put(checkpoint, [state.id, slot]), states.put({ ...state, slot })]);
    };
    const along = keepSnapshots(change.objectStore('snapshots'), state.id, snapshots);
    await Promise.all([write(), along, change.done]);
  }

  /** The newest first. */
  async list(): Promise<SavedState[]> {
    const database = await this.#connection.open();
    const rows: unknown[] = await database.getAll('states');
    return rows
      .filter((row) => v.is(stateRow, row))
      .sort((a, b) => b.savedAt - a.savedAt)
      .map(({ slot: _, ...state }) => state);
  }

  /** The checkpoints there are of a run: the newest, then the one before it, should the newest be damaged. */
  async read(id: RunId): Promise<Uint8Array<ArrayBuffer>[]> {
    const database = await this.#connection.open();
    const newest = (await database.get('states', id))?.slot ?? 'a';
    const slots: readonly Slot[] = newest === 'a' ? ['a', 'b'] : ['b', 'a'];
    const found = await Promise.all(slots.map((slot) => database.get('checkpoints', [id, slot])));
    return found.filter((bytes) => bytes instanceof Uint8Array);
  }

  /**
   * The snapshots of a run that goes on after so many episodes; what was taken later, on a way that was lost, goes.
   */
  async takeUpSnapshots(id: RunId, episodes: number): Promise<Snapshot[]> {
    const change = (await this.#connection.open()).transaction('snapshots', 'readwrite');
    const rows = await change.store.getAll(rowsOf(id));
    const kept = readSnapshots(rows).filter(({ episode }) => episode < episodes);
    await Promise.all([keepSnapshots(change.store, id, kept), change.done]);
    return kept;
  }

  /** Its place in the list of runs that ended stays, if it has one. */
  async discard(id: RunId): Promise<void> {
    const database = await this.#connection.open();
    const stores = ['runs', 'states', 'checkpoints', 'snapshots'] as const;
    const change = database.transaction(stores, 'readwrite');
    const checkpoints = change.objectStore('checkpoints');
    const isListed = (await change.objectStore('runs').getKey(id)) !== undefined;
    await Promise.all([
      isListed ? undefined : change.objectStore('snapshots').delete(rowsOf(id)),
      change.objectStore('states').delete(id),
      checkpoints.delete([id, 'a']),
      checkpoints.delete([id, 'b']),
      change.done,
    ]);
  }

  /** Its checkpoints stay; it is no longer an interrupted one. */
  async markEnded(id: RunId): Promise<void> {
    const database = await this.#connection.open();
    const change = database.transaction('states', 'readwrite', { durability: 'strict' });
    const row = await change.store.get(id);
    if (row !== undefined) await change.store.put({ ...row, ended: true });
    await change.done;
  }

  /** Makes room: of the runs that are over and that no tab holds, the checkpoints of the oldest go. */
  async prune(): Promise<void> {
    const over = (await this.list()).filter(({ ended }) => ended);
    for (const { id } of over.slice(mostEndedKept)) await ifUnowned(id, () => this.discard(id));
  }
}
