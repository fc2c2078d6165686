import { openDB } from 'idb';
import { moveOldDatabases } from './move.ts';
import { DATABASE } from './names.ts';
import type { Database, Schema } from './schema.ts';

/** The way to the database: opened with its first use, and again when it was lost. */
export class Connection {
  #opened: Promise<Database> | null = null;

  /**
   * What lies in the databases of older versions has been moved over by then.
   * @throws {DOMException} see `storageProblem`
   */
  open(): Promise<Database> {
    this.#opened ??= this.#connect();
    return this.#opened;
  }

  async #connect(): Promise<Database> {
    const forget = () => {
      this.#opened = null;
    };
    try {
      const database = await openDB<Schema>(DATABASE, 2, {
        upgrade(upgraded, oldVersion) {
          if (oldVersion < 1) {
            upgraded.createObjectStore('runs', { keyPath: 'id' });
            upgraded.createObjectStore('snapshots');
            upgraded.createObjectStore('states', { keyPath: 'id' });
            upgraded.createObjectStore('checkpoints');
          }
          upgraded.createObjectStore('studies', { keyPath: 'id' });
          upgraded.createObjectStore('seeds');
        },
        // A newer version of the page, in another tab, wants to change the database: it goes first.
        blocking() {
          database.close();
          forget();
        },
        terminated: forget,
      });
      await moveOldDatabases(database);
      return database;
    } catch (error) {
      forget();
      throw error;
    }
  }
}

/**
 * Why nothing is stored: the disk or the quota is full, the browser gives no storage (private windows, settings), or a
 * newer version of the page has changed the database.
 */
export type StorageProblem = 'full' | 'unavailable' | 'outdated';

export function storageProblem(error: unknown): StorageProblem {
  if (!(error instanceof DOMException)) return 'unavailable';
  if (error.name === 'QuotaExceededError') return 'full';
  return error.name === 'VersionError' ? 'outdated' : 'unavailable';
}
