import { ACTION_COUNT, type Action, STATE_SIZE } from './cartpole.ts';
import type { PolicyFactory } from './learner.ts';
import { type LayerLayout, type NetworkShape, networkLayout, parameterCount } from './network.ts';

/** The activations one observation leaves behind on its way through a network. */
export interface ForwardPass {
  /** `[hidden[0]]` and `[hidden[1]]`, after ReLU. */
  readonly hidden1: Float32Array;
  readonly hidden2: Float32Array;
  /** `[2]` */
  readonly qValues: Float32Array;
  /** Fills the three from row `row` of `observations` `[rows, 4]`; allocates nothing. */
  run(parameters: Float32Array, observations: Float32Array, row: number): void;
}

export function createForwardPass(shape: NetworkShape): ForwardPass {
  const [fc1, fc2, fc3] = networkLayout(shape);
  const hidden1 = new Float32Array(fc1.outputs);
  const hidden2 = new Float32Array(fc2.outputs);
  const qValues = new Float32Array(ACTION_COUNT);
  return {
    hidden1,
    hidden2,
    qValues,
    run(parameters, observations, row) {
      dense(parameters, fc1, observations, row * STATE_SIZE, hidden1);
      relu(hidden1);
      dense(parameters, fc2, hidden1, 0, hidden2);
      relu(hidden2);
      dense(parameters, fc3, hidden2, 0, qValues);
    },
  };
}

/** argmax over the two Q-values; a tie goes to the left, as PyTorch's `argmax` does. */
export function greedyAction(qLeft: number, qRight: number): Action {
  return qRight > qLeft ? 1 : 0;
}

/** Q-values in plain TypeScript: sums in float64, activations rounded to float32, so the same bits everywhere. */
export const createPolicy: PolicyFactory = (shape) => {
  const parameters = new Float32Array(parameterCount(shape));
  const forward = createForwardPass(shape);
  return {
    load(source) {
      parameters.set(source);
    },
    qValues(observations, count, out) {
      for (let row = 0; row < count; row += 1) {
        forward.run(parameters, observations, row);
        out.set(forward.qValues, row * ACTION_COUNT);
      }
    },
  };
};

/** output = weight · input[offset …] + bias. */
function dense(
  parameters: Float32Array,
  { weight, bias, inputs, outputs }: LayerLayout,
  input: Float32Array,
  offset: number,
  output: Float32Array,
): void {
  for (let o = 0; o < outputs; o += 1) {
    const row = weight + o * inputs;
    let sum = parameters[bias + o];
    for (let i = 0; i < inputs; i += 1) sum += parameters[row + i] * input[offset + i];
    output[o] = sum;
  }
}

function relu(values: Float32Array): void {
  for (let i = 0; i < values.length; i += 1) if (values[i] < 0) values[i] = 0;
}
