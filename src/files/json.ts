import * as v from 'valibot';
import { ACTION_COUNT, STATE_SIZE } from '../core/cartpole.ts';
import { namedTensors } from '../core/network.ts';
import { FileError, shapeText } from './error.ts';
import { anyObject, parseJson, stringMap, validate } from './json-text.ts';
import { LARGEST_NETWORK, networkFromTensors, type Tensor, type Weights } from './network-tensors.ts';

const FORMAT = 'cartpole-dqn-weights';
const BYTES_LIMIT = 24 << 20;
const WHERE = 'JSON';

/**
 * Weights as text that a person can read: nested lists under PyTorch's names, weights `[out][in]`, one row a line.
 * Numbers have as many digits as give back the same float32.
 */
export function encodeJson({ shape, parameters, metadata }: Weights): Uint8Array<ArrayBuffer> {
  const network = { inputs: STATE_SIZE, hidden: shape.hidden, outputs: ACTION_COUNT, activation: 'relu' };
  const tensors = namedTensors(shape, parameters).map(
    (tensor) => `    ${JSON.stringify(tensor.name)}: ${tensorText(tensor.shape, tensor.data)}`,
  );
  const lines = [
    '{',
    `  "format": ${JSON.stringify(FORMAT)},`,
    '  "version": 1,',
    `  "network": ${JSON.stringify(network)},`,
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
  weights: anyObject,
});

/**
 * Reads our JSON, or a bare `state_dict` as Python's `json.dump` writes it: `{"fc1.weight": [[…], …], …}`.
 * @throws {FileError}
 */
export async function decodeJson(bytes: Uint8Array): Promise<Weights> {
  const limits = { bytes: BYTES_LIMIT, depth: 8, lists: 10_000, values: LARGEST_NETWORK + 10_000 };
  const file = validate(anyObject, await parseJson(bytes, WHERE, limits), WHERE);
  if ('modelTopology' in file) throw new FileError('tfjs-json-alone', { paths: 'weights.bin' });
  const { metadata, weights } =
    'format' in file || 'weights' in file ? validate(ourFile, file, WHERE) : { metadata: {}, weights: file };
  const tensors = Object.entries(weights).map(([name, value]) => [name, listTensor(name, value)] as const);
  return { ...networkFromTensors(new Map(tensors)), metadata };
}

/** A list of numbers, or of equally long lists of numbers. `null`, as JSON writes NaN, becomes NaN. */
function listTensor(name: string, value: unknown): Tensor {
  if (!Array.isArray(value)) return notAList(name, value);
  const list: readonly unknown[] = value;
  const columns = Array.isArray(list[0]) ? list[0].length : undefined;
  const shape = columns === undefined ? [list.length] : [list.length, columns];
  return {
    shape,
    read() {
      if (columns === undefined) return Float32Array.from(list, (element, i) => toNumber(name, [i], element));
      const numbers = new Float32Array(list.length * columns);
      list.forEach((row, i) => {
        if (!Array.isArray(row) || row.length !== columns)
          throw new FileError('field-invalid', {
            where: WHERE,
            field: `${name}${shapeText([i])}`,
            received: Array.isArray(row) ? shapeText([row.length]) : typeof row,
            expected: shapeText([columns]),
          });
        row.forEach((element, j) => {
          numbers[i * columns + j] = toNumber(name, [i, j], element);
        });
      });
      return numbers;
    },
  };
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

/** Something else beside the weights: an error only if the network turns out to need it. */
function notAList(name: string, value: unknown): Tensor {
  return {
    shape: [],
    read() {
      throw new FileError('field-invalid', {
        where: WHERE,
        field: name,
        received: typeof value,
        expected: 'Array',
      });
    },
  };
}
