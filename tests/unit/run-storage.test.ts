import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultConfig } from '../../src/core/config.ts';
import { History } from '../../src/core/history.ts';
import { decodeCheckpoint } from '../../src/files/checkpoint.ts';
import { idleRun, type Run } from '../../src/runs/run.ts';
import { CheckpointStore } from '../../src/runs/storage/checkpoint-store.ts';
import { storageProblem } from '../../src/runs/storage/database.ts';
import { DATABASE, mayHoldRuns } from '../../src/runs/storage/names.ts';
import { RunStore } from '../../src/runs/storage/run-store.ts';
import { episodeRecord } from '../support/episode-record.ts';
import { fillOldStorage } from '../support/old-storage.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('navigator', {});
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const snapshot = { episode: 0, updates: 0, evaluation: null, parameters: Float32Array.of(1, 2) };
const run: Run = {
  ...idleRun(defaultConfig(), 'a'),
  status: 'failed',
  failure: { reason: 'diverged', message: '', last: null },
  history: History.of([episodeRecord()]),
  snapshots: [snapshot],
  endedAt: 1,
};
const state = {
  ...{ id: 'a', preset: null, seed: 0, episodes: 1, mostEpisodes: 9, elapsedSeconds: 0 },
  ...{ savedAt: 1, ended: false },
};

const databases = async () => (await indexedDB.databases()).map(({ name }) => name).sort();

describe('the runs of this browser', () => {
  test('are listed without their snapshots, which are read when they are wanted', async () => {
    const store = new RunStore();
    await store.put(run);
    expect(await store.list()).toEqual({ runs: [{ ...run, snapshots: [] }], unreadable: 0 });
    expect(await store.snapshots('a')).toEqual(run.snapshots);
    expect(await store.snapshots('b')).toEqual([]);
  });

  test('are one even if they end twice, keep their name, and come back whole when they were deleted', async () => {
    const store = new RunStore();
    await store.put(run);
    await store.put({ ...run, elapsedSeconds: 9 });
    await store.rename('a', 'mine');
    const bringBack = await store.delete('a');
    expect(await store.list()).toEqual({ runs: [], unreadable: 0 });
    await bringBack();
    expect((await store.list()).runs).toMatchObject([{ id: 'a', name: 'mine', elapsedSeconds: 9 }]);
    expect(await store.snapshots('a')).toEqual(run.snapshots);
  });

  test('that are under way have each snapshot written once, and those taken on a way that was lost are gone', async () => {
    const store = new CheckpointStore();
    const [first, second] = [0, 8].map((episode) => ({ ...snapshot, episode }));
    if (first === undefined || second === undefined) throw new Error('two');
    await store.save(state, new Uint8Array([1]), [first]);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    await store.save(state, new Uint8Array([2]), [first, second]);
    expect(put.mock.calls.filter(([value]) => value === first)).toEqual([]);
    expect(await store.takeUpSnapshots('a', 9)).toEqual([first, second]);
    expect(await store.takeUpSnapshots('a', 8)).toEqual([first]);
    expect(await store.takeUpSnapshots('a', 9)).toEqual([first]);
    await store.discard('a');
    expect(await store.takeUpSnapshots('a', 9)).toEqual([]);
  });

  test('of a newer version of the page stay as they are, and that is told from having no storage', async () => {
    const opening = indexedDB.open(DATABASE, 99);
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    opening.result.close();
    const problem = await new RunStore().list().then(() => null, storageProblem);
    expect(problem).toBe('outdated');
    expect(storageProblem(new DOMException('', 'InvalidStateError'))).toBe('unavailable');
    expect(storageProblem(new DOMException('', 'QuotaExceededError'))).toBe('full');
  });

  test('whose checkpoint is no bytes have none', async () => {
    const store = new CheckpointStore();
    // @ts-expect-error: what no version of the page writes, but a damaged profile may hold
    await store.save(state, 'text');
    expect(await store.list()).toEqual([state]);
    expect(await store.read('a')).toEqual([]);
  });
});

describe('the two databases of version 1', () => {
  /** All that the fixture holds, in the one database there is now. */
  async function expectAllThere(): Promise<void> {
    const { runs, unreadable } = await new RunStore().list();
    expect(unreadable).toBe(0);
    const facts = runs.map(({ name, config: { seed }, status, history, origin, result }) => ({
      ...{ name, seed, status, kind: origin.kind, episodes: history.length },
      reason: result?.reason,
    }));
    expect(facts.toSorted((a, b) => b.episodes - a.episodes)).toMatchObject([
      { name: '', seed: 8, kind: 'trained', reason: 'stopped' },
      { name: 'My first agent', seed: 7, kind: 'trained', reason: 'episodes', episodes: 40 },
      { name: '', kind: 'imported', episodes: 0 },
    ]);
    const store = new CheckpointStore();
    const states = await store.list();
    expect(states.map(({ seed, ended }) => [seed, ended])).toEqual([
      [9, false],
      [8, true],
      [7, true],
    ]);
    // What a run ended with and where it can be gone on from is one run now.
    expect(runs.map(({ id }) => id)).toEqual(expect.arrayContaining(states.slice(1).map(({ id }) => id)));
    for (const { id, episodes, seed } of states) {
      const [newest] = await store.read(id);
      const { history, config } = decodeCheckpoint(newest ?? new Uint8Array()).state;
      expect([history.length, config.seed]).toEqual([episodes, seed]);
    }
  }

  test('are moved over whole, and are gone', async () => {
    await fillOldStorage();
    expect(await mayHoldRuns()).toBe(true);
    await expectAllThere();
    expect(await databases()).toEqual([DATABASE]);
  });

  test('are moved on the next time when the move was cut off, wherever that was', async () => {
    let left = 0;
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      left -= 1;
      if (left === -1) throw new DOMException('the tab was closed', 'AbortError');
      return put.apply(this, args);
    });
    let cuts = 0;
    for (; left >= 0; cuts += 1) {
      left = Number.POSITIVE_INFINITY;
      vi.stubGlobal('indexedDB', new IDBFactory());
      await fillOldStorage();
      left = cuts;
      await new RunStore().list().catch(() => {});
      if (left >= 0) break;
      left = Number.POSITIVE_INFINITY;
      await expectAllThere();
      expect(await databases()).toEqual([DATABASE]);
    }
    expect(cuts).toBeGreaterThan(6);
  });

  test('give up nothing that this version cannot read: it is counted', async () => {
    await fillOldStorage();
    const opening = indexedDB.open('cartpole-dqn-runs');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const change = opening.result.transaction('runs', 'readwrite');
    change.objectStore('runs').put({ id: 'odd', kind: 'of another time' });
    await new Promise((resolve) => {
      change.oncomplete = resolve;
    });
    opening.result.close();
    expect((await new RunStore().list()).unreadable).toBe(1);
    expect((await new RunStore().list()).unreadable).toBe(1);
  });

  test('are not made where there were none', async () => {
    await new RunStore().put(run);
    expect(await databases()).toEqual([DATABASE]);
  });
});
