import { describe, expect, it } from 'vitest';
import { Random } from '../../src/core/random.ts';
import { readWeights } from '../../src/files/weights-file.ts';
import { readError } from '../support/file-error.ts';
import { floats, type OnnxOperation, type OnnxTensor, onnxModel } from '../support/onnx-builder.ts';
import { onnxruntimeNumbers } from '../support/onnx-session.ts';
import { maxDifference, qValues, sampleStates } from '../support/weights.ts';

const random = Random.seeded(3);
const numbers = (count: number) => Float32Array.from({ length: count }, () => random.between(-1, 1));
const w1 = floats('w1', [5, 4], numbers(20));
const b1 = floats('b1', [5], numbers(5));
const w2 = floats('w2', [2, 5], numbers(10));
const b2 = floats('b2', [2], numbers(2));
const layer = (input: string, output: string, n: 1 | 2): OnnxOperation => ({
  type: 'Gemm',
  inputs: [input, `w${n}`, `b${n}`],
  output,
  integers: { transB: 1 },
});
const op = (type: string, inputs: readonly string[], output: string, more: Partial<OnnxOperation> = {}) => ({
  type,
  inputs,
  output,
  ...more,
});
/** First layer, something between, last layer. */
const between = (...operations: readonly OnnxOperation[]) => [
  layer('x', 'h', 1),
  ...operations,
  layer('a', 'y', 2),
];
const constant = (name: string, value: number) => floats(name, [], [value]);

const kinds: Readonly<Record<string, readonly [readonly OnnxOperation[], readonly OnnxTensor[]]>> = {
  'SiLU, as x · sigmoid(x)': [between(op('Sigmoid', ['h'], 's'), op('Mul', ['h', 's'], 'a')), []],
  'GELU, as older exports write it': [
    between(
      op('Div', ['h', 'root'], 'd'),
      op('Erf', ['d'], 'e'),
      op('Add', ['e', 'one'], 'p'),
      op('Mul', ['h', 'p'], 'm'),
      op('Mul', ['m', 'half'], 'a'),
    ),
    [constant('root', Math.SQRT2), constant('one', 1), constant('half', 0.5)],
  ],
  'ELU with a slope': [between(op('Elu', ['h'], 'a', { floats: { alpha: 0.3 } })), []],
  'transposed weights and a bias of one row': [
    [
      op('Transpose', ['w1'], 't'),
      op('MatMul', ['x', 't'], 'm'),
      op('Add', ['row', 'm'], 'h'),
      op('Tanh', ['h'], 'a'),
      layer('a', 'y', 2),
    ],
    [floats('row', [1, 5], numbers(5))],
  ],
  'weights in Constant nodes': [
    [
      op('Constant', [], 'k', { value: floats('', [4, 5], numbers(20)) }),
      op('MatMul', ['x', 'k'], 'h'),
      op('Relu', ['h'], 'a'),
      layer('a', 'y', 2),
    ],
    [],
  ],
  'an observation that is scaled first': [
    [
      op('Sub', ['x', 'mean'], 'c'),
      op('Div', ['c', 'deviation'], 'n'),
      layer('n', 'h', 1),
      op('Relu', ['h'], 'a'),
      layer('a', 'y', 2),
    ],
    [floats('mean', [4], [0.1, 0.2, 0.3, 0.4]), floats('deviation', [4], [1, 2, 0.5, 3])],
  ],
  'dueling heads': [
    [
      layer('x', 'h', 1),
      op('Relu', ['h'], 'f'),
      op('MatMul', ['f', 'wv'], 'v'),
      layer('f', 'adv', 2),
      op('ReduceMean', ['adv'], 'mean', { integers: { keepdims: 1 } }),
      op('Sub', ['adv', 'mean'], 'centred'),
      op('Add', ['v', 'centred'], 'y'),
    ],
    [floats('wv', [5, 1], numbers(5))],
  ],
};

describe('an ONNX model with', () => {
  it.each(Object.entries(kinds))('%s computes what onnxruntime does', async (name, [operations, more]) => {
    const file = onnxModel(operations, [w1, b1, w2, b2, ...more]);
    const states = sampleStates(40);
    const read = await readWeights(file);
    // onnxruntime takes the mean of all numbers where no axes are given: one state at a time is the same.
    const expected = await onnxruntimeNumbers(file, states, name === 'dueling heads');
    expect(maxDifference(qValues(read, states), expected)).toBeLessThan(2e-6);
  });

  it('float64 in double_data and float16 in int32_data is read', async () => {
    const double: OnnxTensor = {
      ...b1,
      type: 11,
      field: 10,
      bytes: new Uint8Array(Float64Array.from([1, -2, 0.5, 3, -0.25]).buffer),
    };
    // 1 and −2 as float16 are 3C00 and C000, as varints 80 78 and 80 80 03.
    const half: OnnxTensor = {
      ...b2,
      type: 10,
      field: 5,
      bytes: Uint8Array.of(0x80, 0x78, 0x80, 0x80, 0x03),
    };
    const { parameters } = await readWeights(
      onnxModel(between(op('Relu', ['h'], 'a')), [w1, double, w2, half]),
    );
    expect([...parameters.subarray(20, 25)]).toEqual([1, -2, 0.5, 3, -0.25]);
    expect([...parameters.subarray(-2)]).toEqual([1, -2]);
  });

  it.each([
    ['a cast to whole numbers', op('Cast', ['h'], 'a', { integers: { to: 7 } }), 'Cast (INT64)'],
    [
      'an operator of another domain',
      op('FusedGemm', ['h'], 'a', { domain: 'com.microsoft' }),
      'com.microsoft.FusedGemm',
    ],
    ['a convolution', op('Conv', ['h'], 'a'), 'Conv'],
  ] as const)('%s is refused by name', async (_, operation, operator) => {
    const file = onnxModel(between(operation), [w1, b1, w2, b2]);
    expect((await readError(file, 'onnx-operator')).details).toEqual({ operator, node: 1 });
  });

  it('hundreds of nodes is refused, not read in part', async () => {
    const many = Array.from({ length: 300 }, (_, i) =>
      op('Identity', [i === 0 ? 'h' : `i${i - 1}`], i === 299 ? 'a' : `i${i}`),
    );
    await readError(onnxModel(between(...many), [w1, b1, w2, b2]), 'onnx-node-count');
  });
});
