import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Config, defaultConfig } from '../../src/core/config.ts';
import { COLUMN_NAMES, type ColumnName } from '../../src/core/history-columns.ts';
import { PRESETS } from '../../src/core/presets.ts';
import { Random } from '../../src/core/random.ts';
import { createTrainingState } from '../../src/core/training-state.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../../src/files/checkpoint.ts';
import { weightsOfRefused } from '../../src/files/checkpoint-weights.ts';
import { FileError, type FileErrorCode } from '../../src/files/error.ts';
import { everythingOf, forge, type Header, trainOn, withHeader } from '../support/checkpoint.ts';
import { mutate } from '../support/mutated-files.ts';
import { soundCheckpoints } from '../support/sound-files.ts';

const small: Config = { ...defaultConfig(), hiddenWidth: 16, episodes: 200, learningStarts: 100 };

const ONE_OF_EACH: readonly (readonly [name: string, config: Config])[] = [
  ['the defaults', small],
  ["the blog's settings", { ...PRESETS.blog, hiddenWidth: 16, episodes: 120, learningStarts: 500 }],
  [
    'prioritised replay in a ring that overflows, Double DQN, pushes',
    {
      ...small,
      replay: 'prioritised',
      bufferCapacity: 700,
      doubleDqn: true,
      pushInterval: 50,
      evaluationPushInterval: 50,
      targetUpdate: 'updates',
      updatesPerStep: 0.3,
    },
  ],
];

describe('a run that goes on from a checkpoint', () => {
  test.each(
    ONE_OF_EACH.flatMap(([name, config]) => [
      [name, 'simd', config] as const,
      // Its updates take forty times as long.
      [name, 'reference', { ...config, episodes: Math.min(config.episodes, 70) }] as const,
    ]),
  )('ends with the same bits as one never interrupted: %s, %s', async (_, learner, config) => {
    const straight = await trainOn(createTrainingState(config), learner);
    const random = Random.seeded(5);
    let interrupted = createTrainingState(config);
    while (interrupted.history.length < straight.history.length) {
      await trainOn(interrupted, learner, 1 + random.integer(60));
      interrupted = decodeCheckpoint(encodeCheckpoint(interrupted, 0)).state;
    }
    expect(straight.learner.updates).toBeGreaterThan(100);
    expect(everythingOf(interrupted)).toEqual(everythingOf(straight));
  });

  test('keeps settings that were changed on the way, and the seconds', async () => {
    const state = await trainOn(createTrainingState(small), 'simd', 3);
    state.config = { ...state.config, learningRate: 0.01 };
    const { state: restored, elapsedSeconds } = decodeCheckpoint(encodeCheckpoint(state, 12.5));
    expect(restored.config.learningRate).toBe(0.01);
    expect(elapsedSeconds).toBe(12.5);
  });
});

test('a run that began with the weights of a file still says so after a checkpoint', () => {
  const restored = (trainedFrom: string | null) =>
    decodeCheckpoint(encodeCheckpoint({ ...createTrainingState(small), trainedFrom }, 0)).state.trainedFrom;
  expect(restored('가중치 "1".onnx')).toBe('가중치 "1".onnx');
  expect(restored('x'.repeat(5000))).toBe('x'.repeat(200));
  expect(restored(null)).toBeNull();
});

test('a checkpoint holds the filled part of the replay buffer alone', async () => {
  const state = await trainOn(createTrainingState({ ...small, bufferCapacity: 1_000_000 }), 'simd', 2);
  expect(state.replay.size).toBeGreaterThan(10);
  expect(encodeCheckpoint(state, 0).length).toBeLessThan(20_000);
});

test('a state that was never trained comes back as well', () => {
  fc.assert(
    fc.property(
      fc.record({
        seed: fc.nat(),
        hiddenWidth: fc.integer({ min: 1, max: 8 }).map((n) => 8 * n),
        bufferCapacity: fc.integer({ min: 32, max: 5000 }),
        replay: fc.constantFrom('uniform' as const, 'prioritised' as const),
        gamma: fc.double({ min: 0, max: 2, noNaN: true }),
      }),
      (knobs) => {
        const state = createTrainingState({ ...small, batchSize: 4, learningStarts: 31, ...knobs });
        expect(everythingOf(decodeCheckpoint(encodeCheckpoint(state, 0)).state)).toEqual(everythingOf(state));
      },
    ),
    { numRuns: 20 },
  );
});

