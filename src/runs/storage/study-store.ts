import * as v from 'valibot';
import type { SeedRun } from '../seed-run.ts';
import { Connection } from './database.ts';
import {
  columns,
  FAILURE_REASONS,
  FINISH_REASONS,
  finite,
  learnerName,
  presetName,
  readConfig,
  readHistory,
  runId,
  settings,
} from './record.ts';
import type { SeedRow, StoredStudy, StudyId } from './schema.ts';

/** Of the studies that nobody has named so many are kept, some megabytes each; a named one goes only when deleted. */
const mostUnnamedKept = 8;

const rowsOf = (id: StudyId) =>
  IDBKeyRange.bound([id, Number.NEGATIVE_INFINITY], [id, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);

/** The studies of this browser, seed by seed. Every method fails as `storageProblem` says. */
export class StudyStore {
  readonly #connection: Connection;

  constructor(connection = new Connection()) {
    this.#connection = connection;
  }

  /** The newest first. */
  async list(): Promise<readonly StoredStudy[]> {
    const rows: unknown[] = await (await this.#connection.open()).getAll('studies');
    return newestFirst(rows.flatMap((row) => readStudy(row) ?? []));
  }

  /** The runs of each arm that have ended, by arm. */
  async runs({ id, arms }: StoredStudy): Promise<readonly (readonly SeedRun[])[]> {
    const database = await this.#connection.open();
    return Promise.all(
      arms.map(async (_, arm) => {
        const rows: unknown[] = await database.getAll(
          'seeds',
          IDBKeyRange.bound([id, arm, Number.NEGATIVE_INFINITY], [id, arm, Number.POSITIVE_INFINITY]),
        );
        return rows.flatMap((row) => readSeed(row) ?? []);
      }),
    );
  }

  /** Puts a study in, or how it stands now; of those that nobody has named the oldest go. */
  async put(study: StoredStudy): Promise<void> {
    const change = (await this.#connection.open()).transaction(['studies', 'seeds'], 'readwrite');
    const studies = change.objectStore('studies');
    await studies.put(study);
    const all: unknown[] = await studies.getAll();
    const unnamed = newestFirst(all.flatMap((row) => readStudy(row) ?? [])).filter(({ name }) => name === '');
    const old = unnamed.slice(mostUnnamedKept).filter(({ id }) => id !== study.id);
    await Promise.all([
      ...old.flatMap(({ id }) => [studies.delete(id), change.objectStore('seeds').delete(rowsOf(id))]),
      change.done,
    ]);
  }

  /** Puts in a run that has ended, and how its study stands with it. */
  async putSeed(study: StoredStudy, arm: number, run: SeedRun): Promise<void> {
    const change = (await this.#connection.open()).transaction(['studies', 'seeds'], 'readwrite');
    const studies = change.objectStore('studies');
    // Another tab may have named or deleted it meanwhile.
    const row = readStudy(await studies.get(study.id));
    if (row === null) return change.done;
    await Promise.all([
      studies.put({ ...study, name: row.name }),
      change.objectStore('seeds').put(rowOfSeed(run), [study.id, arm, run.seed]),
      change.done,
    ]);
  }

  async rename(id: StudyId, name: string): Promise<void> {
    const change = (await this.#connection.open()).transaction('studies', 'readwrite');
    const row = await change.store.get(id);
    if (row !== undefined) await change.store.put({ ...row, name });
    await change.done;
  }

  /** @returns what brings it back, seeds and all */
  async delete(id: StudyId): Promise<() => Promise<void>> {
    const change = (await this.#connection.open()).transaction(['studies', 'seeds'], 'readwrite');
    const [studies, seeds] = [change.objectStore('studies'), change.objectStore('seeds')];
    const [study, keys, rows] = await Promise.all([
      studies.get(id),
      seeds.getAllKeys(rowsOf(id)),
      seeds.getAll(rowsOf(id)),
    ]);
    await Promise.all([studies.delete(id), seeds.delete(rowsOf(id)), change.done]);
    return async () => {
      const back = (await this.#connection.open()).transaction(['studies', 'seeds'], 'readwrite');
      if (study !== undefined) await back.objectStore('studies').put(study);
      for (const [i, key] of keys.entries()) {
        const row = rows[i];
        if (row !== undefined) await back.objectStore('seeds').put(row, key);
      }
      await back.done;
    };
  }
}

function newestFirst(studies: readonly StoredStudy[]): StoredStudy[] {
  return [...studies].sort((a, b) => b.startedAt - a.startedAt);
}

const studyRow = v.object({
  id: runId,
  name: v.string(),
  arms: v.pipe(v.array(v.object({ preset: presetName, config: settings })), v.minLength(1)),
  seeds: v.array(finite),
  learner: v.union([v.literal('auto'), learnerName]),
  startedAt: finite,
  elapsedSeconds: finite,
  ended: finite,
  solved: finite,
});

const seedRow = v.object({
  seed: finite,
  reason: v.picklist([...FINISH_REASONS, ...FAILURE_REASONS]),
  test: v.nullable(v.object({ mean: finite, min: finite, full: v.nullable(finite) })),
  episodes: finite,
  updates: finite,
  environmentSteps: finite,
  seconds: finite,
  scores: v.array(v.number()),
  history: v.nullable(columns),
  weightsDigest: v.nullable(finite),
  reel: v.array(v.object({ episode: finite, path: v.instance(Float32Array) })),
});

/** The row as a study; null when it is none. */
function readStudy(stored: unknown): StoredStudy | null {
  const { success, output } = v.safeParse(studyRow, stored);
  if (!success) return null;
  const arms = output.arms.flatMap(({ preset, config }) => {
    const read = readConfig(config);
    return read === null ? [] : [{ preset, config: read }];
  });
  return arms.length === output.arms.length ? { ...output, arms } : null;
}

function rowOfSeed({ history, ...run }: SeedRun): SeedRow {
  return { ...run, history: history?.copyColumns() ?? null };
}

/** The row as a run of a study; null when it is none. */
function readSeed(stored: unknown): SeedRun | null {
  const { success, output } = v.safeParse(seedRow, stored);
  if (!success) return null;
  const { reel, history, ...known } = output;
  return {
    ...known,
    history: history === null ? null : readHistory(history),
    reel: reel.map(({ episode, path }) => ({ episode, path: Float32Array.from(path) })),
  };
}
