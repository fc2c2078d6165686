import * as v from 'valibot';
import { FileError, listText } from './error.ts';
import { validate } from './json-text.ts';
import type { FoundNetwork } from './network/found.ts';
import { checkInputs, endOf, type Flow, type Following, settle } from './network/head.ts';
import { add, dense, observation, scale } from './network/signal.ts';
import { type FileLayer, type FileTensor, layerSize, readBias, readWeight } from './network/tensor.ts';

/** The weights of one layer of a Keras model, `[in, out]` and `[out]`. */
export interface KerasWeights {
  readonly kernel: FileTensor;
  readonly bias: FileTensor | null;
}

/** @param index counts the layers with weights, from 0. */
export type WeightsOf = (layer: string, index: number) => KerasWeights;

const layer = v.object({
  class_name: v.string(),
  name: v.optional(v.string()),
  config: v.looseObject({ name: v.optional(v.string()), layers: v.optional(v.array(v.unknown())) }),
  inbound_nodes: v.optional(v.unknown()),
});
type Layer = v.InferOutput<typeof layer>;
const model = v.object({
  class_name: v.string(),
  // tfjs before 0.15 and Keras 1 gave the list of layers alone.
  config: v.union([
    v.pipe(
      v.array(layer),
      v.transform((layers) => ({ layers, output_layers: undefined })),
    ),
    v.object({ layers: v.array(layer), output_layers: v.optional(v.unknown()) }),
  ]),
});

const MOST_LAYERS = 100;
/** They do nothing while a network plays. */
const PASSING: ReadonlySet<string> = new Set([
  'InputLayer',
  'Dropout',
  'AlphaDropout',
  'GaussianDropout',
  'GaussianNoise',
  'ActivityRegularization',
  'Flatten',
  'Identity',
]);

/**
 * The network that a Keras configuration describes (`Sequential` or functional, of Keras 1 to 3 or TensorFlow.js), with
 * its weights. Of several outputs the one with two numbers acts, as an actor beside its critic.
 * @throws {FileError} keras-layer, keras-branch and those of `endOf`
 */
export function kerasNetwork(topology: unknown, where: string, weightsOf: WeightsOf): FoundNetwork {
  const { class_name, config } = validate(model, topology, where);
  if (config.layers.length > MOST_LAYERS)
    throw new FileError('tensor-count', { where, count: config.layers.length, limit: MOST_LAYERS });
  const reading: Reading = { weightsOf, where, names: [] };
  if (class_name === 'Sequential') {
    const flow = config.layers.reduce((flow, each) => follow(each, [flow], reading), start());
    return { ...endOf(flow), layers: reading.names, activationIsKnown: true };
  }
  const flows = functional(config.layers, reading);
  const ends = namesIn(config.output_layers).map((name) => flows.get(name));
  const outputs = ends.flatMap((flow) => flow ?? []);
  const acting = outputs.length === 1 ? outputs[0] : outputs.find(({ signal }) => signal.width === 2);
  if (acting === undefined) throw new FileError('output-count', { count: outputs[0]?.signal.width ?? 0 });
  const ended = endOf(acting, outputs.length > 1 ? 'policy' : null);
  return { ...ended, layers: reading.names, activationIsKnown: true };
}

interface Reading {
  readonly weightsOf: WeightsOf;
  readonly where: string;
  /** Of the layers with weights so far. */
  readonly names: string[];
}

function start(): Flow {
  return { signal: observation(), following: null };
}

/** What comes out of every layer, by its name. */
function functional(layers: readonly Layer[], reading: Reading): ReadonlyMap<string, Flow> {
  const flows = new Map<string, Flow>();
  for (const each of layers) {
    const name = nameOf(each);
    const inputs = namesIn(each.inbound_nodes).map((from) => {
      const flow = flows.get(from);
      if (flow === undefined)
        throw new FileError('keras-layer', { layer: name, type: `${each.class_name} ← ${from}` });
      return flow;
    });
    flows.set(name, follow(each, each.class_name === 'InputLayer' ? [start()] : inputs, reading));
  }
  return flows;
}

function nameOf({ name, config, class_name }: Layer): string {
  return name ?? config.name ?? class_name;
}

/** Names of layers in a description of connections: `["dense", 0, 0]` before Keras 3, `keras_history` in it. */
function namesIn(value: unknown, depth = 0): string[] {
  if (depth > 8 || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    const [name, node]: readonly unknown[] = value;
    if (typeof name === 'string' && typeof node === 'number') return [name];
    return value.flatMap((item: unknown) => namesIn(item, depth + 1));
  }
  return Object.values(value).flatMap((item: unknown) => namesIn(item, depth + 1));
}

