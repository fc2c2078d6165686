import { ACTIVATION_NAMES, type Activation } from '../../core/activation.ts';
import {
  activationOf,
  denseLayout,
  type FeedForward,
  type FeedForwardShape,
  outputsOf,
} from '../../core/feed-forward.ts';
import type { FileTensor } from './tensor.ts';

/** One tensor of a network under its PyTorch name, a view into the flat parameters. */
export interface NetworkTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** `fc1.weight` `[out, in]`, `fc1.bias` `[out]`, `fc2.weight` and so on: a `state_dict` in its order. */
export function namedTensors({ shape, parameters }: FeedForward): NetworkTensor[] {
  return denseLayout(shape).flatMap(({ inputs, outputs, weight, bias }, i) => [
    { name: `fc${i + 1}.weight`, shape: [outputs, inputs], data: parameters.subarray(weight, bias) },
    { name: `fc${i + 1}.bias`, shape: [outputs], data: parameters.subarray(bias, bias + outputs) },
  ]);
}

/** What tensors alone do not say of a network, as text for formats that keep some: nothing of a Q-network with ReLU. */
export function shapeMetadata(shape: FeedForwardShape): Readonly<Record<string, string>> {
  const activations = shape.hidden.map((_, layer) => activationText(activationOf(shape, layer)));
  return {
    ...(activations.every((text) => text === 'relu') ? {} : { activations: activations.join(',') }),
    ...(outputsOf(shape) === 'q-values' ? {} : { outputs: outputsOf(shape) }),
  };
}

/** `leaky-relu(0.2)`, `tanh`. */
function activationText({ name, slope }: Activation): string {
  return slope === undefined ? name : `${name}(${slope})`;
}

/** What `shapeMetadata` wrote, for a network with `layers` hidden layers; undefined where nothing or nonsense stands. */
export function saidActivations(
  metadata: Readonly<Record<string, string>>,
  layers: number,
): readonly Activation[] | undefined {
  const texts = metadata['activations']?.split(',') ?? [];
  const activations = texts.flatMap((text): Activation[] => {
    const [, word, slope] = /^([a-z-]+)(?:\(([\d.e-]+)\))?$/.exec(text) ?? [];
    const name = ACTIVATION_NAMES.find((known) => known === word);
    if (name === undefined) return [];
    return [slope === undefined ? { name } : { name, slope: Number(slope) }];
  });
  return activations.length === layers && texts.length === layers ? activations : undefined;
}

/**
 * Whether the order of the matrices in a file is somebody's own: in alphabetical order, as safetensors and sorted JSON
 * have them, it says nothing.
 */
export function hasOwnOrder(tensors: readonly FileTensor[]): boolean {
  const names = tensors.filter(({ shape }) => shape.length === 2).map(({ name }) => name);
  return names.some((name, i) => i > 0 && name < (names[i - 1] ?? ''));
}
