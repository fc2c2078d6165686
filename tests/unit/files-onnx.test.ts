import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeWeights, readWeights } from '../../src/files/weights-file.ts';
import { readError } from '../support/file-error.ts';
import { gemm, matMulAndAdd, observations, referenceQValues, withTanh } from '../support/onnx-foreign.ts';
import { onnxruntimeQValues, openOnnx } from '../support/onnx-session.ts';
import { maxDifference, qValues, sampleStates, sampleWeights } from '../support/weights.ts';

describe('an ONNX file', () => {
  it.each([
    [128, 128],
    [1, 1],
    [7, 300],
  ] as const)('of a %d-%d network gives the same 1,000 Q-values in onnxruntime', async (...hidden) => {
    const weights = sampleWeights(hidden);
    const states = sampleStates(1000);
    const actual = await onnxruntimeQValues(await encodeWeights('onnx', weights), states);
    expect(maxDifference(actual, qValues(weights, states))).toBeLessThan(1e-5);
  });

  it('has the input state [batch, 4] and the output q_values [batch, 2]', async () => {
    const session = await openOnnx(await encodeWeights('onnx', sampleWeights([8, 8])));
    const float32 = { isTensor: true, type: 'float32' };
    expect(session.inputMetadata).toEqual([{ ...float32, name: 'state', shape: ['batch', 4] }]);
    expect(session.outputMetadata).toEqual([{ ...float32, name: 'q_values', shape: ['batch', 2] }]);
    await session.release();
  });

  it('gives back every network bit for bit, with its metadata', async () => {
    const width = fc.integer({ min: 1, max: 80 });
    await fc.assert(
      fc.asyncProperty(fc.tuple(width, width), fc.nat(), async (hidden, seed) => {
        const weights = sampleWeights(hidden, seed);
        expect(await readWeights(await encodeWeights('onnx', weights))).toMatchObject({
          ...weights,
          format: 'onnx',
        });
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['MatMul and Add', matMulAndAdd],
    ['Gemm', gemm],
  ])('made by others of %s gives the Q-values of ONNX’s reference', async (_, file) => {
    const weights = await readWeights(file);
    expect(weights.shape).toEqual({ hidden: [3, 2] });
    expect(maxDifference(qValues(weights, observations), referenceQValues)).toBeLessThan(1e-6);
  });

  it('with another activation has that activation', async () => {
    const { shape } = await readWeights(withTanh);
    expect(shape.activations?.map(({ name }) => name)).toContain('tanh');
  });

  it('names the tensor and the index of an infinite weight', async () => {
    const weights = sampleWeights([8, 8]);
    weights.parameters[8 * 4 + 8 + 64 + 3] = Number.NEGATIVE_INFINITY; // fc2.bias[3]
    const { details } = await readError(await encodeWeights('onnx', weights), 'tensor-not-finite');
    expect(details).toEqual({ tensor: 'fc2.bias', value: '-Infinity', index: '[3]' });
  });

  it('of a million empty fields is given up at once', async () => {
    const file = new Uint8Array(2_000_000);
    for (let i = 0; i < file.length; i += 2) file[i] = 0x08;
    file[1] = 8;
    await readError(file, 'protobuf-damaged');
  });

  // By hand, after https://protobuf.dev/programming-guides/encoding/: each begins with field 1, a varint of 8 (08 08).
  it.each([
    ['the field number 0', [0x00, 0x01], 3],
    ['a field number that fills ten bytes', new Array(10).fill(0xff), 12],
    ['wire type 6', [0x3e], 3],
    ['wire type 7', [0x3f], 3],
    ['a varint without an end', [0x10, 0x80, 0x80], 5],
    ['a varint of eleven bytes', [0x08, ...new Array(10).fill(0xff), 0x01], 14],
    ['a length beyond the end', [0x3a, 0x05, 0x00], 4],
    ['a length of 4 GB', [0x3a, 0xff, 0xff, 0xff, 0xff, 0x0f], 8],
    ['a 64-bit number cut off', [0x11, 0, 0, 0], 3],
    ['a group', [0x13, 0x08, 0x01, 0x14], 3],
    ['the end of a group that never began', [0x14], 3],
    ['groups within groups', new Array(100_000).fill(0x13), 3],
  ])('with %s is damaged, and the error says where', async (_, bytes, position) => {
    const file = Uint8Array.of(0x08, 0x08, ...bytes);
    expect((await readError(file, 'protobuf-damaged')).details).toEqual({ where: 'ModelProto', position });
  });

  it('with packed lengths beyond their tensor names the message', async () => {
    // ModelProto.graph { initializer { dims: packed, 9 bytes of which there is 1 } }
    const dims = [0x08, 0x08, 0x3a, 0x05, 0x2a, 0x03, 0x0a, 0x09, 0x01];
    expect((await readError(Uint8Array.from(dims), 'protobuf-damaged')).details).toMatchObject({
      where: 'TensorProto',
    });
  });
});

it('every format works where the page’s security policy forbids code from strings', () => {
  const program = `
import { encodeWeights, readWeights } from './src/files/weights-file.ts';
import { sampleWeights } from './tests/support/weights.ts';
for (const format of ['safetensors', 'tfjs', 'onnx', 'json'])
  console.log(format, (await readWeights(await encodeWeights(format, sampleWeights([8, 9])))).shape.hidden.join());
`;
  const flags = ['--disallow-code-generation-from-strings', '--import', 'tsx', '--input-type=module'];
  const output = execFileSync(process.execPath, [...flags, '-e', program], {
    cwd: new URL('../..', import.meta.url),
  });
  expect(output.toString().trim().split('\n')).toEqual([
    'safetensors 8,9',
    'tfjs 8,9',
    'onnx 8,9',
    'json 8,9',
  ]);
});