describe('a checkpoint of an older version', () => {
  test('goes on: version 1, as tests/fixtures keeps it', async () => {
    const { state, elapsedSeconds } = decodeCheckpoint(readFileSync('tests/fixtures/version-1.checkpoint'));
    expect(elapsedSeconds).toBe(2.5);
    expect(state).toMatchObject({ environmentSteps: 395, config: { seed: 7, replay: 'prioritised' } });
    expect(state.history).toHaveLength(40);
    expect(state.snapshots).toEqual([]);
    const { history, learner } = await trainOn(state, 'reference');
    expect(history).toHaveLength(60);
    expect(learner.online.every(Number.isFinite)).toBe(true);
  });

  test('without a knob that came later has the value at which the run is as it was', async () => {
    const then = { maxGradientNorm: 0, adamBeta2: 0.999, evaluationPushStream: 'training' } as const;
    const state = await trainOn(createTrainingState({ ...small, ...then }), 'simd', 2);
    const older = forge(encodeCheckpoint(state, 0), {
      header: ({ config, random, ...header }) => ({
        ...header,
        random: { ...random, evaluationPush: undefined },
        config: Object.fromEntries(Object.entries(config).filter(([name]) => !(name in then))),
      }),
    });
    expect(decodeCheckpoint(older).state.config).toEqual(state.config);
  });

  test('with a knob that is gone is read without it', async () => {
    const state = createTrainingState(small);
    const older = forge(encodeCheckpoint(state, 0), {
      header: ({ config, ...header }) => ({ ...header, config: { ...config, dropout: 0.5 } }),
    });
    expect(decodeCheckpoint(older).state.config).toEqual(small);
  });

  test('of a newer version is an error that says so', () => {
    const bytes = encodeCheckpoint(createTrainingState(small), 0);
    new DataView(bytes.buffer).setUint32(8, 3, true);
    expect(errorOf(bytes)).toMatchObject({ code: 'checkpoint-newer', details: { version: 3, known: 2 } });
  });
});

/** The FileError that reading gives, or undefined when it can be read. Any other exception is thrown on. */
function errorOf(bytes: Uint8Array): FileError | undefined {
  try {
    decodeCheckpoint(bytes);
    return undefined;
  } catch (error) {
    if (error instanceof FileError) return error;
    throw error;
  }
}

describe('the weights of a checkpoint that cannot be gone on from', () => {
  test('are there when all but they is refused, and not when the file is damaged', async () => {
    const state = await trainOn(createTrainingState({ ...small, episodes: 3 }), 'simd');
    const bytes = encodeCheckpoint(state, 0, 'simd');
    const refused = forge(bytes, { header: (header) => ({ ...header, episodes: 'three' }) });
    expect(() => decodeCheckpoint(refused)).toThrow(FileError);
    expect(weightsOfRefused(refused)).toMatchObject({
      shape: { hidden: [16, 16] },
      parameters: state.learner.online,
    });
    expect(weightsOfRefused(bytes.with(bytes.length - 1, 99))).toBeNull();
    expect(weightsOfRefused(new Uint8Array([1, 2, 3]))).toBeNull();
  });
});