/** What comes out of a layer that is given `inputs`. */
function follow(each: Layer, inputs: readonly Flow[], reading: Reading): Flow {
  const { class_name: type, config } = each;
  const name = nameOf(each);
  const [input, second] = inputs;
  const refuse = (): never => {
    throw new FileError('keras-layer', { layer: name, type });
  };
  if (input === undefined) return refuse();
  if (type === 'Add' && second !== undefined) {
    const signal = inputs.slice(1).reduce((sum, flow) => add(sum, settle(flow)), settle(input));
    return { signal, following: null };
  }
  if (type === 'Subtract' && second !== undefined)
    return { signal: add(settle(input), settle(second), -1), following: null };
  if (second !== undefined) return refuse();
  if (type === 'InputLayer') {
    const shape = config['batch_input_shape'] ?? config['batch_shape'];
    const width: unknown = Array.isArray(shape) ? shape.at(-1) : undefined;
    if (typeof width === 'number') checkInputs(width);
    return input;
  }
  if (PASSING.has(type)) return input;
  if (type === 'Sequential') {
    const nested = validate(v.array(layer), config.layers ?? [], reading.where);
    if (nested.length > MOST_LAYERS) return refuse();
    return nested.reduce(
      (flow, inner) => (inner.class_name === 'Sequential' ? refuse() : follow(inner, [flow], reading)),
      input,
    );
  }
  if (type === 'Dense') {
    const { kernel, bias } = reading.weightsOf(name, reading.names.length);
    reading.names.push(name);
    const fileLayer: FileLayer = {
      name,
      weight: kernel,
      transposed: true,
      bias: config['use_bias'] === false ? null : bias,
    };
    const { inputs: width, outputs } = layerSize(fileLayer);
    const signal = settle(input);
    if (reading.names.length === 1) checkInputs(width);
    if (width !== signal.width)
      throw new FileError('tensor-shape', {
        tensor: kernel.name,
        shape: `[${kernel.shape.join(', ')}]`,
        expected: `[${signal.width}, …]`,
      });
    return {
      signal: dense(signal, readWeight(fileLayer), readBias(fileLayer, outputs)),
      following: activationIn(config['activation'], name),
    };
  }
  if (type === 'Rescaling' && typeof config['scale'] === 'number' && (config['offset'] ?? 0) === 0) {
    const signal = settle(input);
    return { signal: scale(signal, new Float32Array(signal.width).fill(config['scale'])), following: null };
  }
  const following =
    type === 'Activation' ? activationIn(config['activation'], name) : activationLayer(type, config);
  if (following === undefined) return refuse();
  return { signal: settle(input), following };
}

/** A layer that is an activation; undefined for any other. */
function activationLayer(
  type: string,
  config: Readonly<Record<string, unknown>>,
): Following | null | undefined {
  const number = (name: string): number | undefined => {
    const value = config[name];
    if (typeof value === 'number') return value;
    // Keras 2 keeps slopes as one-element arrays of NumPy: {"class_name": "__numpy__", "value": 0.3}.
    return typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'number'
      ? value.value
      : undefined;
  };
  switch (type) {
    case 'ReLU': {
      if (config['max_value'] != null || (number('threshold') ?? 0) !== 0) return undefined;
      const slope = number('negative_slope') ?? 0;
      return slope === 0 ? { name: 'relu' } : { name: 'leaky-relu', slope };
    }
    case 'LeakyReLU':
      return { name: 'leaky-relu', slope: number('negative_slope') ?? number('alpha') ?? 0.3 };
    case 'ELU':
      return { name: 'elu', slope: number('alpha') ?? 1 };
    case 'Softmax':
      return 'softmax';
    default:
      return undefined;
  }
}

const ACTIVATIONS: Readonly<Record<string, Following | null>> = {
  linear: null,
  relu: { name: 'relu' },
  tanh: { name: 'tanh' },
  sigmoid: { name: 'sigmoid' },
  elu: { name: 'elu' },
  leaky_relu: { name: 'leaky-relu', slope: 0.2 },
  gelu: { name: 'gelu' },
  gelu_new: { name: 'gelu-tanh' },
  silu: { name: 'silu' },
  swish: { name: 'silu' },
  softmax: 'softmax',
  log_softmax: 'softmax',
};

/** @throws {FileError} keras-layer for an activation that is not known */
function activationIn(value: unknown, name: string): Following | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') {
    const known = Object.hasOwn(ACTIVATIONS, value) ? ACTIVATIONS[value] : undefined;
    if (known !== undefined) return known;
    throw new FileError('keras-layer', { layer: name, type: value });
  }
  if (typeof value === 'object') {
    // {"class_name": "function", "config": "relu"}, or a layer in the place of an activation.
    const { class_name: type, config }: { class_name?: unknown; config?: unknown } = value;
    if (typeof config === 'string') return activationIn(config, name);
    if (typeof type === 'string' && typeof config === 'object' && config !== null) {
      const following = activationLayer(type, { ...config });
      if (following !== undefined) return following;
      if (Object.hasOwn(ACTIVATIONS, type.toLowerCase())) return activationIn(type.toLowerCase(), name);
    }
    throw new FileError('keras-layer', { layer: name, type: listText([String(type)]) });
  }
  throw new FileError('keras-layer', { layer: name, type: String(value) });
}
