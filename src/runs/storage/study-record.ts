import * as v from 'valibot';
import type { SeedRun } from '../seed-run.ts';
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
import type { SeedRow, StoredStudy } from './schema.ts';

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
export function readStudy(stored: unknown): StoredStudy | null {
  const { success, output } = v.safeParse(studyRow, stored);
  if (!success) return null;
  const arms = output.arms.flatMap(({ preset, config }) => {
    const read = readConfig(config);
    return read === null ? [] : [{ preset, config: read }];
  });
  return arms.length === output.arms.length ? { ...output, arms } : null;
}

export function rowOfSeed({ history, ...run }: SeedRun): SeedRow {
  return { ...run, history: history?.copyColumns() ?? null };
}

/** The row as a run of a study; null when it is none. */
export function readSeed(stored: unknown): SeedRun | null {
  const { success, output } = v.safeParse(seedRow, stored);
  if (!success) return null;
  const { reel, history, ...known } = output;
  return {
    ...known,
    history: history === null ? null : readHistory(history),
    reel: reel.map(({ episode, path }) => ({ episode, path: Float32Array.from(path) })),
  };
}