describe('a bad checkpoint', () => {
  let sound: Uint8Array;
  beforeAll(async () => {
    const config: Config = { ...small, hiddenWidth: 8, replay: 'prioritised', bufferCapacity: 110 };
    const state = await trainOn(createTrainingState(config), 'reference', 6);
    state.snapshots = state.snapshots.slice(0, 5);
    sound = encodeCheckpoint(state, 1);
  });

  test('cut off at any length is an error', () => {
    for (let length = 0; length < sound.length; length += 1)
      expect(errorOf(sound.subarray(0, length))).toBeInstanceOf(FileError);
  });

  test('with any byte changed is an error', () => {
    for (let at = 0; at < sound.length; at += 1) {
      const changed = sound.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      expect(errorOf(changed)).toBeInstanceOf(FileError);
    }
  });

  test('changed in any way, its checksum put right again, is read or an error, never anything else', async () => {
    const files = await soundCheckpoints();
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...files), (seed, file) => {
        errorOf(mutate(file, Random.seeded(seed), files).bytes);
      }),
      { numRuns: 2000 },
    );
  });

  const cases: readonly (readonly [what: string, code: FileErrorCode, change: (header: Header) => object])[] =
    [
      [
        'lacks its seed',
        'field-missing',
        ({ config: { seed: _, ...config }, ...rest }) => ({ ...rest, config }),
      ],
      [
        'has an object for a seed, which is no text either',
        'field-invalid',
        (header) => ({ ...header, config: { ...header.config, seed: { toString: 1, valueOf: 1 } } }),
      ],
      [
        'has a list for a switch',
        'field-invalid',
        (header) => ({ ...header, config: { ...header.config, doubleDqn: [true] } }),
      ],
      ['has γ = 7', 'field-invalid', (header) => ({ ...header, config: { ...header.config, gamma: 7 } })],
      [
        'has minibatches larger than its buffer',
        'field-invalid',
        (header) => ({ ...header, config: { ...header.config, batchSize: 512 } }),
      ],
      [
        'has a buffer past its end',
        'field-invalid',
        (header) => ({ ...header, replay: { size: 111, head: 0 } }),
      ],
      [
        'goes on outside of its ring',
        'field-invalid',
        (header) => ({ ...header, replay: { size: 110, head: 110 } }),
      ],
      [
        'leaves a gap in its ring',
        'field-invalid',
        (header) => ({ ...header, replay: { size: 50, head: 3 } }),
      ],
      [
        'has a generator that stands still',
        'field-invalid',
        (header) => ({ ...header, random: { ...Object(header['random']), replay: [0, 0, 0, 0] } }),
      ],
      ['has more episodes than its arrays', 'tensor-range', (header) => ({ ...header, episodes: 99_999 })],
      ['has fewer episodes than its arrays', 'tensor-gap', (header) => ({ ...header, episodes: 5 })],
      [
        'has priorities for uniform replay',
        'field-invalid',
        (header) => ({ ...header, highestPriority: null }),
      ],
      ['has a negative time', 'field-invalid', (header) => ({ ...header, elapsedSeconds: -1 })],
      [
        'has its best weights from an episode to come',
        'field-invalid',
        (header) => ({
          ...header,
          best: { episode: 6, evaluation: { mean: 9, min: 9, full: 0, episodes: 1, steps: 9 } },
        }),
      ],
      [
        'has two snapshots of one episode',
        'field-invalid',
        ({ snapshots, ...header }) => ({
          ...header,
          snapshots: Object(snapshots).with(1, { episode: 0, updates: 0, evaluation: null }),
        }),
      ],
      [
        'has a snapshot of an episode to come',
        'field-invalid',
        ({ snapshots, ...header }) => ({
          ...header,
          snapshots: Object(snapshots).with(4, { episode: 6, updates: 0, evaluation: null }),
        }),
      ],
    ];
  test.each(cases)('that %s is %s', (_, code, header) => {
    expect(errorOf(forge(sound, { header }))?.code).toBe(code);
  });

  test.each([
    ['nested 25,000 levels deep', '['.repeat(25_000), 'json-too-deep'],
    ['of 60,000 values', `[${'0,'.repeat(30_000)}0]`, 'json-too-many-values'],
    ['with its seed twice', '{"config":{"seed":1,"seed":2}}', 'json-duplicate-key'],
    ['cut off', '{"config":', 'json-syntax'],
    ['that is a list', '[]', 'field-missing'],
    ['that is null', 'null', 'field-invalid'],
  ] as const)('with a header %s is an error', (_, text, code) => {
    expect(errorOf(withHeader(sound, new TextEncoder().encode(text)))?.code).toBe(code);
  });

  test('with a header that is no text is an error', () => {
    expect(errorOf(withHeader(sound, new Uint8Array(100).fill(0xff)))?.code).toBe('not-utf8');
  });

  /** What the last row of a history column cannot hold, in the order of the file: 13 columns of 6 numbers. */
  const oddities: readonly (readonly [column: ColumnName, value: number, expected: string])[] = [
    ['return', 1e300, '1 … 500'],
    ['return', 9.5, '1 … 500'],
    ['return', 0, '1 … 500'],
    ['epsilon', -1e300, '0 … 1'],
    ['finalShare', 1.01, '0 … 1'],
    ['loss', 5e-324, '0, 1e-49 … 3.4028234663852886e+38'],
    ['loss', -1, '0, 1e-49 … 3.4028234663852886e+38'],
    ['maxQ', 1e39, '-3.4028234663852886e+38 … 3.4028234663852886e+38'],
    ['discountedReturn', 1e300, '-1e+155 … 1e+155'],
    ['evaluationMean', 501, '1 … 500'],
    ['evaluationMin', 1e300, '1 … 500'],
    ['bufferSize', 111, ' … 110'],
    ['environmentSteps', 1e18, ' … '],
    ['updates', 1e18, ' … '],
    ['updates', -1, '0 … '],
    ['evaluationSteps', 1e18, ' … '],
    ['return', Number.NaN, '1 … 500'],
  ];
  test.each(oddities)('whose history has a %s of %d names it', (column, value, expected) => {
    const odd = (arrays: Uint8Array) => {
      const columnsLeft = COLUMN_NAMES.length - COLUMN_NAMES.indexOf(column);
      const at = arrays.length - 8 * 6 * columnsLeft + 8 * 5;
      new DataView(arrays.buffer).setFloat64(at, value, true);
      return arrays;
    };
    const error = errorOf(forge(sound, { arrays: odd }));
    expect(error).toMatchObject({
      code: 'field-invalid',
      details: { field: `history.${column}[5]`, received: String(value) },
    });
    expect(error?.details['expected']).toContain(expected);
  });

  test('whose steps fall from one episode to the next names the second', () => {
    const fallen = (arrays: Uint8Array) => {
      const at = arrays.length - 8 * 6 * (COLUMN_NAMES.length - 3);
      new DataView(arrays.buffer).setFloat64(at + 8 * 2, 1, true);
      return arrays;
    };
    expect(errorOf(forge(sound, { arrays: fallen }))?.details['field']).toBe('history.environmentSteps[2]');
  });

  test('with a weight that is no number names it', () => {
    const notANumber = (arrays: Uint8Array) => {
      new DataView(arrays.buffer).setFloat32(4 * 7, Number.NaN, true);
      return arrays;
    };
    expect(errorOf(forge(sound, { arrays: notANumber }))).toMatchObject({
      code: 'tensor-not-finite',
      details: { tensor: 'online', value: 'NaN', index: '[7]' },
    });
  });
});
