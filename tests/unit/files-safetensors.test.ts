import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameterCount } from '../../src/core/network.ts';
import type { FileErrorCode } from '../../src/files/error.ts';
import { decodeSafetensors, encodeSafetensors } from '../../src/files/safetensors.ts';
import { encodeWeights, readWeights } from '../../src/files/weights-file.ts';
import { readError } from '../support/file-error.ts';
import { type ForeignDtype, foreignSafetensors, rawSafetensors } from '../support/safetensors-file.ts';
import { maxDifference, qValues, sampleWeights } from '../support/weights.ts';

const fixture = await decodeSafetensors(
  readFileSync(new URL('../fixtures/pytorch-dqn-updates.safetensors', import.meta.url)),
);

/** The fixture's acting network as PyTorch would save it alone. */
function fixtureNetwork(
  prefix: string,
  dtype: ForeignDtype,
  order: (names: string[]) => string[] = (n) => n,
) {
  const names = [...fixture.tensors.keys()].filter((name) => name.startsWith('online.'));
  const tensors = order(names).map((name) => {
    const tensor = fixture.tensors.get(name);
    if (tensor === undefined) throw new Error(`no ${name}`);
    return { name: name.replace('online.', prefix), shape: tensor.shape, data: tensor.read() };
  });
  return foreignSafetensors(tensors, dtype, { format: 'pt', note: 'from PyTorch' });
}

/** Q-values of the fixture's 320 states by a file's network, against PyTorch's own. */
async function distanceFromPytorch(file: Uint8Array): Promise<number> {
  const states = fixture.tensors.get('batch.state')?.read() ?? new Float32Array();
  const expected = fixture.tensors.get('q.before')?.read() ?? new Float32Array();
  return maxDifference(qValues(await readWeights(file), states), expected);
}

describe('a safetensors file', () => {
  it('is laid out as the format says: length, sorted header padded to 8 bytes, little-endian data', () => {
    const file = encodeSafetensors(
      [
        { name: 'b', shape: [1, 2], data: Float32Array.of(1, -2) },
        { name: 'a', shape: [1], data: Float32Array.of(0.5) },
      ],
      { seed: '7' },
    );
    const header =
      '{"__metadata__":{"format":"pt","seed":"7"},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},' +
      '"b":{"dtype":"F32","shape":[1,2],"data_offsets":[4,12]}}';
    const padded = header.padEnd(Math.ceil(header.length / 8) * 8);
    expect([...file.subarray(0, 8)]).toEqual([padded.length, 0, 0, 0, 0, 0, 0, 0]);
    expect(new TextDecoder().decode(file.subarray(8, 8 + padded.length))).toBe(padded);
    expect([...file.subarray(8 + padded.length)]).toEqual([0, 0, 0, 0x3f, 0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0]);
  });

  it('has the names, shapes and order that the blog’s Qnet().load_state_dict takes', async () => {
    const { tensors } = await decodeSafetensors(
      await encodeWeights('safetensors', sampleWeights([128, 128])),
    );
    expect([...tensors].map(([name, { shape }]) => [name, ...shape])).toEqual([
      ['fc1.bias', 128],
      ['fc1.weight', 128, 4],
      ['fc2.bias', 128],
      ['fc2.weight', 128, 128],
      ['fc3.bias', 2],
      ['fc3.weight', 2, 128],
    ]);
  });

  it('gives back every network of 1 to 1024 wide layers bit for bit, with its metadata', async () => {
    const width = fc.oneof(fc.integer({ min: 1, max: 64 }), fc.constantFrom(127, 1024));
    const finite = fc.float({ noNaN: true, noDefaultInfinity: true });
    const leftOut = new Set(['__proto__', 'prototype', 'constructor']); // by valibot, whose records never hold them
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(width, width),
        fc.array(finite, { minLength: 1 }),
        fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })),
        async (hidden, numbers, { format: _, ...given }) => {
          const metadata = Object.fromEntries(Object.entries(given).filter(([key]) => !leftOut.has(key)));
          const shape = { hidden };
          const parameters = Float32Array.from(
            { length: parameterCount(shape) },
            (_, i) => numbers[i % numbers.length] ?? 0,
          );
          const read = await readWeights(await encodeWeights('safetensors', { shape, parameters, metadata }));
          expect(read.shape).toEqual(shape);
          expect(Buffer.from(read.parameters.buffer).equals(Buffer.from(parameters.buffer))).toBe(true);
          expect(read.metadata).toEqual(metadata);
        },
      ),
      { numRuns: 50 },
    );
  });

  it.skipIf(spawnSync('python3', ['-c', '']).status !== 0)(
    'parses in Python by the format’s definition',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'cartpole-'));
      try {
        const path = join(folder, 'weights.safetensors');
        writeFileSync(path, await encodeWeights('safetensors', sampleWeights([3, 5])));
        const program = `
import json, struct
file = open(${JSON.stringify(path)}, 'rb').read()
(length,) = struct.unpack('<Q', file[:8])
header = json.loads(file[8:8 + length])
metadata = header.pop('__metadata__')
covered = 0
for name, entry in header.items():
    begin, end = entry['data_offsets']
    assert entry['dtype'] == 'F32' and begin == covered
    covered = end
assert covered == len(file) - 8 - length and length % 8 == 0
print(metadata['source'], header['fc2.weight']['shape'], covered)
`;
        const output = execFileSync('python3', ['-c', program], {
          env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
        });
        // 4·3 + 3 + 3·5 + 5 + 5·2 + 2 = 47 numbers.
        expect(output.toString().trim()).toBe('막대 세우기 [5, 3] 188');
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});

