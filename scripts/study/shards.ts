import * as v from 'valibot';
import { KNOB_NAMES } from '../../src/core/knobs.ts';
import { type StudyJson, studyJson } from '../../src/files/study-json.ts';
import { UsageError } from '../cli/options.ts';
import { report, type StudyReport } from './report.ts';

/** The seeds of shard `index` of `count`: every count-th one, so that all shards take alike long. */
export function shardSeeds(seeds: readonly number[], shard: string): number[] {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(shard)?.map(Number) ?? [];
  if (index === undefined || count === undefined || index < 1 || index > count) {
    throw new UsageError(`--shard ${shard}: must be I/N with I from 1 to N, as in 2/8.`);
  }
  return seeds.filter((_, position) => position % count === index - 1);
}

export type Shard = StudyJson;

/** @throws {UsageError} naming the file, the field and what it should be. */
export function parseShard(name: string, text: string): Shard {
  const json = parseJson(name, text);
  const parsed = v.safeParse(studyJson, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new UsageError(
    `${name}: ${v.getDotPath(issue) ?? 'the file'} is ${issue.received}, it must be ${issue.expected ?? issue.message}.`,
  );
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${name} is not JSON: ${error instanceof Error ? error.message : error}.`);
  }
}

/**
 * Joins shards into the report one machine would have made.
 * @throws {UsageError} on mixed settings, missing seeds or seeds twice, naming them.
 */
export function mergeShards(shards: readonly (Shard & { readonly name: string })[]): StudyReport {
  const [first, ...others] = shards;
  if (first === undefined) throw new UsageError('--merge needs at least one file.');
  for (const other of others) expectSameStudy(first, other);
  const results = shards.flatMap((shard) => shard.results).sort((a, b) => a.seed - b.seed);
  const twice = results.filter(({ seed }, i) => results[i + 1]?.seed === seed).map(({ seed }) => seed);
  if (twice.length > 0) throw new UsageError(`Seeds that come twice: ${twice.join(', ')}.`);
  const there = new Set(results.map(({ seed }) => seed));
  const wanted = Array.from({ length: first.study.seeds }, (_, i) => first.study.firstSeed + i);
  const missing = wanted.filter((seed) => !there.has(seed));
  if (missing.length > 0) throw new UsageError(`Seeds in none of the files: ${missing.join(', ')}.`);
  const strangers = [...there].filter((seed) => !wanted.includes(seed));
  if (strangers.length > 0)
    throw new UsageError(`Seeds that the study does not have: ${strangers.join(', ')}.`);
  return report(first.preset, first.learner, first.settings, results);
}

function expectSameStudy(a: Shard & { readonly name: string }, b: Shard & { readonly name: string }): void {
  const differ = (what: string, left: unknown, right: unknown) => {
    if (left !== right) {
      throw new UsageError(
        `${a.name} and ${b.name} do not belong together: ${what} is ${left} in one and ${right} in the other.`,
      );
    }
  };
  differ('learner', a.learner, b.learner);
  differ('the first seed', a.study.firstSeed, b.study.firstSeed);
  differ('the number of seeds', a.study.seeds, b.study.seeds);
  for (const name of KNOB_NAMES) if (name !== 'seed') differ(name, a.settings[name], b.settings[name]);
}
