import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeWeights, readWeights } from '../../src/files/weights-file.ts';
import { readError } from '../support/file-error.ts';
import { longestFreeze } from '../support/freeze.ts';
import { sampleWeights } from '../support/weights.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a JSON file', () => {
  it('is readable: named nested lists [out][in], one row a line, float32 in as few digits as give it back', async () => {
    const parameters = Float32Array.from({ length: 4 + 1 + 1 + 1 + 2 + 2 }, (_, i) => i / 10);
    const file = await encodeWeights('json', {
      shape: { hidden: [1, 1] },
      parameters,
      metadata: { seed: '7' },
    });
    expect(new TextDecoder().decode(file)).toBe(`{
  "format": "cartpole-dqn-weights",
  "version": 1,
  "network": {"inputs":4,"hidden":[1,1],"outputs":2,"activation":"relu"},
  "metadata": {
    "seed": "7"
  },
  "weights": {
    "fc1.weight": [
      [0, 0.1, 0.2, 0.3]
    ],
    "fc1.bias": [0.4],
    "fc2.weight": [
      [0.5]
    ],
    "fc2.bias": [0.6],
    "fc3.weight": [
      [0.7],
      [0.8]
    ],
    "fc3.bias": [0.9, 1]
  }
}
`);
  });

  it('gives back every float32 bit for bit, with the metadata', async () => {
    const finite = fc.float({ noNaN: true, noDefaultInfinity: true });
    await fc.assert(
      fc.asyncProperty(fc.array(finite, { minLength: 47, maxLength: 47 }), async (numbers) => {
        const weights = { ...sampleWeights([3, 5]), parameters: Float32Array.from(numbers) };
        expect(await readWeights(await encodeWeights('json', weights))).toMatchObject({
          ...weights,
          format: 'json',
        });
      }),
    );
  });

  it('may be a state_dict alone, as json.dump writes {name: tensor.tolist()}', async () => {
    const { shape, parameters } = sampleWeights([1, 1]);
    const [a, b, c, d, e, f, g, h, i, j, k] = parameters;
    const stateDict = {
      'online.fc1.weight': [[a, b, c, d]],
      'online.fc1.bias': [e],
      'online.fc2.weight': [[f]],
      'online.fc2.bias': [g],
      'online.fc3.weight': [[h], [i]],
      'online.fc3.bias': [j, k],
      steps: 3,
    };
    expect(await readWeights(bytes(JSON.stringify(stateDict)))).toMatchObject({ shape, parameters });
  });

  const file = async (from: string, to: string) => {
    const text = new TextDecoder().decode(await encodeWeights('json', sampleWeights([2, 2], 3)));
    expect(text).toContain(from);
    return bytes(text.replace(from, to));
  };

  it('names the tensor and the index of a number that is too large or null', async () => {
    const large = await readError(await file('"fc2.bias": [', '"fc2.bias": [1e39, '), 'tensor-shape');
    expect(large.details).toEqual({ tensor: 'fc2.bias', shape: '[3]', expected: '[2]' });
    const flat = bytes(
      '{"fc1.weight":[[0,0,1e39,0]],"fc1.bias":[0],"fc2.weight":[[0]],"fc2.bias":[0],"fc3.weight":[[0],[0]],"fc3.bias":[0,null]}',
    );
    expect((await readError(flat, 'tensor-not-finite')).details).toEqual({
      tensor: 'fc1.weight',
      value: 'Infinity',
      index: '[0, 2]',
    });
    const withNull = bytes(new TextDecoder().decode(flat).replace('1e39', '1'));
    expect((await readError(withNull, 'tensor-not-finite')).details).toEqual({
      tensor: 'fc3.bias',
      value: 'NaN',
      index: '[1]',
    });
  });

  it.each([
    ['a later version', '"version": 1', '"version": 2', 'field-invalid'],
    ['text among the numbers', '"fc1.bias": [', '"fc1.bias": ["0", ', 'field-invalid'],
    [
      'a row of another length',
      '"fc2.weight": [\n      [',
      '"fc2.weight": [\n      [0, ',
      'layers-do-not-fit',
    ],
    ['weights that are text', '"fc1.bias": [', '"fc1.bias": "x", "other": [', 'field-invalid'],
    ['a key twice', '"fc1.bias"', '"fc1.weight"', 'json-duplicate-key'],
    ['Python’s NaN', '"fc1.bias": [', '"fc1.bias": [NaN, ', 'tensor-shape'],
  ] as const)('with %s is refused', async (_, from, to, code) => {
    await readError(await file(from, to), code);
  });

  it.each([
    ['a million levels of brackets', '['.repeat(1_000_000), 'json-too-deep'],
    ['a million levels of objects', '{"a":'.repeat(200_000), 'json-too-deep'],
    ['five million numbers', `{"a":[${'1,'.repeat(5_000_000)}1]}`, 'json-too-many-values'],
    ['200,000 empty lists', `{"a":[${'[],'.repeat(200_000)}1]}`, 'json-too-many-values'],
    ['a string without end', `{"${'a'.repeat(5_000_000)}`, 'json-syntax'],
    ['23 MB of blanks', `{${' '.repeat(23 << 20)}`, 'json-syntax'],
    ['49 MB of blanks', `{${' '.repeat(49 << 20)}`, 'json-too-long'],
    ['a list', '[1, 2]', 'weights-flat'],
    ['text after its end', '{} {}', 'json-syntax'],
  ] as const)('of %s is refused without a freeze of 100 ms', async (_, text, code) => {
    const input = bytes(text);
    expect(await longestFreeze(() => readError(input, code))).toBeLessThan(100);
  });

  it('in Latin-1 says that it must be UTF-8', async () => {
    await readError(Uint8Array.of(0x7b, 0x22, 0xe9, 0x22, 0x7d), 'not-utf8');
  });
});
