import { type NamedTensor, type NetworkShape, namedTensors, parameterCount } from '../core/network.ts';
import { FileError, listText, shapeText } from './error.ts';

/** One tensor of a file, its numbers decoded only when asked for. */
export interface Tensor {
  readonly shape: readonly number[];
  /** Row-major. @throws {FileError} tensor-dtype */
  read(): Float32Array;
}

export const LARGEST_LAYER = 1024;
/** Weights and biases of the largest network that can be read. */
export const LARGEST_NETWORK = parameterCount({ hidden: [LARGEST_LAYER, LARGEST_LAYER] });

/** A network and its flat parameters, in the layout of core/network.ts. */
export interface Network {
  readonly shape: NetworkShape;
  readonly parameters: Float32Array;
}

/** What a file of weights says: the network, and whatever else as text (hyperparameters, seed, result, source). */
export interface Weights extends Network {
  readonly metadata: Readonly<Record<string, string>>;
}

/** Where the blog, CleanRL, Stable-Baselines3, PyTorch's tutorial and we keep the network that acts. */
const USUAL_PREFIXES = [
  '',
  'online',
  'q',
  'q_net',
  'q_net.q_net',
  'q_network',
  'policy',
  'policy_net',
  'module',
];

/**
 * Finds the Q-network 4 → h1 → h2 → 2 among named tensors: three pairs `….weight` `[out, in]` and `….bias`
 * `[out]` under one common prefix, whatever it is (`online.fc1.weight`, `q_net.q_net.0.weight`), in the
 * natural order of their names. Other tensors are passed over.
 * @throws {FileError} tensor-missing, layer-count, network-ambiguous and those of `networkFromLayers`
 */
export function networkFromTensors(tensors: ReadonlyMap<string, Tensor>): Network {
  const required = (name: string): FileTensor => {
    const tensor = tensors.get(name);
    if (tensor === undefined)
      throw new FileError('tensor-missing', { tensor: name, found: listText(tensors.keys()) });
    return { name, ...tensor };
  };
  return networkFromLayers(
    actingNetwork(tensors).map((name) => ({
      name,
      weight: required(`${name}.weight`),
      bias: required(`${name}.bias`),
    })),
  );
}

/** A tensor under its name in the file. */
export interface FileTensor extends Tensor {
  readonly name: string;
}

export interface FileLayer {
  readonly name: string;
  /** `[out, in]`, or `[in, out]` where `transposed`. */
  readonly weight: FileTensor;
  readonly transposed?: boolean;
  /** `[out]` */
  readonly bias: FileTensor;
}

/**
 * Puts a network's layers, first to last, into the flat layout of core/network.ts.
 * @throws {FileError} layer-count, layer-width, tensor-shape, tensor-not-finite, tensor-dtype
 */
export function networkFromLayers(layers: readonly FileLayer[]): Network {
  const [fc1, fc2, fc3, ...more] = layers;
  if (fc1 === undefined || fc2 === undefined || fc3 === undefined || more.length > 0)
    throw new FileError('layer-count', {
      count: layers.length,
      found: listText(layers.map(({ name }) => name)),
    });
  const shape: NetworkShape = { hidden: [width(fc1), width(fc2)] };
  const parameters = new Float32Array(parameterCount(shape));
  const destination = namedTensors(shape, parameters).values();
  for (const { weight, bias, transposed = false } of [fc1, fc2, fc3]) {
    fill(destination.next().value, weight, transposed);
    fill(destination.next().value, bias, false);
  }
  return { shape, parameters };
}

/** How many outputs a hidden layer has. */
function width({ name, weight, transposed }: FileLayer): number {
  const outputs = weight.shape[transposed ? 1 : 0] ?? 0;
  if (outputs < 1 || outputs > LARGEST_LAYER)
    throw new FileError('layer-width', { layer: name, width: outputs, limit: LARGEST_LAYER });
  return outputs;
}

function fill(destination: NamedTensor | undefined, source: FileTensor, transposed: boolean): void {
  if (destination === undefined) throw new RangeError('A network has three layers.');
  const { name, shape } = source;
  const expected = transposed ? destination.shape.toReversed() : destination.shape;
  if (shape.length !== expected.length || shape.some((length, i) => length !== expected[i]))
    throw new FileError('tensor-shape', {
      tensor: name,
      shape: shapeText(shape),
      expected: shapeText(expected),
    });
  const numbers = source.read();
  checkFinite(name, shape, numbers);
  const [rows = 0, columns = 0] = shape;
  destination.data.set(transposed ? transpose(numbers, rows, columns) : numbers);
}

/** `[rows, columns]` → `[columns, rows]`, both row-major. */
export function transpose(matrix: Float32Array, rows: number, columns: number): Float32Array {
  const result = new Float32Array(matrix.length);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      result[column * rows + row] = matrix[row * columns + column] ?? 0;
  return result;
}

/** @throws {FileError} tensor-not-finite with the first NaN or infinite number's index */
function checkFinite(tensor: string, shape: readonly number[], numbers: Float32Array): void {
  const at = numbers.findIndex((number) => !Number.isFinite(number));
  if (at < 0) return;
  const columns = shape.at(-1) ?? 1;
  const index = shape.length > 1 ? [Math.floor(at / columns), at % columns] : [at];
  throw new FileError('tensor-not-finite', { tensor, value: String(numbers[at]), index: shapeText(index) });
}

/** The names of its layers, `online.fc1` and so on, first to last. */
function actingNetwork(tensors: ReadonlyMap<string, Tensor>): readonly string[] {
  const networks = new Map<string, string[]>();
  for (const name of tensors.keys()) {
    const [, layer, prefix] = /^((?:(.*)\.)?[^.]+)\.weight$/s.exec(name) ?? [];
    if (layer === undefined) continue;
    const siblings = networks.get(prefix ?? '');
    if (siblings === undefined) networks.set(prefix ?? '', [layer]);
    else siblings.push(layer);
  }
  const complete = [...networks.keys()].filter((prefix) => networks.get(prefix)?.length === 3);
  const online = complete.filter((prefix) => !/target/i.test(prefix));
  const usual = USUAL_PREFIXES.find((prefix) => complete.includes(prefix));
  const chosen = usual ?? (online.length === 1 ? online[0] : complete.length === 1 ? complete[0] : undefined);
  if (chosen !== undefined) return [...(networks.get(chosen) ?? [])].sort(naturally);

  if (complete.length > 1) throw new FileError('network-ambiguous', { found: listText(complete) });
  const [layers] = networks.values();
  if (layers === undefined)
    throw new FileError('tensor-missing', { tensor: 'fc1.weight', found: listText(tensors.keys()) });
  throw new FileError('layer-count', { count: layers.length, found: listText(layers.sort(naturally)) });
}

const naturally = new Intl.Collator('en', { numeric: true }).compare;