describe('a safetensors file from PyTorch', () => {
  // A weight is at most 0.5 here, so half an F16 step is 2⁻¹², half a BF16 step 2⁻⁹ of it, over 128 products.
  it.each([
    ['F32', 1e-6],
    ['F64', 1e-6],
    ['F16', 5e-4],
    ['BF16', 4e-3],
  ] as const)('gives PyTorch’s Q-values in %s, to %d', async (dtype, tolerance) => {
    const distance = await distanceFromPytorch(fixtureNetwork('', dtype));
    expect(distance).toBeLessThan(tolerance);
    if (dtype.endsWith('16')) expect(distance).toBeGreaterThan(0);
  });

  it.each(['', 'online.', 'q.', 'module.', 'q_net.q_net.', '_orig_mod.agent.q_network.'])(
    'is read under the prefix “%s”',
    async (prefix) => {
      expect(await distanceFromPytorch(fixtureNetwork(prefix, 'F32'))).toBeLessThan(1e-6);
    },
  );

  it('may have its tensors in any order and metadata of its own', async () => {
    const file = fixtureNetwork('', 'F32', (names) => names.toReversed());
    expect(await distanceFromPytorch(file)).toBeLessThan(1e-6);
    expect((await readWeights(file)).metadata).toEqual({ note: 'from PyTorch' });
  });

  it('may number its layers as nn.Sequential does', async () => {
    const { shape, parameters } = sampleWeights([8, 16]);
    const linear = (layer: number, rows: number, columns: number, at: number) => [
      {
        name: `network.${layer}.weight`,
        shape: [rows, columns],
        data: parameters.subarray(at, at + rows * columns),
      },
      {
        name: `network.${layer}.bias`,
        shape: [rows],
        data: parameters.subarray(at + rows * columns, at + rows * columns + rows),
      },
    ];
    // As strings 10 would come before 2.
    const file = foreignSafetensors(
      [...linear(10, 2, 16, 184), ...linear(0, 8, 4, 0), ...linear(2, 16, 8, 40)],
      'F32',
    );
    expect(await readWeights(file)).toMatchObject({ shape, parameters });
  });

  it('with several networks gives the online one', async () => {
    const file = readFileSync(new URL('../fixtures/pytorch-dqn-updates.safetensors', import.meta.url));
    expect(await distanceFromPytorch(file)).toBeLessThan(1e-6);
  });

  it('may hold tensors of types and shapes that are no weights', async () => {
    const header =
      '{"steps":{"dtype":"U8","shape":[3],"data_offsets":[0,3]},"mask":{"dtype":"F8_E4M3","shape":[],"data_offsets":[3,4]}}';
    const { tensors } = await decodeSafetensors(rawSafetensors(header, new Uint8Array(4)));
    expect([...tensors.keys()]).toEqual(['steps', 'mask']);
  });
});

