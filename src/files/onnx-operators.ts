import { FileError } from './error.ts';
import { type Flow, type Following, settle } from './network/head.ts';
import { add, dense, meanOf, type Signal, scale, shift, thresholded } from './network/signal.ts';
import { type FileTensor, readBias, readWeight, transpose } from './network/tensor.ts';
import type { OnnxNode } from './onnx-model.ts';

/** Steps on the way to GELU, which older exports write as x · (1 + erf(x/√2)) · ½. */
interface GeluPart {
  readonly kind: 'erf' | 'erf plus one' | 'gelu twice';
  /** The x in it. */
  readonly of: Flow;
}

/** What a name of the graph stands for; an error where what it comes from is not understood. */
export type OnnxValue = Flow | GeluPart | FileTensor | FileError;

/** A number x · factor, so that x can be found again in GELU. */
interface Scaled {
  readonly of: Flow;
  readonly factor: number;
}
const scaled = new WeakMap<object, Scaled>();

/** `TensorProto.DataType` of float, float16, double and bfloat16. */
const FLOAT_TYPES: readonly number[] = [1, 10, 11, 16];
const TYPE_NAMES: Readonly<Record<number, string>> = {
  2: 'UINT8',
  3: 'INT8',
  6: 'INT32',
  7: 'INT64',
  9: 'BOOL',
};

/**
 * What comes out of one node.
 * @param given its inputs, null where one is left out
 * @param layers gets the name of a layer's weight
 * @throws {FileError} onnx-operator
 */
export function applyNode(
  node: OnnxNode,
  index: number,
  given: readonly (OnnxValue | null)[],
  layers: string[],
): OnnxValue {
  const { operator, attributes } = node;
  const [first, second, third] = given;
  const refuse = (what = operator): never => {
    throw new FileError('onnx-operator', { operator: what || '?', node: index });
  };
  const flow = (value: OnnxValue | null | undefined): Flow => (value && 'signal' in value ? value : refuse());
  const constant = (value: OnnxValue | null | undefined): FileTensor =>
    value && 'read' in value ? value : refuse();
  const following = (next: Following): Flow => ({ signal: settle(flow(first)), following: next });

  switch (operator) {
    case 'Constant':
      return node.constant ?? refuse();
    case 'Identity':
    case 'Dropout':
    case 'Flatten':
    case 'Reshape':
    case 'Squeeze':
    case 'Unsqueeze':
      return first ?? refuse();
    case 'Cast': {
      const to = attributes.get('to') ?? 0;
      if (FLOAT_TYPES.includes(to) || (first && 'signal' in first && first.decided !== undefined))
        return first ?? refuse();
      return refuse(`Cast (${TYPE_NAMES[to] ?? to})`);
    }
    case 'Transpose':
      return transposed(constant(first), node.lists.get('perm')) ?? refuse();
    case 'Relu':
      return following({ name: 'relu' });
    case 'Tanh':
      return following({ name: 'tanh' });
    case 'Sigmoid': {
      const made = following({ name: 'sigmoid' });
      sigmoids.set(made, flow(first));
      return made;
    }
    case 'Elu':
      return following({ name: 'elu', slope: attributes.get('alpha') ?? 1 });
    case 'LeakyRelu':
      return following({ name: 'leaky-relu', slope: attributes.get('alpha') ?? 0.01 });
    case 'Gelu':
      return following({ name: node.texts.get('approximate') === 'tanh' ? 'gelu-tanh' : 'gelu' });
    case 'Softmax':
    case 'LogSoftmax':
      return following('softmax');
    case 'ArgMax': {
      const { signal, following: last } = flow(first);
      const decided =
        last === null || last === 'softmax' || isFinal(last.name) ? signal : settle(flow(first));
      return { signal: decided, following: null, decided: last === 'softmax' ? 'policy' : 'values' };
    }
    case 'Greater':
    case 'GreaterOrEqual':
      return above(flow(first), constant(second).read()[0] ?? Number.NaN) ?? refuse();
    case 'ReduceMean':
      return { signal: meanOf(settle(flow(first))), following: null };
    case 'Erf': {
      const { of, factor } = scaled.get(flow(first)) ?? { of: flow(first), factor: 1 };
      return Math.abs(factor - Math.SQRT1_2) < 1e-4 ? { kind: 'erf', of } : refuse();
    }
    case 'Gemm': {
      const weight = constant(second);
      const isPlain = (attributes.get('alpha') ?? 1) === 1 && (attributes.get('beta') ?? 1) === 1;
      if (!isPlain || (attributes.get('transA') ?? 0) !== 0) return refuse();
      const isTransposed = (attributes.get('transB') ?? 0) === 0;
      const bias = third === undefined || third === null ? null : constant(third);
      layers.push(weight.name);
      return layer(settle(flow(first)), weight, isTransposed, bias);
    }
    case 'MatMul': {
      const weight = constant(second);
      layers.push(weight.name);
      return layer(settle(flow(first)), weight, true, null);
    }
    case 'Add':
    case 'Sub': {
      const factor = operator === 'Add' ? 1 : -1;
      if (first && 'kind' in first)
        return first.kind === 'erf' && isNumber(second, 1) ? { ...first, kind: 'erf plus one' } : refuse();
      if (second && 'kind' in second)
        return second.kind === 'erf' && isNumber(first, 1) ? { ...second, kind: 'erf plus one' } : refuse();
      if (second && 'read' in second) return shifted(settle(flow(first)), second, factor);
      if (first && 'read' in first) return factor === 1 ? shifted(settle(flow(second)), first, 1) : refuse();
      return { signal: add(settle(flow(first)), settle(flow(second)), factor), following: null };
    }
    case 'Mul':
    case 'Div':
      return product(operator, first, second) ?? refuse();
    default:
      return refuse();
  }
}

