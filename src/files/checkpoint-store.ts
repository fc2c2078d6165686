import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import * as v from 'valibot';
import { ALL_PRESET_NAMES, type PresetName } from '../core/presets.ts';
import { ifUnowned } from './checkpoint-owner.ts';
import { DATABASE } from './database-name.ts';

/** A run in this browser's storage, as it stood when it was last saved. */
export interface StoredRun {
  readonly key: string;
  /** The preset it began with; null when a knob was turned. */
  readonly preset: PresetName | null;
  readonly seed: number;
  /** Training episodes done, and how many there may be. */
  readonly episodes: number;
  readonly mostEpisodes: number;
  readonly elapsedSeconds: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** The run has come to its end; false when it was broken off. */
  readonly ended: boolean;
}

/** Why a run is not saved: the disk or the quota is full, or the browser gives no storage (private windows, settings). */
export type StorageProblem = 'full' | 'unavailable';

export function storageProblem(error: unknown): StorageProblem {
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'unavailable';
}

/** Of the runs that are over so many are kept, each a megabyte or so; one broken off goes only when a person says so. */
const mostEndedKept = 3;

type Slot = 'a' | 'b';

/** What is stored of a run beside its checkpoint: which of the two slots has the newest. */
interface Entry extends StoredRun {
  readonly slot: Slot;
}

interface Schema extends DBSchema {
  runs: { key: string; value: Entry };
  /** `[run, slot]` → the file that `encodeCheckpoint` makes. */
  checkpoints: { key: [string, Slot]; value: Uint8Array<ArrayBuffer> };
}

const entrySchema = v.object({
  key: v.string(),
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
 * The runs of this browser in IndexedDB. Each has two slots: the new checkpoint goes into the one that is not the
 * newest, and in the same transaction the run points to it, so that a write that fails or is cut off leaves the
 * checkpoint before it as it was.
 */
export class CheckpointStore {
  #opened: Promise<IDBPDatabase<Schema>> | null = null;

  /** @throws {DOMException} see `storageProblem` */
  async save(run: StoredRun, checkpoint: Uint8Array<ArrayBuffer>): Promise<void> {
    const database = await this.#open();
    const change = database.transaction(['runs', 'checkpoints'], 'readwrite', { durability: 'strict' });
    const [runs, checkpoints] = [change.objectStore('runs'), change.objectStore('checkpoints')];
    const write = async () => {
      const before = await runs.get(run.key);
      const slot = before?.slot === 'a' ? 'b' : 'a';
      await Promise.all([checkpoints.put(checkpoint, [run.key, slot]), runs.put({ ...run, slot })]);
    };
    await Promise.all([write(), change.done]);
  }

  /** The newest first. */
  async list(): Promise<StoredRun[]> {
    const database = await this.#open();
    const entries: unknown[] = await database.getAll('runs');
    return entries
      .filter((entry) => v.is(entrySchema, entry))
      .sort((a, b) => b.savedAt - a.savedAt)
      .map(({ slot: _, ...run }) => run);
  }

  /** The checkpoints there are of a run: the newest, then the one before it, should the newest be damaged. */
  async read(key: string): Promise<Uint8Array<ArrayBuffer>[]> {
    const database = await this.#open();
    const newest = (await database.get('runs', key))?.slot ?? 'a';
    const slots: readonly Slot[] = newest === 'a' ? ['a', 'b'] : ['b', 'a'];
    const found = await Promise.all(slots.map((slot) => database.get('checkpoints', [key, slot])));
    return found.filter((bytes) => bytes !== undefined);
  }

  async discard(key: string): Promise<void> {
    const database = await this.#open();
    const change = database.transaction(['runs', 'checkpoints'], 'readwrite');
    const checkpoints = change.objectStore('checkpoints');
    await Promise.all([
      change.objectStore('runs').delete(key),
      checkpoints.delete([key, 'a']),
      checkpoints.delete([key, 'b']),
      change.done,
    ]);
  }

  /** Its checkpoints stay; it is no longer one that was broken off. */
  async markEnded(key: string): Promise<void> {
    const database = await this.#open();
    const change = database.transaction('runs', 'readwrite', { durability: 'strict' });
    const entry = await change.store.get(key);
    if (entry !== undefined) await change.store.put({ ...entry, ended: true });
    await change.done;
  }

  /** Makes room: of the runs that are over and that no tab holds, the oldest go. */
  async prune(): Promise<void> {
    const over = (await this.list()).filter(({ ended }) => ended);
    for (const { key } of over.slice(mostEndedKept)) await ifUnowned(key, () => this.discard(key));
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#opened ??= this.#connect();
    return this.#opened;
  }

  async #connect(): Promise<IDBPDatabase<Schema>> {
    const forget = () => {
      this.#opened = null;
    };
    try {
      const database = await openDB<Schema>(DATABASE, 1, {
        upgrade(fresh) {
          fresh.createObjectStore('runs', { keyPath: 'key' });
          fresh.createObjectStore('checkpoints');
        },
        // A newer version of the app, in another tab, wants to change the database: it goes first.
        blocking() {
          database.close();
          forget();
        },
        terminated: forget,
      });
      return database;
    } catch (error) {
      forget();
      throw error;
    }
  }
}
