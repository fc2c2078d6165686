import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAll } from '../../scripts/study/pool.ts';
import { report, reportText } from '../../scripts/study/report.ts';
import type { SeedResult } from '../../scripts/study/seed.ts';
import { mergeShards, parseShard, shardSeeds } from '../../scripts/study/shards.ts';
import { type Config, defaultConfig } from '../../src/core/config.ts';
import { LADDER } from '../../src/core/ladder.ts';
import { runHere } from '../support/command.ts';

const { seed: _, ...settings } = defaultConfig();

/** A made-up seed: the n-th of a study took n times as long as the first. */
function result(seed: number, keptMean = 500): SeedResult {
  const n = seed - 9;
  return {
    seed,
    keptMean,
    keptMin: keptMean - 1,
    lastMean: keptMean - 100,
    pushedMean: 480 + n,
    updates: 1000 * n,
    environmentSteps: 4000 * n,
    evaluationSteps: 60_000 * n,
    episodes: 100 * n,
    seconds: n / 2,
    stoppedSolved: keptMean === 500,
    diverged: false,
    scorePer20: [10 * n, 20 * n],
  };
}

/** Seeds 10 to 20, of which two are not solved. */
const results = Array.from({ length: 11 }, (_, i) => result(10 + i, i < 9 ? 500 : 50 * (i - 1)));
const whole = report('reliable', 'simd', settings, results);
const study = { firstSeed: 10, seeds: 11 };

/** What `--shard` writes of some of the seeds. */
function shard(name: string, some: readonly SeedResult[], changes: object = {}) {
  const ofShard = report('reliable', 'simd', settings, some);
  return { name, ...parseShard(name, JSON.stringify({ ...ofShard, study, ...changes })) };
}
const [even, odd] = [0, 1].map((rest) => results.filter(({ seed }) => seed % 2 === rest));

describe('a report', () => {
  test('has what the seeds came to, by hand', () => {
    expect(whole).toMatchObject({
      firstSeed: 10,
      seeds: 11,
      solvedSeeds: 9,
      keptMean: expect.closeTo((9 * 500 + 400 + 450) / 11, 9),
      keptMin: 400,
      lastMean: expect.closeTo((9 * 400 + 300 + 350) / 11, 9),
      pushedSeeds490: 2,
      updates: { median: 6000, p90: 10_000, max: 11_000 },
      environmentSteps: { median: 24_000, p90: 40_000, max: 44_000 },
      episodes: { median: 600, p90: 1000, max: 1100 },
      seconds: { median: 3, p90: 5, max: 5.5 },
    });
  });

  test('names the seeds, also where a shard has only some of those between', () => {
    expect(reportText(whole)).toContain('reliable, learner simd, seeds 10 to 20');
    expect(reportText(report('reliable', 'simd', settings, even ?? []))).toContain('6 of the seeds 10 to 20');
  });
});

describe('shards', () => {
  const seeds = Array.from({ length: 21 }, (_, i) => 100 + i);

  test.each([1, 2, 8, 21])('of %i parts have each seed once, and alike many', (count) => {
    const parts = Array.from({ length: count }, (_, i) => shardSeeds(seeds, `${i + 1}/${count}`));
    expect(parts.flat().sort((a, b) => a - b)).toEqual(seeds);
    const lengths = parts.map(({ length }) => length);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
  });

  test.each(['0/8', '9/8', '1/0', '2', 'two/8', '-1/8', '1/8/8'])('are never %s', (text) => {
    expect(() => shardSeeds(seeds, text)).toThrow(`--shard ${text}: must be I/N`);
  });

  test('merged, in whatever order, are the report of one machine', () => {
    expect(mergeShards([shard('b', odd ?? []), shard('a', even ?? [])])).toEqual(whole);
  });

  test('do not merge when seeds are missing, and these are named', () => {
    const some = (odd ?? []).filter(({ seed }) => seed !== 13 && seed !== 17);
    expect(() => mergeShards([shard('a', even ?? []), shard('b', some)])).toThrow(
      'Seeds in none of the files: 13, 17.',
    );
  });

  test('do not merge when a seed comes twice or is none of the study', () => {
    const all = [shard('a', even ?? []), shard('b', odd ?? [])];
    expect(() => mergeShards([...all, shard('c', [result(12)])])).toThrow('Seeds that come twice: 12.');
    expect(() => mergeShards([...all, shard('c', [result(21)])])).toThrow('does not have: 21.');
  });

  test.each([
    ['settings', { settings: { ...settings, gamma: 0.98 } }, 'gamma is 0.99 in one and 0.98 in the other'],
    ['learners', { learner: 'reference' }, 'learner is simd in one and reference in the other'],
    [
      'numbers of seeds',
      { study: { firstSeed: 10, seeds: 12 } },
      'the number of seeds is 11 in one and 12 in the other',
    ],
    ['first seeds', { study: { firstSeed: 9, seeds: 11 } }, 'the first seed is 10 in one and 9 in the other'],
  ])('of different %s do not merge', (_, changes, sentence) => {
    expect(() => mergeShards([shard('a', even ?? []), shard('b', odd ?? [], changes)])).toThrow(
      `a and b do not belong together: ${sentence}`,
    );
  });

  test('are checked before they are read', () => {
    expect(() => parseShard('a.json', '{')).toThrow('a.json is not JSON');
    expect(() => shard('a.json', [], { results: [{ ...result(10), keptMean: 'high' }] })).toThrow(
      'a.json: results.0.keptMean',
    );
    expect(() => shard('a.json', [], { settings: { ...settings, gamma: 7 } })).toThrow('a.json: settings');
  });
});

