import { type Activation, LINEAR } from '../core/activation.ts';
import { ACTION_COUNT, STATE_SIZE } from '../core/cartpole.ts';
import { activationOf } from '../core/feed-forward.ts';
import { concatenate } from './bytes.ts';
import { toBytes } from './dtype.ts';
import { transpose } from './network/tensor.ts';
import { type NetworkTensor, namedTensors } from './network/write.ts';
import type { SavedWeights } from './weights.ts';
import { encodeZip } from './zip.ts';

const MODEL = 'model.json';
const WEIGHTS = 'weights.bin';

/** The two files of a TensorFlow.js layers model, as `tf.loadLayersModel(tf.io.browserFiles([…]))` takes them. */
export interface TfjsFiles {
  readonly [MODEL]: Uint8Array;
  readonly [WEIGHTS]: Uint8Array;
}

/** A TensorFlow.js layers model in one zip. */
export function encodeTfjsModel(weights: SavedWeights): Uint8Array<ArrayBuffer> {
  return encodeZip({ ...encodeTfjsFiles(weights) });
}

/**
 * `model.json` (Keras' description of a Sequential model of Dense layers) and `weights.bin`.
 * Keras keeps a kernel as `[in, out]`, the transpose of PyTorch's weight.
 */
export function encodeTfjsFiles({ shape, parameters, metadata }: SavedWeights): TfjsFiles {
  const widths = [...shape.hidden, ACTION_COUNT];
  const tensors = namedTensors({ shape, parameters }).map(toKeras);
  const model = {
    format: 'layers-model',
    generatedBy: 'cartpole-dqn',
    convertedBy: null,
    modelTopology: {
      class_name: 'Sequential',
      config: {
        name: 'q_network',
        layers: widths.flatMap((units, i) => {
          const activation = i < shape.hidden.length ? activationOf(shape, i) : LINEAR;
          const input = i === 0 ? { batch_input_shape: [null, STATE_SIZE] } : {};
          return denseAndActivation(`fc${i + 1}`, units, activation, input);
        }),
      },
      keras_version: 'tfjs-layers 4.22.0',
      backend: 'tensor_flow.js',
    },
    weightsManifest: [
      {
        paths: [WEIGHTS],
        weights: tensors.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })),
      },
    ],
    userDefinedMetadata: metadata,
  };
  return {
    [MODEL]: new TextEncoder().encode(JSON.stringify(model, undefined, 2)),
    [WEIGHTS]: concatenate(tensors.map(({ data }) => toBytes(data))),
  };
}

/** Activations by Keras' names; those with a slope are layers of their own. */
const KERAS_NAMES = {
  relu: 'relu',
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  gelu: 'gelu',
  'gelu-tanh': 'gelu_new',
  silu: 'swish',
  linear: 'linear',
} as const;

function denseAndActivation(name: string, units: number, activation: Activation, input: object): object[] {
  const dense = (activation: string) => ({
    class_name: 'Dense',
    config: { name, units, activation, use_bias: true, trainable: true, dtype: 'float32', ...input },
  });
  if (activation.name !== 'elu' && activation.name !== 'leaky-relu')
    return [dense(KERAS_NAMES[activation.name])];
  const [type, alpha] =
    activation.name === 'elu' ? ['ELU', activation.slope ?? 1] : ['LeakyReLU', activation.slope ?? 0.01];
  return [dense('linear'), { class_name: type, config: { name: `${name}_activation`, alpha } }];
}

interface KerasTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

function toKeras({ name, shape, data }: NetworkTensor): KerasTensor {
  const [rows = 0, columns] = shape;
  if (columns === undefined) return { name: name.replace('.bias', '/bias'), shape, data };
  return {
    name: name.replace('.weight', '/kernel'),
    shape: [columns, rows],
    data: transpose(data, rows, columns),
  };
}