/** x, by its sigmoid. */
const sigmoids = new WeakMap<object, Flow>();

function isFinal(name: string): boolean {
  return ['tanh', 'sigmoid', 'elu', 'leaky-relu', 'linear'].includes(name);
}

function layer(input: Signal, weight: FileTensor, isTransposed: boolean, bias: FileTensor | null): Flow {
  const [rows = 0, columns = 0, ...more] = weight.shape;
  const [inputs, outputs] = isTransposed ? [rows, columns] : [columns, rows];
  if (more.length > 0 || weight.shape.length !== 2 || inputs !== input.width)
    throw new FileError('tensor-shape', {
      tensor: weight.name,
      shape: `[${weight.shape.join(', ')}]`,
      expected: isTransposed ? `[${input.width}, …]` : `[…, ${input.width}]`,
    });
  const fileLayer = { name: weight.name, weight, transposed: isTransposed, bias };
  return { signal: dense(input, readWeight(fileLayer), readBias(fileLayer, outputs)), following: null };
}

function shifted(signal: Signal, constant: FileTensor, factor: number): Flow {
  const numbers = spread(constant, signal.width);
  return {
    signal: shift(
      signal,
      numbers.map((number) => factor * number),
    ),
    following: null,
  };
}

/** A constant as one number for each of `width`. @throws {FileError} tensor-shape */
function spread(constant: FileTensor, width: number): Float32Array {
  const count = constant.shape.reduce((product, length) => product * length, 1);
  if (count === 1) return new Float32Array(width).fill(constant.read()[0] ?? 0);
  return readBias({ name: constant.name, weight: constant, transposed: false, bias: constant }, width);
}

function isNumber(value: OnnxValue | null | undefined, expected: number): boolean {
  if (!value || !('read' in value)) return false;
  const count = value.shape.reduce((product, length) => product * length, 1);
  return count === 1 && Math.abs((value.read()[0] ?? Number.NaN) - expected) < 1e-6;
}

/** Products that a network has: with a constant, SiLU's x · sigmoid(x), the two of GELU. */
function product(
  operator: 'Mul' | 'Div',
  first: OnnxValue | null | undefined,
  second: OnnxValue | null | undefined,
): OnnxValue | undefined {
  if (!first || !second || first instanceof FileError || second instanceof FileError) return undefined;
  if ('read' in first) return operator === 'Mul' ? product('Mul', second, first) : undefined;
  if ('read' in second) {
    if ('kind' in first)
      return first.kind === 'gelu twice' && isNumber(second, operator === 'Mul' ? 0.5 : 2)
        ? { signal: settle(first.of), following: { name: 'gelu' } }
        : undefined;
    const signal = settle(first);
    const factors = spread(second, signal.width).map((number) => (operator === 'Mul' ? number : 1 / number));
    const made: Flow = { signal: scale(signal, factors), following: null };
    const [factor = 1] = factors;
    if (factors.every((each) => each === factor)) scaled.set(made, { of: first, factor });
    return made;
  }
  if (operator === 'Div') return undefined;
  if ('kind' in second) return 'kind' in first ? undefined : product('Mul', second, first);
  if ('kind' in first)
    return first.kind === 'erf plus one' && first.of === second
      ? { kind: 'gelu twice', of: second }
      : undefined;
  const [x, gate] = sigmoids.has(first) ? [second, first] : [first, second];
  return sigmoids.get(gate) === x ? { signal: settle(x), following: { name: 'silu' } } : undefined;
}

/** "Right" where the only number is above `limit`. */
function above({ signal, following }: Flow, limit: number): Flow | undefined {
  if (signal.width !== 1 || !Number.isFinite(limit)) return undefined;
  const name = following === null || following === 'softmax' ? following : following.name;
  const before =
    name === null
      ? limit
      : name === 'sigmoid'
        ? Math.log(limit / (1 - limit))
        : name === 'tanh'
          ? Math.atanh(limit)
          : Number.NaN;
  if (!Number.isFinite(before)) return undefined;
  return { signal: thresholded(signal, before), following: null, decided: 'threshold' };
}

function transposed(tensor: FileTensor, permutation: readonly number[] = [1, 0]): FileTensor | undefined {
  const [rows, columns, ...more] = tensor.shape;
  if (rows === undefined || columns === undefined || more.length > 0) return undefined;
  if (permutation[0] !== 1 || permutation[1] !== 0) return undefined;
  return { name: tensor.name, shape: [columns, rows], read: () => transpose(tensor.read(), rows, columns) };
}
