import type { Activation } from './activation.ts';
import { activationOf, type FeedForward, type FeedForwardShape, parameterCountOf } from './feed-forward.ts';
import { type NetworkShape, networkLayout } from './network.ts';

/** Of what is trained: a run holds four copies of its network, and a checkpoint of it must be read again. */
export const WIDEST_TRAINABLE_LAYER = 1024;

/** The same network with another activation after every hidden layer: what a file does not say can be tried. */
export function withActivation(shape: FeedForwardShape, activation: Activation): FeedForwardShape {
  const { activations: _, ...rest } = shape;
  if (activation.name === 'relu') return rest;
  return { ...rest, activations: shape.hidden.map(() => activation) };
}

/** `shape` as what the fast policies compute: two hidden layers, ReLU after both; null where it is something else. */
export function twoReluLayers(shape: FeedForwardShape): NetworkShape | null {
  const [first, second, ...more] = shape.hidden;
  if (first === undefined || second === undefined || more.length > 0) return null;
  const isRelu = shape.hidden.every((_, layer) => activationOf(shape, layer).name === 'relu');
  return isRelu ? { hidden: [first, second] } : null;
}

/** A network as the learners train it. */
export interface TrainableNetwork {
  readonly shape: NetworkShape;
  readonly parameters: Float32Array;
}

/**
 * The network as learners can train it on, computing the same: two hidden ReLU layers as they are; a single one with a
 * second behind it that passes on what it gets (the identity: what comes out of a ReLU is never negative). Null for
 * anything else.
 */
export function trainable({ shape, parameters }: FeedForward): TrainableNetwork | null {
  if (shape.hidden.some((width) => width > WIDEST_TRAINABLE_LAYER)) return null;
  const two = twoReluLayers(shape);
  if (two !== null) return { shape: two, parameters };
  const [width, ...more] = shape.hidden;
  if (width === undefined || more.length > 0 || activationOf(shape, 0).name !== 'relu') return null;
  const hidden = [width, width] as const;
  const [, passing, output] = networkLayout({ hidden });
  const grown = new Float32Array(parameterCountOf({ hidden }));
  grown.set(parameters.subarray(0, passing.weight));
  for (let unit = 0; unit < width; unit += 1) grown[passing.weight + unit * width + unit] = 1;
  grown.set(parameters.subarray(passing.weight), output.weight);
  return { shape: { hidden }, parameters: grown };
}
