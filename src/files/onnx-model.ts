import { concatenate } from './bytes.ts';
import { bytesPerNumber, DTYPES, type Dtype, toBytes, toFloat32 } from './dtype.ts';
import { FileError, shapeText } from './error.ts';
import type { FileTensor } from './network-tensors.ts';
import { decodeMessage, type FieldBudget } from './onnx-wire.ts';

/** Ten times what a network as PyTorch exports it needs. */
const FIELD_LIMIT = 20_000;

/** One operation of the graph; attributes only where they are a number. */
export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, number>;
}

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  /** Names of what goes in, initializers perhaps among them. */
  readonly inputs: readonly string[];
  readonly tensors: ReadonlyMap<string, FileTensor>;
}

export interface OnnxModel {
  readonly graph: OnnxGraph;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * The parts of an ONNX file (one ModelProto) that matter for a small network.
 * @throws {FileError} protobuf-damaged, tensor-duplicate; tensors throw when read.
 */
export function decodeOnnxModel(bytes: Uint8Array): OnnxModel {
  const budget: FieldBudget = { left: FIELD_LIMIT };
  let graph: OnnxGraph | undefined;
  let hasOpset = false;
  const metadata: [string, string][] = [];
  decodeMessage(bytes, 'ModelProto', budget, {
    bytes: {
      7: (message) => {
        graph = readGraph(message, budget);
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

function readGraph(bytes: Uint8Array, budget: FieldBudget): OnnxGraph {
  const nodes: OnnxNode[] = [];
  const inputs: string[] = [];
  const tensors = new Map<string, FileTensor>();
  decodeMessage(bytes, 'GraphProto', budget, {
    bytes: {
      1: (message) => nodes.push(readNode(message, budget)),
      5: (message) => {
        const tensor = readTensor(message, budget);
        if (tensors.has(tensor.name)) throw new FileError('tensor-duplicate', { tensor: tensor.name });
        tensors.set(tensor.name, tensor);
      },
      11: (message) => inputs.push(readName(message, budget)),
    },
  });
  return { nodes, inputs, tensors };
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

function readNode(bytes: Uint8Array, budget: FieldBudget): OnnxNode {
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes = new Map<string, number>();
  let operator = '';
  decodeMessage(bytes, 'NodeProto', budget, {
    string: {
      1: (input) => inputs.push(input),
      2: (output) => outputs.push(output),
      4: (type) => {
        operator = type;
      },
    },
    bytes: { 5: (message) => attributes.set(...readAttribute(message, budget)) },
  });
  return { operator, inputs, outputs, attributes };
}

function readAttribute(bytes: Uint8Array, budget: FieldBudget): [string, number] {
  let name = '';
  let value = 0;
  const set = (number: number) => {
    value = number;
  };
  decodeMessage(bytes, 'AttributeProto', budget, {
    string: {
      1: (text) => {
        name = text;
      },
    },
    float: { 2: set },
    integer: { 3: set },
  });
  return [name, value];
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

function readTensor(bytes: Uint8Array, budget: FieldBudget): FileTensor {
  const shape: number[] = [];
  /** `float_data`, an alternative to `raw_data` for float32. */
  const floats: Uint8Array[] = [];
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
    float: { 4: (number) => floats.push(toBytes(Float32Array.of(number))) },
    string: {
      8: (text) => {
        name = text;
      },
    },
    bytes: {
      4: (packed) => floats.push(packed),
      9: (data) => {
        raw = data;
      },
    },
  });
  return {
    name,
    shape,
    read() {
      if (location === EXTERNAL) throw new FileError('onnx-external-data', { tensor: name });
      const dtype = DATA_TYPES[dataType];
      if (dtype === undefined)
        throw new FileError('tensor-dtype', { tensor: name, dtype: dataType, expected: DTYPES.join(', ') });
      const data = raw ?? concatenate(floats);
      const expected = shape.reduce((product, length) => product * length, bytesPerNumber(dtype));
      if (data.length !== expected)
        throw new FileError('tensor-bytes', {
          tensor: name,
          dtype,
          shape: shapeText(shape),
          actual: data.length,
          expected,
        });
      return toFloat32(dtype, data);
    },
  };
}
