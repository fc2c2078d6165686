import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../src/files/read.ts';
import { encodeWeights, readWeights } from '../../src/files/weights-file.ts';
import { readError } from '../support/file-error.ts';
import { longestFreeze } from '../support/freeze.ts';
import { sampleWeights } from '../support/weights.ts';

const weights = sampleWeights([3, 5]);
const text = new TextDecoder();

async function unzipped() {
  const files = unzipSync(await encodeWeights('tfjs', weights));
  const model = files['model.json'];
  const bin = files['weights.bin'];
  if (model === undefined || bin === undefined) throw new Error(`has ${Object.keys(files)}`);
  return { model, bin };
}

/** A zip of the model with one replacement in model.json. */
async function changedModel(from: string | RegExp, to: string): Promise<Uint8Array> {
  const { model, bin } = await unzipped();
  const before = text.decode(model);
  const after = before.replace(from, to);
  if (after === before) throw new Error(`model.json has no ${from}`);
  return zipSync({ 'model.json': new TextEncoder().encode(after), 'weights.bin': bin });
}

describe('a TensorFlow.js file', () => {
  it('is a zip of model.json and weights.bin with kernels as [in, out]', async () => {
    const { model, bin } = await unzipped();
    const { weightsManifest } = JSON.parse(text.decode(model));
    const float32 = { dtype: 'float32' };
    expect(weightsManifest).toEqual([
      {
        paths: ['weights.bin'],
        weights: [
          { name: 'fc1/kernel', shape: [4, 3], ...float32 },
          { name: 'fc1/bias', shape: [3], ...float32 },
          { name: 'fc2/kernel', shape: [3, 5], ...float32 },
          { name: 'fc2/bias', shape: [5], ...float32 },
          { name: 'fc3/kernel', shape: [5, 2], ...float32 },
          { name: 'fc3/bias', shape: [2], ...float32 },
        ],
      },
    ]);
    const numbers = new Float32Array(bin.slice().buffer);
    // fc1.weight is [3, 4]: kernel[0, 1] is weight[1, 0], the fifth number.
    expect(numbers[1]).toBe(weights.parameters[4]);
  });

  it('is the same, byte for byte, whenever it is written', async () => {
    expect(await encodeWeights('tfjs', weights)).toEqual(await encodeWeights('tfjs', weights));
  });

  it('gives back every network bit for bit, with its metadata', async () => {
    const width = fc.integer({ min: 1, max: 80 });
    await fc.assert(
      fc.asyncProperty(fc.tuple(width, width), fc.nat(), async (hidden, seed) => {
        const network = sampleWeights(hidden, seed);
        expect(await readWeights(await encodeWeights('tfjs', network))).toMatchObject({
          ...network,
          format: 'tfjs',
        });
      }),
      { numRuns: 30 },
    );
  });

  it('may be zipped by a Finder, deflated, in a folder, with other files', async () => {
    const { model, bin } = await unzipped();
    const file = zipSync(
      {
        'my model/model.json': model,
        'my model/weights.bin': bin,
        '__MACOSX/my model/._model.json': new Uint8Array(3),
        'README.txt': new Uint8Array(3),
      },
      { level: 9 },
    );
    expect(await readWeights(file)).toMatchObject(weights);
  });

  it.each([
    ['an unknown activation', '"activation": "relu"', '"activation": "cube"', 'keras-layer'],
    ['another kind of layer', '"class_name": "Dense"', '"class_name": "Conv1D"', 'keras-layer'],
    ['a graph model', '"layers-model"', '"graph-model"', 'tfjs-graph-model'],
    ['complex weights', '"dtype": "float32"\n        }', '"dtype": "complex64"\n        }', 'field-invalid'],
    ['a negative shape', /"shape": \[\s*4,/, '"shape": [-4,', 'field-invalid'],
    ['another shape of the same size', /"shape": \[\s*4,\s*3\s*\]/, '"shape": [3, 4]', 'input-count'],
    ['too large a shape', /"shape": \[\s*4,/, '"shape": [4000000000,', 'truncated'],
    ['too small a shape', /"shape": \[\s*5,\s*2\s*\]/, '"shape": [5, 1]', 'tensor-gap'],
    ['a name twice', '"fc2/bias"', '"fc1/bias"', 'tensor-duplicate'],
    ['weights in a file that is not there', '"weights.bin"', '"weights.bin", "two.bin"', 'zip-entry-missing'],
    ['JSON cut off', /\}\s*$/, '', 'json-syntax'],
  ] as const)('with %s is refused', async (_, from, to, code) => {
    await readError(await changedModel(from, to), code);
  });

  it('names the layer, what it is and what can be played', async () => {
    const { message } = await readError(
      await changedModel('"class_name": "Dense"', '"class_name": "Conv1D"'),
      'keras-layer',
    );
    expect(message).toContain(
      'The model’s layer “fc1” is Conv1D, which cannot be played here. Dense layers can',
    );
  });

  it('is read out of its zip too, whatever its model file is called', async () => {
    const { model, bin } = await unzipped();
    const named = (name: string, bytes: Uint8Array) => ({ name, bytes: new Uint8Array(bytes) });
    const files = [named('my-model.json', model), named('weights.bin', bin)];
    expect(await readFiles(files)).toMatchObject({ ...weights, format: 'tfjs' });
    await expect(readFiles([named('my-model.json', model), named('notes.txt', bin)])).rejects.toThrow(
      'There is no “weights.bin” among the files, which are: notes.txt.',
    );
  });

  it('as model.json alone says what to add', async () => {
    await readError((await unzipped()).model, 'tfjs-json-alone');
  });
});

const modelJson = new TextEncoder().encode('{"modelTopology": {}, "weightsManifest": []}');

describe('a zip', () => {
  const bomb = zipSync({ 'model.json': new Uint8Array(100 << 20) });

  it('that unpacks to gigabytes is refused before it is unpacked', async () => {
    expect(bomb.length).toBeLessThan(200_000);
    const { details } = await readError(bomb, 'zip-entry-too-large');
    expect(details).toEqual({ entry: 'model.json', bytes: 104_857_600, limit: 1_048_576 });
    expect(await longestFreeze(() => readError(bomb, 'zip-entry-too-large'))).toBeLessThan(20);
  });

  it('that lies about its size is stopped where it exceeds it', async () => {
    const liar = bomb.slice();
    const view = new DataView(liar.buffer);
    const directory = view.getUint32(liar.length - 6, true);
    view.setUint32(directory + 24, 1 << 20, true);
    expect(await longestFreeze(() => readError(liar, 'zip-damaged'))).toBeLessThan(100);
  });

  it('with one flipped bit in the weights is noticed by its checksum', async () => {
    const file = await encodeWeights('tfjs', weights);
    const inWeights = file.length - 22 - 2 * 57 - 40;
    file[inWeights] = (file[inWeights] ?? 0) ^ 1;
    expect((await readError(file, 'zip-damaged')).details).toEqual({ where: 'weights.bin' });
  });

  it.each([
    ['of something else', { 'word/document.xml': new Uint8Array(9) }, 'zip-without-weights'],
    ['of a damaged PyTorch pickle', { 'model/data.pkl': new Uint8Array(9) }, 'pickle-damaged'],
    ['with two models', { 'a/model.json': modelJson, 'b/model.json': modelJson }, 'zip-entry-duplicate'],
    [
      'with 2,001 files',
      Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`${i}`, new Uint8Array()])),
      'zip-entry-count',
    ],
    ['with nothing in it', {}, 'zip-without-weights'],
  ] as const)('%s is refused', async (_, files, code) => {
    await readError(zipSync(files), code);
  });

  it('that is encrypted says so', async () => {
    const file = zipSync({ 'model.json': new Uint8Array(9) });
    const directory = new DataView(file.buffer, file.byteOffset).getUint32(file.length - 6, true);
    file[directory + 8] = 1;
    expect((await readError(file, 'zip-unsupported')).details['feature']).toBe('encryption');
  });
});
