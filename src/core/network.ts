import { ACTION_COUNT, STATE_SIZE } from './cartpole.ts';
import type { Random } from './random.ts';

/** A Q-network 4 → hidden[0] → hidden[1] → 2, ReLU after both hidden layers. */
export interface NetworkShape {
  readonly hidden: readonly [number, number];
}

type LayerName = 'fc1' | 'fc2' | 'fc3';

/** Where one layer's parameters lie in the flat array: weight `[outputs, inputs]` row-major, then bias `[outputs]`. */
export interface LayerLayout {
  readonly name: LayerName;
  readonly inputs: number;
  readonly outputs: number;
  readonly weight: number;
  readonly bias: number;
}

export type NetworkLayout = readonly [LayerLayout, LayerLayout, LayerLayout];

/**
 * The order of PyTorch's `state_dict`: fc1.weight, fc1.bias, fc2.weight, fc2.bias, fc3.weight, fc3.bias.
 * Offsets count float32 numbers.
 */
export function networkLayout({ hidden: [first, second] }: NetworkShape): NetworkLayout {
  const fc1 = layer('fc1', STATE_SIZE, first, 0);
  const fc2 = layer('fc2', first, second, fc1.bias + first);
  const fc3 = layer('fc3', second, ACTION_COUNT, fc2.bias + second);
  return [fc1, fc2, fc3];
}

function layer(name: LayerName, inputs: number, outputs: number, offset: number): LayerLayout {
  return { name, inputs, outputs, weight: offset, bias: offset + inputs * outputs };
}

export function parameterCount(shape: NetworkShape): number {
  const output = networkLayout(shape)[2];
  return output.bias + output.outputs;
}

/** PyTorch's default for `nn.Linear`: weight and bias uniform in ±1/√inputs (`kaiming_uniform_` with a = √5). */
export function initialParameters(shape: NetworkShape, random: Random): Float32Array {
  const parameters = new Float32Array(parameterCount(shape));
  for (const { inputs, outputs, weight, bias } of networkLayout(shape)) {
    const bound = 1 / Math.sqrt(inputs);
    for (let i = weight; i < bias + outputs; i += 1) parameters[i] = random.between(-bound, bound);
  }
  return parameters;
}

/** One named tensor of a network, a view into the flat parameters. */
export interface NamedTensor {
  readonly name: `${LayerName}.${'weight' | 'bias'}`;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Views on `parameters` under PyTorch's `state_dict` names and in its order. */
export function namedTensors(shape: NetworkShape, parameters: Float32Array): NamedTensor[] {
  return networkLayout(shape).flatMap(({ name, inputs, outputs, weight, bias }) => [
    { name: `${name}.weight`, shape: [outputs, inputs], data: parameters.subarray(weight, bias) } as const,
    { name: `${name}.bias`, shape: [outputs], data: parameters.subarray(bias, bias + outputs) } as const,
  ]);
}
