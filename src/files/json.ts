import * as v from 'valibot';
import { ACTIVATION_NAMES, type Activation, type ActivationName } from '../core/activation.ts';
import { ACTION_COUNT, STATE_SIZE } from '../core/cartpole.ts';
import { activationOf, type FeedForward, outputsOf, WIDEST_HIDDEN_LAYER } from '../core/feed-forward.ts';
import { FileError, shapeText } from './error.ts';
import { anyObject, parseJson, stringMap, validate } from './json-text.ts';
import { networkFromTensors } from './network/find.ts';
import type { FoundNetwork } from './network/found.ts';
import type { FileTensor } from './network/tensor.ts';
import { hasOwnOrder, namedTensors } from './network/write.ts';
import { isTfjsModel, weightPathsOf } from './tfjs-read.ts';

const FORMAT = 'cartpole-dqn-weights';
const BYTES_LIMIT = 48 << 20;
const MOST_NUMBERS = WIDEST_HIDDEN_LAYER ** 2;
const WHERE = 'JSON';

export interface JsonNetwork extends FoundNetwork {
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Weights as text that a person can read: nested lists under PyTorch's names, weights `[out][in]`, one row a line.
 * Numbers have as many digits as give back the same float32.
 */
export function encodeJson(
  network: FeedForward,
  metadata: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const { shape } = network;
  const activations = shape.hidden.map((_, layer) => activationOf(shape, layer));
  const names = new Set(activations.map(({ name }) => name));
  const description = {
    inputs: STATE_SIZE,
    hidden: shape.hidden,
    outputs: ACTION_COUNT,
    activation: names.size > 1 ? activations.map(({ name }) => name) : ([...names][0] ?? 'linear'),
    ...(outputsOf(shape) === 'q-values' ? {} : { meaning: outputsOf(shape) }),
  };
  const tensors = namedTensors(network).map(
    (tensor) => `    ${JSON.stringify(tensor.name)}: ${tensorText(tensor.shape, tensor.data)}`,
  );
  const lines = [
    '{',
    `  "format": ${JSON.stringify(FORMAT)},`,
    '  "version": 1,',
    `  "network": ${JSON.stringify(description)},`,
    `  "metadata": ${JSON.stringify(metadata, undefined, 2).replaceAll('\n', '\n  ')},`,
    '  "weights": {',
    tensors.join(',\n'),
    '  }',
    '}',
    '',
  ];
  return new TextEncoder().encode(lines.join('\n'));
}

function tensorText(shape: readonly number[], data: Float32Array): string {
  const [rows = 0, columns] = shape;
  if (columns === undefined) return rowText(data);
  const lines = Array.from(
    { length: rows },
    (_, row) => `      ${rowText(data.subarray(row * columns, (row + 1) * columns))}`,
  );
  return `[\n${lines.join(',\n')}\n    ]`;
}

function rowText(numbers: Float32Array): string {
  return `[${Array.from(numbers, shortest).join(', ')}]`;
}

/** Nine significant digits always give back the same float32, eight often do, seven for numbers such as 0.1. */
function shortest(number: number): string {
  if (Object.is(number, -0)) return '-0';
  const rounded = [7, 8].map((digits) => Number(number.toPrecision(digits)));
  return String(rounded.find((short) => Math.fround(short) === number) ?? Number(number.toPrecision(9)));
}

const ourFile = v.object({
  format: v.literal(FORMAT),
  version: v.literal(1),
  metadata: v.optional(stringMap, {}),
  network: v.optional(v.looseObject({}), {}),
  weights: anyObject,
});

/**
 * Reads our JSON, or weights as people dump them: a `state_dict` as lists, under whatever key; objects or lists of layers;
 * `W1`, `b1`, `W2`, …; the lists of Keras' `get_weights()`.
 * @throws {FileError}
 */
export async function networkInJson(bytes: Uint8Array): Promise<JsonNetwork> {
  const limits = { bytes: BYTES_LIMIT, depth: 32, lists: 100_000, values: MOST_NUMBERS };
  const file = await parseJson(bytes, WHERE, limits);
  if (typeof file !== 'object' || file === null)
    throw new FileError('field-invalid', {
      where: WHERE,
      field: '/',
      received: typeof file,
      expected: 'Object',
    });
  if (isTfjsModel(file)) throw new FileError('tfjs-json-alone', { paths: weightPathsOf(file).join(', ') });
  if ('format' in file && file.format === FORMAT) {
    const { metadata, weights, network } = validate(ourFile, file, WHERE);
    const { activation, meaning } = network;
    const read = readTensors(weights, typeof activation === 'string' ? activation : undefined);
    if (meaning !== 'preferences') return { ...read, metadata };
    return { ...read, shape: { ...read.shape, outputs: 'preferences' }, head: 'policy', metadata };
  }
  const said: string[] = [];
  const network = readTensors(file, undefined, said);
  return { ...network, metadata: {} };
}

function readTensors(weights: object, activation?: string, said: string[] = []): FoundNetwork {
  const tensors: FileTensor[] = [];
  collect(weights, '', tensors, said, 0);
  const names = activation === undefined ? said : [activation];
  const known = names.map(activationNamed).filter((name) => name !== undefined && name !== 'linear');
  const [first] = known;
  const only: Activation | undefined =
    first !== undefined && known.every((name) => name === first)
      ? { name: first }
      : names.length > 0 && known.length === 0 && activation !== undefined
        ? { name: 'linear' }
        : undefined;
  return networkFromTensors({
    tensors,
    isOrdered: hasOwnOrder(tensors),
    ...(only === undefined ? {} : { activation: only }),
  });
}

function activationNamed(text: string): ActivationName | undefined {
  const name = text.toLowerCase().replace('_', '-');
  return ACTIVATION_NAMES.find((known) => known === name || known.replace('-', '') === name);
}

const DEEPEST = 6;
const MOST_TENSORS = 1000;

/** Every list of numbers, or list of equally long ones, under the path of keys that leads to it. */
function collect(value: unknown, name: string, into: FileTensor[], said: string[], depth: number): void {
  if (typeof value === 'string' && /(^|\.)activations?(\.\d+)?$/i.test(name)) said.push(value);
  const isWanted = /(^|[._])(weights?|kernel|bias(es)?)(\.\d+)?$/i.test(name);
  if (isWanted && (typeof value === 'string' || (Array.isArray(value) && typeof value[0] === 'string')))
    throw new FileError('field-invalid', {
      where: WHERE,
      field: name,
      received: 'string',
      expected: 'number',
    });
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    const tensor = tensorOf(name, list);
    if (tensor !== null) {
      if (into.length >= MOST_TENSORS)
        throw new FileError('tensor-count', { where: WHERE, count: into.length + 1, limit: MOST_TENSORS });
      into.push(tensor);
      return;
    }
  }
  for (const [key, item] of Object.entries(value))
    collect(item, name === '' ? key : `${name}.${key}`, into, said, depth + 1);
}

