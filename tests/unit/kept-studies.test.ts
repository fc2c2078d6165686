import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { History } from '../../src/core/history.ts';
import { PRESETS } from '../../src/core/presets.ts';
import { FileError } from '../../src/files/error.ts';
import { maybeStudy, readStudyJson } from '../../src/files/study-json.ts';
import type { SeedRun } from '../../src/runs/seed-run.ts';
import { DATABASE } from '../../src/runs/storage/names.ts';
import { RunStore } from '../../src/runs/storage/run-store.ts';
import type { StoredStudy } from '../../src/runs/storage/schema.ts';
import { StudyStore } from '../../src/runs/storage/study-store.ts';
import { openStudy } from '../../src/ui/features/seeds/index.ts';
import { studyOf } from '../../src/ui/features/seeds/study-store.ts';
import { episodeRecord } from '../support/episode-record.ts';
import { silentSession } from '../support/session.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('navigator', {});
});
afterEach(() => vi.unstubAllGlobals());

const seedRun = (seed: number): SeedRun => ({
  seed,
  reason: 'solved',
  test: { mean: 500, min: 500, full: 100 },
  episodes: 40,
  updates: 1000,
  environmentSteps: 2000,
  seconds: 1.5,
  scores: [10, 200],
  history: History.of([episodeRecord()]),
  weightsDigest: 7,
  reel: [{ episode: 3, path: Float32Array.of(0, 0, 1, 0.5) }],
});

const storedStudy = (id: string, startedAt: number, more: Partial<StoredStudy> = {}): StoredStudy => ({
  id,
  name: '',
  arms: [
    { preset: 'blog', config: PRESETS.blog },
    { preset: 'reliable', config: PRESETS.reliable },
  ],
  seeds: [5, 6],
  learner: 'simd',
  startedAt,
  ...{ elapsedSeconds: 0, ended: 0, solved: 0 },
  ...more,
});

describe('the studies of this browser', () => {
  test('come back seed by seed, arm by arm, and say how far they have come', async () => {
    const store = new StudyStore();
    const study = storedStudy('a', 1);
    await store.put(study);
    await store.putSeed({ ...study, ended: 1, solved: 1, elapsedSeconds: 3 }, 1, seedRun(6));
    const [kept] = await new StudyStore().list();
    expect(kept).toEqual({ ...study, ended: 1, solved: 1, elapsedSeconds: 3 });
    expect(await store.runs(study)).toEqual([[], [seedRun(6)]]);
  });

  test('keep their name while their seeds end, and stay deleted', async () => {
    const store = new StudyStore();
    const study = storedStudy('a', 1);
    await store.put(study);
    await store.rename('a', 'mine');
    await store.putSeed({ ...study, ended: 1 }, 0, seedRun(5));
    expect(await store.list()).toMatchObject([{ name: 'mine', ended: 1 }]);
    const bringBack = await store.delete('a');
    await store.putSeed({ ...study, ended: 2 }, 0, seedRun(6));
    expect(await store.list()).toEqual([]);
    expect(await store.runs(study)).toEqual([[], []]);
    await bringBack();
    expect(await store.runs(study)).toEqual([[seedRun(5)], []]);
  });

  test('are the newest eight and those with a name', async () => {
    const store = new StudyStore();
    await store.put(storedStudy('named', 0, { name: 'mine' }));
    for (let n = 1; n <= 9; n += 1) {
      await store.put(storedStudy(`s${n}`, n));
      await store.putSeed(storedStudy(`s${n}`, n), 0, seedRun(5));
    }
    const ids = (await store.list()).map(({ id }) => id);
    expect(ids).toEqual(['s9', 's8', 's7', 's6', 's5', 's4', 's3', 's2', 'named']);
    expect(await store.runs(storedStudy('s1', 1))).toEqual([[], []]);
  });

  test('have their place beside what the page stored before there were any', async () => {
    const before = await openDB(DATABASE, 1, {
      upgrade(database) {
        database.createObjectStore('runs', { keyPath: 'id' });
        database.createObjectStore('snapshots');
        database.createObjectStore('states', { keyPath: 'id' });
        database.createObjectStore('checkpoints');
      },
    });
    await before.put('runs', { id: 'old', of: 'another version' });
    before.close();
    await new StudyStore().put(storedStudy('a', 1));
    expect(await new RunStore().list()).toEqual({ runs: [], unreadable: 1 });
    expect(await new StudyStore().list()).toHaveLength(1);
  });
});

const fileOf = (part: 1 | 2) => {
  const name = `blog-60-episodes-${part}-of-2.json`;
  return { name, text: readFileSync(new URL(`../fixtures/study/${name}`, import.meta.url), 'utf8') };
};

describe('what `npm run study` wrote on another machine', () => {
  test('is read shard by shard or together, seeds in order', () => {
    expect(maybeStudy(fileOf(1).text)).toBe(true);
    expect(maybeStudy('{"results":[],"weights":{}}')).toBe(false);
    const together = readStudyJson([fileOf(2), fileOf(1)]);
    expect(together.results.map(({ seed }) => seed)).toEqual([0, 1, 2, 3]);
    expect(together.settings).toMatchObject({ gamma: 0.98, episodes: 60, hiddenWidth: 128 });
    expect(together.study).toEqual({ firstSeed: 0, seeds: 4 });
  });

  test('is shown as a field whose seeds can be trained again', () => {
    const session = silentSession();
    openStudy(session, [fileOf(1)]);
    const { status, seeds, learner, arms } = studyOf(session).store.getState();
    expect({ status, seeds, learner }).toEqual({ status: 'done', seeds: [0, 2], learner: 'simd' });
    expect(arms[0]).toMatchObject({ preset: 'blog', config: { episodes: 60 } });
    expect(arms[0]?.runs.get(2)).toMatchObject({
      ...{ reason: 'episodes', episodes: 60, history: null, weightsDigest: null },
      scores: [expect.any(Number), expect.any(Number)],
    });
  });

  test.each([
    ['{', 'json-syntax', {}],
    [fileOf(1).text.replace('"gamma":0.98', '"gamma":7'), 'field-invalid', { field: 'settings' }],
    [
      fileOf(1).text.replace(/"seed":0,"keptMean":[\d.]+/, '"seed":0,"keptMean":"high"'),
      'field-invalid',
      { field: 'results.0.keptMean' },
    ],
  ] as const)('is refused where something is wrong with it', (text, code, details) => {
    expect(() => readStudyJson([{ name: 'a.json', text }])).toThrow(FileError);
    try {
      readStudyJson([{ name: 'a.json', text }]);
    } catch (error) {
      expect(error).toMatchObject({ code, details: { where: 'a.json', ...details } });
    }
  });

  test('is refused where shards do not belong together or share a seed', () => {
    const other = { name: 'b.json', text: fileOf(2).text.replace('"gamma":0.98', '"gamma":0.9') };
    expect(() => readStudyJson([fileOf(1), other])).toThrow('0.98, as in blog-60-episodes-1-of-2.json');
    expect(() => readStudyJson([fileOf(1), fileOf(1)])).toThrow('0, twice');
  });
});