test('seeds run in processes of their own come back in the order asked for', async () => {
  const config: Config = { ...defaultConfig(), hiddenWidth: 8, episodes: 3 };
  let told = 0;
  const ran = await runAll(
    [7, 3, 5].map((seed) => ({ ...config, seed })),
    'simd',
    () => {
      told += 1;
    },
  );
  expect(ran.map(({ seed, episodes }) => [seed, episodes])).toEqual([
    [7, 3],
    [3, 3],
    [5, 3],
  ]);
  expect(told).toBe(3);
});

describe('npm run study', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'study-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const command = ['--import', 'tsx', 'scripts/study.ts'];

  async function run(...args: readonly string[]) {
    const child = spawn(process.execPath, [...command, ...args]);
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    const [code] = await once(child, 'close');
    return { code, said };
  }

  const small = ['--preset', 'blog', '--hidden-width', '8', '--episodes', '30', '--seeds', '3'];

  /** Seconds are the clock's. */
  async function withoutSeconds(file: string) {
    const { seconds: _, results, ...rest } = JSON.parse(await readFile(join(folder, file), 'utf8'));
    return { ...rest, results: results.map((each: SeedResult) => ({ ...each, seconds: 0 })) };
  }

  test('in shards, merged, writes what it writes in one go', async () => {
    const file = (name: string) => join(folder, name);
    const runs = await Promise.all([
      run(...small, '--first-seed', '5', '--out', file('whole.json')),
      run(...small, '--first-seed', '5', '--shard', '1/2', '--out', file('one.json')),
      run(...small, '--first-seed', '5', '--shard', '2/2', '--out', file('two.json')),
    ]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    const merge = await run('--merge', file('two.json'), file('one.json'), '--out', file('merged.json'));
    expect(merge.code).toBe(0);
    const merged = await withoutSeconds('merged.json');
    expect(merged).toEqual(await withoutSeconds('whole.json'));
    expect(Object.keys(merged)).toEqual(
      expect.arrayContaining([
        ...['seeds', 'solvedSeeds', 'keptMean', 'keptMin', 'lastMean'],
        ...['updates', 'environmentSteps', 'episodes'],
      ]),
    );
    expect(merged.updates).toEqual({
      median: expect.any(Number),
      p90: expect.any(Number),
      max: expect.any(Number),
    });

    const half = await run('--merge', file('one.json'));
    expect(half).toEqual({ code: 2, said: 'Seeds in none of the files: 6.\n' });
  });

  test('a ladder that is broken off leaves the rungs that had ended', async () => {
    const file = join(folder, 'ladder.json');
    const child = spawn(process.execPath, [...command, '--ladder', '--seeds', '1', '--out', file]);
    for await (const { filename } of watch(folder)) if (filename === 'ladder.json') break;
    child.kill();
    await once(child, 'close');
    const { rungs } = JSON.parse(await readFile(file, 'utf8'));
    expect(rungs[0]).toMatchObject({ id: 'blog', seeds: 1, episodes: { median: 500 } });
    expect(rungs.length).toBeLessThan(LADDER.length);
  });

  test.each([
    [['--ladder', '--shard', '1/2'], 'a ladder runs whole'],
    [['--ladder', '--gamma', '0.9'], 'the settings are those of its rungs'],
    [['--seeds', '0'], '--seeds 0: must be a whole number from 1.'],
    [['--merge', 'nowhere.json'], 'nowhere.json cannot be read'],
  ])('%j says what is wrong', async (args, sentence) => {
    const { code, said } = await runHere('study', args);
    expect(said).toContain(sentence);
    expect(code).toBe(2);
  });
});
