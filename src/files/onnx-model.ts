import { concatenate } from './bytes.ts';
import { bytesPerNumber, DTYPES, type Dtype, toBytes, toFloat32 } from './dtype.ts';
import { FileError, shapeText } from './error.ts';
import type { FileTensor } from './network/tensor.ts';
import { decodeMessage, type FieldBudget, readVarints } from './protobuf.ts';

/** Ten times what a network as PyTorch exports it needs. */
const FIELD_LIMIT = 20_000;

/** One operation of the graph. */
export interface OnnxNode {
  /** With its domain, where it is not ONNX' own: `com.microsoft.FusedGemm`. */
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Attributes that are a number. */
  readonly attributes: ReadonlyMap<string, number>;
  /** Attributes that are a list of whole numbers. */
  readonly lists: ReadonlyMap<string, readonly number[]>;
  readonly texts: ReadonlyMap<string, string>;
  /** The attribute `value` of a Constant. */
  readonly constant: FileTensor | null;
}

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  /** Names of what goes in, initializers perhaps among them. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly tensors: ReadonlyMap<string, FileTensor>;
}

/** The bytes of a file beside the model, which its tensors lie in; undefined where it is not at hand. */
export type ExternalData = (location: string) => Uint8Array | undefined;

export interface OnnxModel {
  readonly graph: OnnxGraph;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * The parts of an ONNX file (one ModelProto) that matter for a small network.
 * @throws {FileError} protobuf-damaged, tensor-duplicate; tensors throw when read.
 */
export function decodeOnnxModel(bytes: Uint8Array, external: ExternalData): OnnxModel {
  const budget: FieldBudget = { left: FIELD_LIMIT };
  let graph: OnnxGraph | undefined;
  let hasOpset = false;
  const metadata: [string, string][] = [];
  decodeMessage(bytes, 'ModelProto', budget, {
    bytes: {
      7: (message) => {
        graph = readGraph(message, budget, external);
      },
      8: () => {
        hasOpset = true;
      },
      14: (message) => metadata.push(readEntry(message, budget)),
    },
  });
  if (graph === undefined || !hasOpset)
    throw new FileError('protobuf-damaged', { where: 'ModelProto', position: bytes.length });
  return { graph, metadata: Object.fromEntries(metadata) };
}

function readEntry(bytes: Uint8Array, budget: FieldBudget): [string, string] {
  const entry: [string, string] = ['', ''];
  decodeMessage(bytes, 'StringStringEntryProto', budget, {
    string: {
      1: (key) => {
        entry[0] = key;
      },
      2: (value) => {
        entry[1] = value;
      },
    },
  });
  return entry;
}

function readGraph(bytes: Uint8Array, budget: FieldBudget, external: ExternalData): OnnxGraph {
  const nodes: OnnxNode[] = [];
  const inputs: string[] = [];
  const outputs: string[] = [];
  const tensors = new Map<string, FileTensor>();
  decodeMessage(bytes, 'GraphProto', budget, {
    bytes: {
      1: (message) => nodes.push(readNode(message, budget, external)),
      5: (message) => {
        const tensor = readTensor(message, budget, external);
        if (tensors.has(tensor.name)) throw new FileError('tensor-duplicate', { tensor: tensor.name });
        tensors.set(tensor.name, tensor);
      },
      11: (message) => inputs.push(readName(message, budget)),
      12: (message) => outputs.push(readName(message, budget)),
    },
  });
  return { nodes, inputs, outputs, tensors };
}

function readName(valueInfo: Uint8Array, budget: FieldBudget): string {
  let name = '';
  decodeMessage(valueInfo, 'ValueInfoProto', budget, {
    string: {
      1: (text) => {
        name = text;
      },
    },
  });
  return name;
}

function readNode(bytes: Uint8Array, budget: FieldBudget, external: ExternalData): OnnxNode {
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes = new Map<string, number>();
  const lists = new Map<string, readonly number[]>();
  const texts = new Map<string, string>();
  let constant: FileTensor | null = null;
  let operator = '';
  let domain = '';
  decodeMessage(bytes, 'NodeProto', budget, {
    string: {
      1: (input) => inputs.push(input),
      2: (output) => outputs.push(output),
      4: (type) => {
        operator = type;
      },
      7: (name) => {
        domain = name;
      },
    },
    bytes: {
      5: (message) => {
        const { name, number, list, text, tensor } = readAttribute(message, budget, external);
        if (number !== null) attributes.set(name, number);
        if (list.length > 0) lists.set(name, list);
        if (text !== null) texts.set(name, text);
        if (name === 'value' && tensor !== null) constant = tensor;
      },
    },
  });
  const isOwn = domain === '' || domain === 'ai.onnx';
  return {
    operator: isOwn ? operator : `${domain}.${operator}`,
    inputs,
    outputs,
    attributes,
    lists,
    texts,
    constant,
  };
}

interface Attribute {
  name: string;
  number: number | null;
  list: number[];
  text: string | null;
  tensor: FileTensor | null;
}

function readAttribute(bytes: Uint8Array, budget: FieldBudget, external: ExternalData): Attribute {
  const attribute: Attribute = { name: '', number: null, list: [], text: null, tensor: null };
  const set = (number: number) => {
    attribute.number = number;
  };
  decodeMessage(bytes, 'AttributeProto', budget, {
    string: {
      1: (text) => {
        attribute.name = text;
      },
      4: (text) => {
        attribute.text = text;
      },
    },
    float: { 2: set, 7: (number) => attribute.list.push(number) },
    integer: { 3: set, 8: (number) => attribute.list.push(number) },
    bytes: {
      5: (message) => {
        attribute.tensor = readTensor(message, budget, external);
      },
    },
  });
  return attribute;
}

/** TensorProto.DataType. */
const DATA_TYPES: Readonly<Record<number, Dtype>> = {
  1: 'F32',
  6: 'I32',
  7: 'I64',
  10: 'F16',
  11: 'F64',
  16: 'BF16',
};
const EXTERNAL = 1;
/** The largest tensor that a network which can play has. */
const MOST_NUMBERS = 2048 * 2048;

function readTensor(bytes: Uint8Array, budget: FieldBudget, external: ExternalData): FileTensor {
  const shape: number[] = [];
  /** `float_data` and `double_data`: what `raw_data` would hold. */
  const plain: Uint8Array[] = [];
  /** `int32_data`, which has 16-bit numbers too, and `int64_data`: varints, packed. */
  const varints: Uint8Array[] = [];
  const numbers: number[] = [];
  const place = new Map<string, string>();
  let dataType = 0;
  let name = '';
  let location = 0;
  let raw: Uint8Array | undefined;
  decodeMessage(bytes, 'TensorProto', budget, {
    integer: {
      1: (length) => shape.push(length),
      2: (type) => {
        dataType = type;
      },
      14: (where) => {
        location = where;
      },
    },
    single: { 5: (number) => numbers.push(number), 7: (number) => numbers.push(number) },
    float: { 4: (number) => plain.push(toBytes(Float32Array.of(number))) },
    string: {
      8: (text) => {
        name = text;
      },
    },
    bytes: {
      4: (packed) => plain.push(packed),
      5: (packed) => varints.push(packed),
      7: (packed) => varints.push(packed),
      10: (packed) => plain.push(packed),
      9: (data) => {
        raw = data;
      },
      13: (message) => {
        const [key, value] = readEntry(message, budget);
        place.set(key, value);
      },
    },
  });
  return {
    name,
    shape,
    read() {
      const dtype = DATA_TYPES[dataType];
      if (dtype === undefined)
        throw new FileError('tensor-dtype', { tensor: name, dtype: dataType, expected: DTYPES.join(', ') });
      const count = shape.reduce((product, length) => product * length, 1);
      if (!(count >= 0 && count <= MOST_NUMBERS))
        throw new FileError('tensor-shape', {
          tensor: name,
          shape: shapeText(shape),
          expected: `≤ ${MOST_NUMBERS}`,
        });
      if (varints.length > 0 || numbers.length > 0)
        return fromIntegers(name, dtype, shape, [
          ...numbers,
          ...varints.flatMap((packed) => readVarints(packed, count)),
        ]);
      const expected = count * bytesPerNumber(dtype);
      const data =
        location === EXTERNAL ? outside(name, place, expected, external) : (raw ?? concatenate(plain));
      checkBytes(name, dtype, shape, data.length, expected);
      return toFloat32(dtype, data);
    },
  };
}

/** The tensor's part of the file that it lies in. @throws {FileError} onnx-external-data, truncated */
function outside(
  tensor: string,
  place: ReadonlyMap<string, string>,
  expected: number,
  external: ExternalData,
): Uint8Array {
  const file = place.get('location') ?? '';
  const data = external(file);
  if (data === undefined) throw new FileError('onnx-external-data', { file });
  const begin = Number(place.get('offset') ?? 0);
  const end = begin + Number(place.get('length') ?? expected);
  if (!(begin >= 0 && end >= begin && end <= data.length))
    throw new FileError('truncated', { where: `${file} (${tensor})`, actual: data.length, needed: end });
  return data.subarray(begin, end);
}

/** Whole numbers as they are; 16-bit floats as their bits. */
function fromIntegers(
  name: string,
  dtype: Dtype,
  shape: readonly number[],
  numbers: readonly number[],
): Float32Array {
  const size = bytesPerNumber(dtype);
  const expected = shape.reduce((product, length) => product * length, size);
  checkBytes(name, dtype, shape, numbers.length * size, expected);
  if (size !== 2) return Float32Array.from(numbers);
  const bits = new Uint8Array(numbers.length * 2);
  const view = new DataView(bits.buffer);
  numbers.forEach((number, i) => {
    view.setUint16(2 * i, number & 0xffff, true);
  });
  return toFloat32(dtype, bits);
}

function checkBytes(
  tensor: string,
  dtype: Dtype,
  shape: readonly number[],
  actual: number,
  expected: number,
): void {
  if (actual === expected) return;
  throw new FileError('tensor-bytes', { tensor, dtype, shape: shapeText(shape), actual, expected });
}
