import { type Activation, activationFunction, RELU, sameActivation } from './activation.ts';
import { ACTION_COUNT, STATE_SIZE } from './cartpole.ts';
import type { Policy } from './learner.ts';

/**
 * Any fully connected network 4 → hidden → 2 that can play: a Q-network as the learners train it is one with two hidden
 * layers, ReLU after both. What other programs made has up to 8, with other activations.
 */
export interface FeedForwardShape {
  /** Units of each hidden layer, from the observation to the actions; none for a linear policy. */
  readonly hidden: readonly number[];
  /** What follows each hidden layer; ReLU where it is left out. */
  readonly activations?: readonly Activation[];
  /** What the two numbers that come out are; Q-values where it is left out. */
  readonly outputs?: NetworkOutputs;
}

/** `preferences`: logits or advantages, of which the larger one wins, but which estimate no return. */
export type NetworkOutputs = 'q-values' | 'preferences';

/** A network and its flat parameters: a layer's weight `[out, in]` row-major, its bias `[out]`, then the next layer's. */
export interface FeedForward {
  readonly shape: FeedForwardShape;
  readonly parameters: Float32Array;
}

export const MOST_HIDDEN_LAYERS = 8;
export const WIDEST_HIDDEN_LAYER = 2048;
/** Where one layer's parameters lie in the flat array. */
export interface DenseLayout {
  readonly inputs: number;
  readonly outputs: number;
  readonly weight: number;
  readonly bias: number;
}

export function denseLayout({ hidden }: Pick<FeedForwardShape, 'hidden'>): DenseLayout[] {
  const layers: DenseLayout[] = [];
  let weight = 0;
  let inputs = STATE_SIZE;
  for (const outputs of [...hidden, ACTION_COUNT]) {
    const bias = weight + inputs * outputs;
    layers.push({ inputs, outputs, weight, bias });
    weight = bias + outputs;
    inputs = outputs;
  }
  return layers;
}

/** Numbers that go in, units of each hidden layer, numbers that come out. */
export function layerWidths({ hidden }: Pick<FeedForwardShape, 'hidden'>): number[] {
  return [STATE_SIZE, ...hidden, ACTION_COUNT];
}

/** Weights and biases of the whole network. */
export function parameterCountOf(shape: Pick<FeedForwardShape, 'hidden'>): number {
  return denseLayout(shape).reduce((sum, { inputs, outputs }) => sum + (inputs + 1) * outputs, 0);
}

/** What follows hidden layer `layer`, counted from 0. */
export function activationOf(shape: FeedForwardShape, layer: number): Activation {
  return shape.activations?.[layer] ?? RELU;
}

export function outputsOf(shape: FeedForwardShape): NetworkOutputs {
  return shape.outputs ?? 'q-values';
}

/** Whether both describe the same network, its weights apart. */
export function sameFeedForward(a: FeedForwardShape, b: FeedForwardShape): boolean {
  return (
    a.hidden.length === b.hidden.length &&
    a.hidden.every(
      (width, i) => width === b.hidden[i] && sameActivation(activationOf(a, i), activationOf(b, i)),
    )
  );
}

/** Observations that go through a layer together: its weights are read once for all of them. */
const ROWS = 32;

/**
 * What the network's two numbers are, in plain TypeScript: sums in float64 in the order of the inputs, layers rounded to
 * float32, so that an observation has the same bits alone and among others.
 */
export function createFeedForwardPolicy(shape: FeedForwardShape): Policy {
  const layers = denseLayout(shape).map((layout, i) => ({
    layout,
    activate: i < shape.hidden.length ? activationFunction(activationOf(shape, i)) : null,
    output: new Float32Array(ROWS * layout.outputs),
  }));
  const parameters = new Float32Array(parameterCountOf(shape));
  return {
    load(source) {
      parameters.set(source);
    },
    qValues(observations, count, out) {
      for (let first = 0; first < count; first += ROWS) {
        const rows = Math.min(ROWS, count - first);
        let input = observations.subarray(first * STATE_SIZE, (first + rows) * STATE_SIZE);
        for (const { layout, activate, output } of layers) {
          dense(parameters, layout, input, rows, output);
          if (activate !== null)
            for (let i = 0; i < rows * layout.outputs; i += 1) output[i] = activate(output[i]);
          input = output;
        }
        out.set(input.subarray(0, rows * ACTION_COUNT), first * ACTION_COUNT);
      }
    },
  };
}

/** output = weight · input + bias, for each of `rows` inputs; four sums at a time keep a processor busy. */
function dense(
  parameters: Float32Array,
  { weight, bias, inputs, outputs }: DenseLayout,
  input: Float32Array,
  rows: number,
  output: Float32Array,
): void {
  for (let o = 0; o < outputs; o += 1) {
    const at = weight + o * inputs;
    const start = parameters[bias + o];
    let row = 0;
    for (; row + 3 < rows; row += 4) {
      const a = row * inputs;
      const b = a + inputs;
      const c = b + inputs;
      const d = c + inputs;
      let sumA = start;
      let sumB = start;
      let sumC = start;
      let sumD = start;
      for (let i = 0; i < inputs; i += 1) {
        const w = parameters[at + i];
        sumA += w * input[a + i];
        sumB += w * input[b + i];
        sumC += w * input[c + i];
        sumD += w * input[d + i];
      }
      output[row * outputs + o] = sumA;
      output[(row + 1) * outputs + o] = sumB;
      output[(row + 2) * outputs + o] = sumC;
      output[(row + 3) * outputs + o] = sumD;
    }
    for (; row < rows; row += 1) {
      let sum = start;
      for (let i = 0; i < inputs; i += 1) sum += parameters[at + i] * input[row * inputs + i];
      output[row * outputs + o] = sum;
    }
  }
}
