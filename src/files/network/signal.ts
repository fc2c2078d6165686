import { type Activation, LINEAR, sameActivation } from '../../core/activation.ts';
import { ACTION_COUNT, STATE_SIZE } from '../../core/cartpole.ts';
import {
  denseLayout,
  type FeedForward,
  MOST_HIDDEN_LAYERS,
  type NetworkOutputs,
  parameterCountOf,
  WIDEST_HIDDEN_LAYER,
} from '../../core/feed-forward.ts';
import { FileError } from '../error.ts';

// Networks in files branch: a trunk with a value and an advantage head, quantiles that are averaged, an observation
// that is first scaled. Each number on the way is an affine function of the units of some hidden layer, and as long as
// it is followed as that, all of these come out as one plain chain of layers that computes the same.

/** Hidden units that are computed together, or the observation. */
interface Block {
  /** 0 for the observation, else one more than that of the units it is computed from. */
  readonly depth: number;
  readonly width: number;
  readonly activation: Activation;
  /** Null for the observation. */
  readonly input: Signal | null;
}

/** Some numbers, affine in the units of blocks: the sum over blocks of matrix · units, plus bias. */
export interface Signal {
  readonly width: number;
  /** `[width, block.width]` row-major; null stands for the identity. */
  readonly terms: ReadonlyMap<Block, Float32Array | null>;
  readonly bias: Float32Array;
  /** It came straight out of a layer's matrix, so that another layer makes the two a linear hidden layer. */
  readonly isLayer: boolean;
}

export function observation(): Signal {
  return unitsOf({ depth: 0, width: STATE_SIZE, activation: LINEAR, input: null });
}

function unitsOf(block: Block): Signal {
  return {
    width: block.width,
    terms: new Map([[block, null]]),
    bias: new Float32Array(block.width),
    isLayer: false,
  };
}

/** weight · signal + bias, `weight` `[outputs, signal.width]`. @throws {FileError} layer-width, layer-count-limit */
export function dense(signal: Signal, weight: Float32Array, bias: Float32Array): Signal {
  const input = signal.isLayer ? activate(signal, LINEAR) : signal;
  return { ...product(input, weight, bias), isLayer: true };
}

/** The units of a hidden layer. @throws {FileError} layer-width, layer-count-limit */
export function activate(signal: Signal, activation: Activation): Signal {
  if (signal.width < 1 || signal.width > WIDEST_HIDDEN_LAYER)
    throw new FileError('layer-width', { width: signal.width, limit: WIDEST_HIDDEN_LAYER });
  const depth = 1 + Math.max(0, ...[...signal.terms.keys()].map((block) => block.depth));
  if (depth > MOST_HIDDEN_LAYERS)
    throw new FileError('layer-count', { count: depth, limit: MOST_HIDDEN_LAYERS });
  return unitsOf({ depth, width: signal.width, activation, input: signal });
}

/** first + factor · second; a single number is added to all. */
export function add(first: Signal, second: Signal, factor = 1): Signal {
  const width = Math.max(first.width, second.width);
  const terms = new Map<Block, Float32Array | null>();
  const bias = new Float32Array(width);
  for (const [signal, scale] of [
    [spread(first, width), 1],
    [spread(second, width), factor],
  ] as const) {
    for (let i = 0; i < width; i += 1) bias[i] = (bias[i] ?? 0) + scale * (signal.bias[i] ?? 0);
    for (const [block, matrix] of signal.terms) {
      const sum = terms.get(block) ?? new Float32Array(width * block.width);
      const added = matrix ?? identity(block.width);
      for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + scale * (added[i] ?? 0);
      terms.set(block, sum);
    }
  }
  return { width, terms, bias, isLayer: first.isLayer || second.isLayer };
}

function spread(signal: Signal, width: number): Signal {
  if (signal.width === width || signal.width !== 1) return signal;
  return product(signal, new Float32Array(width).fill(1), new Float32Array(width));
}

/** mixture · signal, `mixture` `[rows, signal.width]`: a choice of numbers, their mean, each times a factor. */
export function mix(signal: Signal, mixture: Float32Array): Signal {
  const rows = mixture.length / signal.width;
  return { ...product(signal, mixture, new Float32Array(rows)), isLayer: signal.isLayer };
}

/** signal + constant. */
export function shift(signal: Signal, constant: Float32Array): Signal {
  return { ...signal, bias: signal.bias.map((number, i) => number + (constant[i] ?? 0)) };
}

/** Each number times a factor of its own. */
export function scale(signal: Signal, factors: Float32Array): Signal {
  const terms = new Map(
    [...signal.terms].map(([block, matrix]) => [
      block,
      (matrix ?? identity(block.width)).map(
        (number, i) => number * (factors[Math.floor(i / block.width)] ?? 1),
      ),
    ]),
  );
  return { ...signal, terms, bias: signal.bias.map((number, i) => number * (factors[i] ?? 1)) };
}

