import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ABSENT_KNOBS, knobProblem } from '../../src/core/config.ts';
import type { Knob } from '../../src/core/knob.ts';
import { KNOB_NAMES, KNOBS, type KnobName } from '../../src/core/knobs.ts';
import { LEARNER_NAMES } from '../../src/core/learner.ts';
import { ALL_PRESET_NAMES, PRESETS } from '../../src/core/presets.ts';
import {
  DEFAULT_SETUP,
  type LinkedSetup,
  migrate,
  readLink,
  writeLink,
} from '../../src/ui/features/share/link.ts';
import { PAGE_PARTS } from '../../src/ui/session/view.ts';

const panels = ['knobs', 'compare'];

function knobValue(name: KnobName): fc.Arbitrary<unknown> {
  const knob: Knob = KNOBS[name];
  if (knob.kind === 'choice') return fc.constantFrom(...knob.choices);
  if (knob.kind === 'switch') return fc.boolean();
  const { min, max, integer, multipleOf = 1, steps } = knob;
  const other = integer
    ? fc
        .integer({ min: Math.ceil(min / multipleOf), max: Math.floor(max / multipleOf) })
        .map((n) => n * multipleOf)
    : fc.double({ min, max, noNaN: true }).map((n) => (Object.is(n, -0) ? 0 : n));
  return fc.oneof(fc.constantFrom(...steps), other);
}

const setups: fc.Arbitrary<LinkedSetup> = fc
  .record({
    preset: fc.constantFrom(...ALL_PRESET_NAMES),
    changes: fc.record(Object.fromEntries(KNOB_NAMES.map((name) => [name, knobValue(name)])), {
      requiredKeys: [],
    }),
    pace: fc.constantFrom(1 as const, 4 as const, 16 as const, 'max' as const),
    learnerChoice: fc.constantFrom('auto' as const, ...LEARNER_NAMES),
    language: fc.constantFrom(null, 'en' as const, 'ko' as const),
    embed: fc.boolean(),
    hidden: fc.subarray([...PAGE_PARTS, ...panels]),
    study: fc.option(
      fc.record({
        seeds: fc.integer({ min: 2, max: 256 }),
        firstSeed: fc.integer({ min: 0, max: 1_000_000 }),
        beside: fc.constantFrom(null, ...ALL_PRESET_NAMES),
      }),
    ),
  })
  .map(({ preset, changes, ...rest }) => ({ preset, config: { ...PRESETS[preset], ...changes }, ...rest }));

