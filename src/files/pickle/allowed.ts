import { FileError } from '../error.ts';
import type { PickleBytes } from './reader.ts';
import {
  PickledArray,
  PickledDict,
  PickledDtype,
  PickledList,
  PickledName,
  PickledStorage,
  PickledTensor,
  PickledTuple,
  type PickledValue,
  type Storage,
} from './values.ts';

/** What a pickle's surroundings give it. */
export interface BuildRules {
  /** What a persistent id stands for: PyTorch keeps its storages beside the pickle. */
  persistent(id: PickledValue, input: PickleBytes): PickledValue;
  /** The storage in a small file of PyTorch's own, which a plain pickle has in the place of a storage. */
  nested(file: Uint8Array, input: PickleBytes): PickledValue;
}

type Builder = (given: readonly PickledValue[], input: PickleBytes) => PickledValue;

const dict: Builder = (given, input) => {
  const made = new PickledDict();
  const [items] = given;
  if (items instanceof PickledList || items instanceof PickledTuple)
    for (const item of items.items) {
      if (!(item instanceof PickledTuple)) return input.fail();
      const [key = null, value = null] = item.items;
      made.entries.set(key, value);
    }
  return made;
};

const list: Builder = ([items]) => {
  const made = new PickledList();
  if (items instanceof PickledList || items instanceof PickledTuple)
    for (const item of items.items) made.items.push(item);
  return made;
};

/** `_rebuild_tensor_v2(storage, offset, size, stride, …)`: the rest says how to train it. */
const tensor: Builder = ([storage, offset, size, stride], input) =>
  storage instanceof PickledStorage
    ? new PickledTensor(storage.storage, whole(size, input), whole(stride, input), wholeNumber(offset, input))
    : input.fail();

/** The first thing that it is given: a parameter's tensor, a storage's own storage, a decoded text. */
const first: Builder = ([value = null]) => value;

const array: Builder = () => new PickledArray();

const dtype: Builder = ([code], input) => (typeof code === 'string' ? new PickledDtype(code) : input.fail());

/** `numpy._core.numeric._frombuffer(bytes, dtype, shape, order)`, protocol 5. */
const fromBuffer: Builder = ([bytes, type, size, order], input) =>
  bytes instanceof Uint8Array && type instanceof PickledDtype
    ? arrayTensor(bytes, type, whole(size, input), order === 'F', input)
    : input.fail();

/** `numpy.core.multiarray.scalar(dtype, bytes)`: a number that no layer is made of. */
const scalar: Builder = () => null;

/** `_codecs.encode(text, 'latin1')`: how protocol 2 writes bytes. */
const encode: Builder = ([text], input) =>
  typeof text === 'string' ? Uint8Array.from(text, (character) => character.charCodeAt(0)) : input.fail();

/** All that a pickle may call. What is only named, such as a storage's type, is in `NAMED`. */
const BUILDERS: Readonly<Record<string, Builder>> = {
  'collections.OrderedDict': dict,
  'collections.defaultdict': () => new PickledDict(),
  'builtins.dict': dict,
  'builtins.list': list,
  'builtins.set': list,
  'builtins.frozenset': list,
  '__builtin__.dict': dict,
  '__builtin__.list': list,
  '__builtin__.set': list,
  'torch.Size': ([items = null]) => items,
  'torch.device': first,
  'torch._utils._rebuild_tensor': tensor,
  'torch._utils._rebuild_tensor_v2': tensor,
  'torch._utils._rebuild_parameter': first,
  'torch._utils._rebuild_parameter_with_state': first,
  'torch.storage.TypedStorage': first,
  'numpy.core.multiarray._reconstruct': array,
  'numpy._core.multiarray._reconstruct': array,
  'numpy.core.multiarray.scalar': scalar,
  'numpy._core.multiarray.scalar': scalar,
  'numpy.core.numeric._frombuffer': fromBuffer,
  'numpy._core.numeric._frombuffer': fromBuffer,
  'numpy.dtype': dtype,
  '_codecs.encode': encode,
};

