import { FileError } from './error.ts';
import type { FileTensor } from './network/tensor.ts';
import { type ExternalData, readEntry, readTensor } from './onnx-tensor.ts';
import { decodeMessage, type FieldBudget } from './protobuf.ts';

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
