import { bytesPerNumber, DTYPES, isDtype, toFloat32 } from '../dtype.ts';
import { FileError, shapeText } from '../error.ts';
import type { FileTensor } from '../network/tensor.ts';
import {
  PickledArray,
  PickledDict,
  PickledList,
  PickledTensor,
  PickledTuple,
  type PickledValue,
  type Storage,
} from './values.ts';

const DEEPEST = 8;
const MOST_TENSORS = 1000;
/** What checkpoints keep beside the network: moments of an optimiser, replayed transitions. */
const NOT_A_NETWORK = /optim|sched|scaler|exp_avg|replay|buffer|memory|rng_state|normali[sz]er/i;

export interface PickledFileTensor extends FileTensor {
  readonly storage: Storage;
}

/**
 * Every tensor of a pickled object, in the order in which they were made, under the path of keys that leads to it.
 * @throws {FileError} tensor-count
 */
export function pickledTensors(root: PickledValue): PickledFileTensor[] {
  const found: PickledFileTensor[] = [];
  const seen = new Set<PickledValue>();
  const walk = (value: PickledValue, name: string, depth: number) => {
    if (depth > DEEPEST || value === null || typeof value !== 'object') return;
    if (value instanceof PickledTensor || value instanceof PickledArray) {
      const tensor = value instanceof PickledArray ? value.tensor : value;
      if (tensor === null) return;
      if (found.length >= MOST_TENSORS)
        throw new FileError('tensor-count', { where: name, count: found.length + 1, limit: MOST_TENSORS });
      const { shape, storage } = tensor;
      found.push({ name, shape, storage, read: () => readTensor(name, tensor) });
      return;
    }
    // What refers to itself, or to one thing many times, is walked once.
    if (seen.has(value)) return;
    seen.add(value);
    const below = (key: string) => (name === '' ? key : `${name}.${key}`);
    if (value instanceof PickledDict) {
      for (const [key, item] of value.entries) {
        const text = typeof key === 'string' ? key : String(typeof key === 'number' ? key : '?');
        if (!NOT_A_NETWORK.test(text)) walk(item, below(text), depth + 1);
      }
    } else if (value instanceof PickledList || value instanceof PickledTuple) {
      for (const [i, item] of value.items.entries()) walk(item, below(String(i)), depth + 1);
    }
  };
  walk(root, '', 0);
  return found;
}

/** The largest tensor that a network which can play has: 2,048 × 2,048. */
const MOST_NUMBERS = 2048 * 2048;

/** Row-major numbers of a window with strides. @throws {FileError} tensor-dtype, tensor-bytes */
function readTensor(name: string, { storage, shape, strides, offset }: PickledTensor): Float32Array {
  const { dtype } = storage;
  if (!isDtype(dtype))
    throw new FileError('tensor-dtype', { tensor: name, dtype, expected: DTYPES.join(', ') });
  const size = bytesPerNumber(dtype);
  const count = shape.reduce((product, length) => product * length, 1);
  const last = shape.reduce((sum, length, i) => sum + (length - 1) * (strides[i] ?? 0), offset);
  const bytes = storage.bytes();
  const expected = (last + 1) * size;
  if (count > MOST_NUMBERS || (count > 0 && expected > bytes.length))
    throw new FileError('tensor-bytes', {
      tensor: name,
      dtype,
      shape: shapeText(shape),
      actual: bytes.length,
      expected,
    });
  const all = toFloat32(dtype, bytes.subarray(offset * size, count === 0 ? offset * size : expected));
  if (count === all.length && isRowMajor(shape, strides)) return all;
  const numbers = new Float32Array(count);
  for (let i = 0; i < count; i += 1) {
    let rest = i;
    let at = 0;
    for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
      const length = shape[axis] ?? 1;
      at += (rest % length) * (strides[axis] ?? 0);
      rest = Math.floor(rest / length);
    }
    numbers[i] = all[at] ?? Number.NaN;
  }
  return numbers;
}

function isRowMajor(shape: readonly number[], strides: readonly number[]): boolean {
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
    if ((shape[axis] ?? 1) !== 1 && strides[axis] !== step) return false;
    step *= shape[axis] ?? 1;
  }
  return true;
}