/** The list as a tensor; null for a list of something else. */
function tensorOf(name: string, list: readonly unknown[]): FileTensor | null {
  const [first] = list;
  if (list.length === 0 || isNumeric(first)) return vector(name, list);
  if (!Array.isArray(first) || !isNumeric(first[0])) return null;
  const columns = first.length;
  const rows = list.map((row): readonly unknown[] => (Array.isArray(row) ? row : []));
  // Biases of several layers, not a matrix.
  if (/(^|\.)(bias(es)?|b|intercepts_?)$/i.test(name)) return null;
  const odd = rows.findIndex((row) => row.length !== columns);
  if (odd >= 0) {
    // Lists of different lengths are the layers' biases under another name, unless the name says a weight.
    if (!/weight|kernel/i.test(name)) return null;
    return {
      name,
      shape: [list.length, columns],
      read() {
        throw new FileError('field-invalid', {
          where: WHERE,
          field: `${name}${shapeText([odd])}`,
          received: shapeText([rows[odd]?.length ?? 0]),
          expected: shapeText([columns]),
        });
      },
    };
  }
  return {
    name,
    shape: [list.length, columns],
    read() {
      const numbers = new Float32Array(list.length * columns);
      rows.forEach((row, i) => {
        row.forEach((element, j) => {
          numbers[i * columns + j] = toNumber(name, [i, j], element);
        });
      });
      return numbers;
    },
  };
}

function vector(name: string, list: readonly unknown[]): FileTensor {
  return {
    name,
    shape: [list.length],
    read: () => Float32Array.from(list, (element, i) => toNumber(name, [i], element)),
  };
}

/** `null` is how JSON writes NaN. */
function isNumeric(value: unknown): boolean {
  return typeof value === 'number' || value === null;
}

function toNumber(name: string, index: readonly number[], element: unknown): number {
  if (typeof element === 'number') return element;
  if (element === null) return Number.NaN;
  throw new FileError('field-invalid', {
    where: WHERE,
    field: `${name}${shapeText(index)}`,
    received: Array.isArray(element) ? 'Array' : typeof element,
    expected: 'number',
  });
}