/** The mean of all its numbers, alone. */
export function meanOf(signal: Signal): Signal {
  return mix(signal, new Float32Array(signal.width).fill(1 / signal.width));
}

/** Dueling heads (Wang et al. 2016): Q = V + A − mean A. */
export function dueling(value: Signal, advantage: Signal): Signal {
  return add(value, add(advantage, meanOf(advantage), -1));
}

/** Two preferences out of one number: right where it is above `threshold`. */
export function thresholded(signal: Signal, threshold: number): Signal {
  return mix(shift(signal, Float32Array.of(-threshold)), Float32Array.of(0, 1));
}

function product(signal: Signal, weight: Float32Array, bias: Float32Array): Signal {
  const width = bias.length;
  const sum = Float32Array.from(bias);
  // Zeros are left out for the sake of −0, which a file gives back bit for bit.
  const hasBias = signal.bias.some((number) => number !== 0);
  for (let row = 0; hasBias && row < width; row += 1)
    for (let i = 0; i < signal.width; i += 1)
      sum[row] = (sum[row] ?? 0) + (weight[row * signal.width + i] ?? 0) * (signal.bias[i] ?? 0);
  const terms = new Map(
    [...signal.terms].map(([block, matrix]) => [
      block,
      matrix === null ? weight : multiply(weight, matrix, width, signal.width, block.width),
    ]),
  );
  return { width, terms, bias: sum, isLayer: signal.isLayer };
}

/** `[rows, inner]` · `[inner, columns]`. */
function multiply(
  a: Float32Array,
  b: Float32Array,
  rows: number,
  inner: number,
  columns: number,
): Float32Array {
  const result = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      let sum = 0;
      for (let i = 0; i < inner; i += 1) sum += (a[row * inner + i] ?? 0) * (b[i * columns + column] ?? 0);
      result[row * columns + column] = sum;
    }
  return result;
}

function identity(width: number): Float32Array {
  const matrix = new Float32Array(width * width);
  for (let i = 0; i < width; i += 1) matrix[i * width + i] = 1;
  return matrix;
}

/**
 * The plain network that computes `signal`, which has two numbers: blocks of one depth stand side by side in one layer.
 * @throws {FileError} output-count, branches-differ
 */
export function networkOf(signal: Signal, outputs: NetworkOutputs): FeedForward {
  if (signal.width !== ACTION_COUNT) throw new FileError('output-count', { count: signal.width });
  const layers: { readonly blocks: readonly Block[]; readonly signals: readonly Signal[] }[] = [];
  let signals: readonly Signal[] = [signal];
  for (;;) {
    const blocks = [...new Set(signals.flatMap((each) => [...each.terms.keys()]))];
    layers.unshift({ blocks, signals });
    const depths = new Set(blocks.map(({ depth }) => depth));
    const [activation] = blocks.map((block) => block.activation);
    if (
      depths.size !== 1 ||
      activation === undefined ||
      !blocks.every((block) => sameActivation(block.activation, activation))
    )
      throw new FileError('branches-differ', {});
    signals = blocks.flatMap(({ input }) => input ?? []);
    if (signals.length === 0) break;
  }
  const hidden = layers.slice(0, -1).map((layer) => widthOf(layer.signals));
  const tooWide = hidden.find((width) => width > WIDEST_HIDDEN_LAYER);
  if (tooWide !== undefined)
    throw new FileError('layer-width', { width: tooWide, limit: WIDEST_HIDDEN_LAYER });
  const activations = layers.slice(1).map(({ blocks }) => blocks[0]?.activation ?? LINEAR);
  const parameters = new Float32Array(parameterCountOf({ hidden }));
  denseLayout({ hidden }).forEach(({ inputs, weight, bias }, i) => {
    const { blocks = [], signals: rows = [] } = layers[i] ?? {};
    let row = 0;
    for (const each of rows) {
      let column = 0;
      for (const block of blocks) {
        const matrix = each.terms.get(block);
        if (matrix !== undefined)
          place(
            parameters,
            weight + row * inputs + column,
            inputs,
            matrix ?? identity(block.width),
            block.width,
          );
        column += block.width;
      }
      parameters.set(each.bias, bias + row);
      row += each.width;
    }
  });
  return {
    shape: {
      hidden,
      ...(activations.every(({ name }) => name === 'relu') ? {} : { activations }),
      ...(outputs === 'q-values' ? {} : { outputs }),
    },
    parameters,
  };
}

function widthOf(signals: readonly Signal[]): number {
  return signals.reduce((sum, { width }) => sum + width, 0);
}

/** Copies a matrix with `columns` columns into one with `stride` of them, from `at` on. */
function place(into: Float32Array, at: number, stride: number, matrix: Float32Array, columns: number): void {
  for (let row = 0; row * columns < matrix.length; row += 1)
    into.set(matrix.subarray(row * columns, (row + 1) * columns), at + row * stride);
}