describe('a damaged safetensors file', () => {
  const entry = (dtype: string, shape: number[], begin: number, end: number) =>
    JSON.stringify({ dtype, shape, data_offsets: [begin, end] });
  const scalar = (begin: number) => entry('F32', [1], begin, begin + 4);
  const four = new Uint8Array(4);
  const eight = new Uint8Array(8);

  it('that claims a header of 2 GB says so and what fits', async () => {
    const { details } = await readError(rawSafetensors('{}', four, 2n ** 31n), 'header-length');
    expect(details).toEqual({ length: '2147483648', bytes: 14, limit: 6 });
  });

  it.each([0n, 1n, 2n ** 63n])('with a header length of %d is refused', async (length) => {
    await readError(rawSafetensors('{}', four, length), 'header-length');
  });

  it('that ends within its header says how much is missing', async () => {
    const { details } = await readError(rawSafetensors('{"a":1}', undefined, 100n), 'truncated');
    expect(details).toEqual({ where: 'safetensors header', actual: 15, needed: 108 });
  });

  it('that ends within a tensor names it', async () => {
    const { details } = await readError(
      rawSafetensors(`{"a":${entry('F32', [2], 0, 8)}}`, four),
      'truncated',
    );
    expect(details).toEqual({ where: 'safetensors a', actual: 4, needed: 8 });
  });

  it.each([
    ['overlapping tensors', `{"a":${scalar(0)},"b":${entry('F32', [1], 2, 6)}}`, eight, 'tensors-overlap'],
    ['a gap between tensors', `{"a":${scalar(0)},"b":${scalar(8)}}`, new Uint8Array(12), 'tensor-gap'],
    ['bytes after the last tensor', `{"a":${scalar(0)}}`, eight, 'tensor-gap'],
    ['an end before its begin', `{"a":${entry('F32', [1], 4, 0)}}`, eight, 'tensor-range'],
    ['fewer bytes than its shape needs', `{"a":${entry('F32', [2], 0, 4)}}`, four, 'tensor-bytes'],
    [
      'a shape whose product is astronomical',
      `{"a":${entry('F32', [2 ** 50, 2 ** 50], 0, 4)}}`,
      four,
      'tensor-bytes',
    ],
    ['a key twice', `{"a":${scalar(0)},"a":${scalar(0)}}`, four, 'json-duplicate-key'],
    ['a negative offset', `{"a":${entry('F32', [1], -4, 0)}}`, four, 'field-invalid'],
    ['half an offset', `{"a":${entry('F32', [1], 0, 4.5)}}`, four, 'field-invalid'],
    ['no dtype', '{"a":{"shape":[1],"data_offsets":[0,4]}}', four, 'field-missing'],
    ['numbers as metadata', `{"__metadata__":{"seed":1},"a":${scalar(0)}}`, four, 'field-invalid'],
    ['text after its header', `{"a":${scalar(0)}} x`, four, 'json-syntax'],
    ['a header that is no object', '{"a":1}', four, 'field-invalid'],
    ['nothing but a header', '{}', undefined, 'layers-missing'],
    ['1,001 tensors', `{${Array.from({ length: 1001 }, (_, i) => `"${i}":1`).join()}}`, four, 'tensor-count'],
  ] as const)('with %s is refused', async (_, header, data, code) => {
    await readError(rawSafetensors(header, data), code);
  });

  it('names the tensor and the index of the first weight that is no number', async () => {
    const { shape, parameters } = sampleWeights([8, 8]);
    parameters[32 + 8 + 8 * 3 + 5] = Number.NaN; // fc2.weight[3, 5]
    const file = await encodeWeights('safetensors', { shape, parameters, metadata: {} });
    const { details, message } = await readError(file, 'tensor-not-finite');
    expect(details).toEqual({ tensor: 'fc2.weight', value: 'NaN', index: '[3, 5]' });
    expect(message).toContain('“fc2.weight” has NaN at [3, 5]');
  });

  const named = (shapes: Readonly<Record<string, readonly number[]>>) =>
    foreignSafetensors(
      Object.entries(shapes).map(([name, shape]) => ({
        name,
        shape,
        data: new Float32Array(shape.reduce((product, length) => product * length, 1)),
      })),
      'F32',
    );
  const network = {
    'fc1.weight': [3, 4],
    'fc1.bias': [3],
    'fc2.weight': [5, 3],
    'fc2.bias': [5],
    'fc3.weight': [2, 5],
    'fc3.bias': [2],
  };

  it('with another number of observations or actions, or layers that do not chain, says so', async () => {
    const refused = async (change: Readonly<Record<string, readonly number[]>>, code: FileErrorCode) =>
      (await readError(named({ ...network, ...change }), code)).details;
    expect(await refused({ 'fc1.weight': [3, 6] }, 'input-count')).toEqual({ count: 6 });
    expect(await refused({ 'fc3.weight': [3, 5], 'fc3.bias': [3] }, 'output-count')).toEqual({ count: 3 });
    expect(await refused({ 'fc2.weight': [5, 4] }, 'layers-do-not-fit')).toEqual({
      found: 'fc1 [3, 4], fc2 [5, 4], fc3 [2, 5]',
    });
  });

  it('with a bias of the wrong length names tensor, shape and the right shape', async () => {
    const { details } = await readError(named({ ...network, 'fc1.bias': [4] }), 'tensor-shape');
    expect(details).toEqual({ tensor: 'fc1.bias', shape: '[4]', expected: '[3]' });
  });

  it('whose layers fit in several orders, named without numbers, is not read in the order of the alphabet', async () => {
    const square = { 'hidden.weight': [4, 4], 'input.weight': [4, 4], 'output.weight': [2, 4] };
    const { details } = await readError(named(square), 'layers-ambiguous');
    expect(details).toEqual({ found: 'hidden [4, 4], input [4, 4], output [2, 4]' });
  });

  it('too wide, too deep or with two networks says which', async () => {
    const wide = { ...network, 'fc1.weight': [2049, 4], 'fc1.bias': [2049], 'fc2.weight': [5, 2049] };
    expect((await readError(named(wide), 'layer-width')).details).toEqual({ width: 2049, limit: 2048 });
    const deep = Object.fromEntries([
      ['fc00.weight', [3, 4]] as const,
      ...Array.from({ length: 9 }, (_, i) => [`fc${10 + i}.weight`, [3, 3]] as const),
      ['fc99.weight', [2, 3]] as const,
    ]);
    expect((await readError(named(deep), 'layer-count')).details).toEqual({ count: 9, limit: 8 });
    const twice = Object.entries(network).flatMap(([name, shape]) => [
      [`left.${name}`, shape] as const,
      [`right.${name}`, shape] as const,
    ]);
    expect((await readError(named(Object.fromEntries(twice)), 'network-ambiguous')).details).toEqual({
      found: 'left, right',
    });
  });
});