/** Names that say what something is and are never called. */
const NAMED =
  /^(torch\.(storage\.)?(\w+Storage|u?int\d+|float\d+|bfloat16|double|half|bool|strided)|numpy\.ndarray|builtins\.(int|float|bool|str|complex)|__builtin__\.(int|float|bool|str))$/;

const NESTED = 'torch.storage._load_from_bytes';

/** @throws {FileError} pickle-name */
export function named(name: string): PickledName {
  if (name !== NESTED && !Object.hasOwn(BUILDERS, name) && !NAMED.test(name))
    throw new FileError('pickle-name', { name });
  return new PickledName(name);
}

/** What calling `callee` comes to. @throws {FileError} pickle-name, pickle-damaged */
export function call(
  callee: PickledValue,
  given: PickledValue,
  input: PickleBytes,
  rules: BuildRules,
): PickledValue {
  if (!(callee instanceof PickledName) || !(given instanceof PickledTuple)) return input.fail();
  if (callee.name === NESTED) {
    const [file] = given.items;
    return file instanceof Uint8Array ? rules.nested(file, input) : input.fail();
  }
  const builder = Object.hasOwn(BUILDERS, callee.name) ? BUILDERS[callee.name] : undefined;
  if (builder === undefined) throw new FileError('pickle-name', { name: callee.name });
  return builder(given.items, input);
}

/** Sets the state of something that was made: only NumPy's arrays and types have one that matters. */
export function build(target: PickledValue, state: PickledValue, input: PickleBytes): void {
  if (target instanceof PickledDtype && state instanceof PickledTuple) {
    target.isBigEndian = state.items[1] === '>';
    return;
  }
  if (!(target instanceof PickledArray) || !(state instanceof PickledTuple)) return; // a state_dict's _metadata
  const [, size, type, isFortran, bytes] = state.items;
  if (!(type instanceof PickledDtype)) input.fail();
  if (bytes instanceof PickledList) return; // an array of objects, which no layer is
  const raw = typeof bytes === 'string' ? encode([bytes], input) : bytes;
  if (!(raw instanceof Uint8Array)) input.fail();
  target.tensor = arrayTensor(raw, type, whole(size, input), isFortran === true, input);
}

function arrayTensor(
  bytes: Uint8Array,
  { code, isBigEndian }: PickledDtype,
  shape: readonly number[],
  isFortran: boolean,
  input: PickleBytes,
): PickledTensor {
  if (isBigEndian) input.fail();
  const storage: Storage = {
    dtype: NUMPY_DTYPES[code.replace(/^[<|=]/, '')] ?? code,
    path: null,
    bytes: () => bytes,
  };
  return new PickledTensor(storage, shape, isFortran ? columnMajor(shape) : rowMajor(shape), 0);
}

/** NumPy's names of number types → safetensors'. */
export const NUMPY_DTYPES: Readonly<Record<string, 'F64' | 'F32' | 'F16' | 'I64' | 'I32'>> = {
  f8: 'F64',
  f4: 'F32',
  f2: 'F16',
  i8: 'I64',
  i4: 'I32',
};

function rowMajor(shape: readonly number[]): number[] {
  return shape.map((_, i) => shape.slice(i + 1).reduce((product, length) => product * length, 1));
}

function columnMajor(shape: readonly number[]): number[] {
  return shape.map((_, i) => shape.slice(0, i).reduce((product, length) => product * length, 1));
}

const MOST_DIMENSIONS = 8;

function whole(value: PickledValue | undefined, input: PickleBytes): number[] {
  if (!(value instanceof PickledTuple) || value.items.length > MOST_DIMENSIONS) return input.fail();
  return value.items.map((item) => wholeNumber(item, input));
}

function wholeNumber(value: PickledValue | undefined, input: PickleBytes): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : input.fail();
}