describe('a link', () => {
  test('brings back every configuration there can be, exactly', () => {
    fc.assert(
      fc.property(setups, (setup) => {
        const link = writeLink(setup);
        const hasRest = link !== 'v=2';
        expect(readLink(`?${link}`, panels)).toEqual({ setup, problems: [], hasRest });
      }),
    );
  });

  test('holds what differs from the preset alone', () => {
    const { reliable, blog } = PRESETS;
    expect(writeLink(DEFAULT_SETUP)).toBe('v=2');
    expect(writeLink({ ...DEFAULT_SETUP, config: { ...reliable, gamma: 0.5, seed: 7 } })).toBe(
      'v=2&seed=7&gamma=0.5',
    );
    expect(
      writeLink({
        ...DEFAULT_SETUP,
        preset: 'blog',
        config: { ...blog, doubleDqn: true },
        pace: 'max',
        learnerChoice: 'simd',
        language: 'ko',
        embed: true,
        hidden: ['log', 'knobs'],
      }),
    ).toBe('v=2&preset=blog&doubleDqn=true&pace=max&learner=simd&lang=ko&embed=1&hide=log%2Cknobs');
  });

  test('of version 1 means what it meant when it was made', () => {
    const { setup, problems } = readLink(
      '?v=1&preset=blog&seed=12&learningRate=0.001&targetUpdate=polyak&polyakTau=0.01&keepBest=true&pace=4&learner=webgl&lang=ko',
      panels,
    );
    expect(problems).toEqual([]);
    expect(setup).toMatchObject({ preset: 'blog', pace: 4, learnerChoice: 'webgl', language: 'ko' });
    expect(setup.config).toMatchObject({
      seed: 12,
      learningRate: 0.001,
      targetUpdate: 'polyak',
      polyakTau: 0.01,
      keepBest: true,
      gamma: 0.98,
      bufferCapacity: 50_000,
      updatesPerEpisode: 10,
    });
  });

  test('with a value out of range says so and takes the preset’s, and the rest of the link', () => {
    const { setup, problems } = readLink('?v=2&gamma=7&batchSize=64', panels);
    expect(setup.config).toMatchObject({ gamma: 0.99, batchSize: 64 });
    expect(problems).toEqual([
      {
        type: 'knob',
        problem: { knob: 'gamma', code: 'out-of-range', values: { value: '7', min: 0, max: 2 } },
        used: 0.99,
      },
    ]);
  });

  test('names a preset, a setting, a pace, a language and a part that there is not', () => {
    const { setup, problems } = readLink('?preset=dqn2000&gama=0.5&pace=3&lang=fr&hide=log,ads', panels);
    expect(setup).toEqual({ ...DEFAULT_SETUP, hidden: ['log'] });
    expect(problems.map((problem) => [problem.type, 'key' in problem ? problem.key : ''])).toEqual([
      ['choice', 'preset'],
      ['choice', 'pace'],
      ['choice', 'lang'],
      ['part', ''],
      ['unknown', 'gama'],
    ]);
    expect(problems).toContainEqual({
      type: 'part',
      value: 'ads',
      choices: [...PAGE_PARTS, ...panels].join(', '),
    });
  });

  test('has a rest only where it says something that is not wrong', () => {
    const hasRest = (query: string, hash?: string) => readLink(query, panels, hash).hasRest;
    expect(hasRest('?v=2&gamma=7&utm_source=x')).toBe(false);
    expect(hasRest('?gama=0.5&pace=3&hide=ads', '#knbos')).toBe(false);
    expect(hasRest('?gamma=0.5&gamma=0.9')).toBe(false);
    expect(hasRest('?v=9')).toBe(false);
    expect(hasRest('?gamma=7&batchSize=64')).toBe(true);
    expect(hasRest('?hide=log,ads')).toBe(true);
    expect(hasRest('?gamma=7', '#knobs')).toBe(true);
  });

  test('explains a panel that there is not, and opens one that there is', () => {
    const panel = { type: 'panel', value: 'knbos', choices: 'knobs, compare' };
    expect(readLink('?v=2', panels, '#knbos').problems).toEqual([panel]);
    expect(readLink('?v=2', panels, '#knobs').problems).toEqual([]);
    expect(readLink('?v=2', panels, '').problems).toEqual([]);
  });

  test('with a setting said twice takes the last and says so', () => {
    const { setup, problems } = readLink('?gamma=0.5&gamma=0.9', panels);
    expect(setup.config.gamma).toBe(0.9);
    expect(problems).toEqual([{ type: 'repeated', key: 'gamma', value: '0.9' }]);
  });

  test('of version 1 with nothing but a preset sets every knob of then as it always has', async () => {
    const links = readFileSync(new URL('../fixtures/links-of-version-1.txt', import.meta.url), 'utf8')
      .split('\n?')
      .map((text) => text.trim().split(/\n */));
    expect(links).toHaveLength(5);
    for (const [query = '', ...knobs] of links) {
      const { setup, problems } = readLink(query, panels);
      expect(problems).toEqual([]);
      const set = KNOB_NAMES.map((name) => `${name}=${setup.config[name]}`);
      expect(knobs.filter((knob) => !set.includes(knob))).toEqual([]);
      // What came later is as if it were not there; only without pushes may their random numbers be anybody's.
      for (const name of KNOB_NAMES.filter((knob) => !knobs.some((line) => line.startsWith(`${knob}=`)))) {
        if (name === 'evaluationPushStream' && setup.config.evaluationPushInterval === 0) continue;
        expect([name, setup.config[name]]).toEqual([name, ABSENT_KNOBS[name]]);
      }
    }
  });

  test('of version 1 keeps one stream of random numbers for all pushes, wherever evaluation pushes', () => {
    const stream = (query: string) => readLink(query, panels).setup.config.evaluationPushStream;
    expect(stream('?v=1&preset=blog&evaluationInterval=5&evaluationPushInterval=100')).toBe('training');
    expect(stream('?v=1&preset=sturdy')).toBe('training');
    expect(stream('?v=2&preset=sturdy')).toBe('own');
    expect(stream('?preset=sturdy')).toBe('own');
  });

  test('of a version to come is read as far as it is known', () => {
    const { setup, problems } = readLink('?v=9&gamma=0.5', panels);
    expect(setup.config.gamma).toBe(0.5);
    expect(problems).toEqual([{ type: 'newer', value: '9' }]);
  });

  test('may carry what a search engine or a network appended', () => {
    expect(readLink('?utm_source=x&fbclid=y&gamma=0.5', panels).problems).toEqual([]);
  });

  test('with settings that do not go together is taken as it is: the form explains them', () => {
    const { setup, problems } = readLink('?batchSize=512&learningStarts=100', panels);
    expect(setup.config).toMatchObject({ batchSize: 512, learningStarts: 100 });
    expect(problems).toEqual([]);
  });

  test('of any text fails nowhere and sets up nothing out of range', () => {
    const keys = fc.constantFrom(
      ...KNOB_NAMES,
      'v',
      'preset',
      'hide',
      'embed',
      'lang',
      '__proto__',
      'toString',
    );
    const values = fc.oneof(
      fc.string(),
      fc.constantFrom('NaN', '1e999', '-1', '<img src=x onerror=alert(1)>', ''),
    );
    const query = fc.oneof(
      fc.string(),
      fc.array(fc.tuple(keys, values)).map((pairs) => new URLSearchParams(pairs).toString()),
    );
    fc.assert(
      fc.property(query, (text) => {
        const { config } = readLink(text, panels).setup;
        expect(KNOB_NAMES.flatMap((name) => knobProblem(name, config[name]) ?? [])).toEqual([]);
      }),
    );
  });
});

describe('an old link', () => {
  const steps = {
    1: ({ tau, ...rest }: Readonly<Record<string, string>>) => ({ ...rest, ...(tau && { polyakTau: tau }) }),
    2: (params: Readonly<Record<string, string>>) => ({ gamma: '0.99', ...params }),
  };

  test('goes through every step from its version on', () => {
    expect(migrate({ v: '1', tau: '0.1' }, 3, steps)).toEqual({
      params: { polyakTau: '0.1', gamma: '0.99' },
      newer: null,
    });
    expect(migrate({ v: '2', gamma: '0.5' }, 3, steps)).toEqual({ params: { gamma: '0.5' }, newer: null });
    expect(migrate({ v: '3' }, 3, steps)).toEqual({ params: {}, newer: null });
  });
});
