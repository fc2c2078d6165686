import { ACTION_COUNT, STATE_SIZE } from '../core/cartpole.ts';
import { type NamedTensor, namedTensors } from '../core/network.ts';
import { concatenate } from './bytes.ts';
import { toBytes } from './dtype.ts';
import { transpose, type Weights } from './network-tensors.ts';
import { encodeZip } from './zip.ts';

const MODEL = 'model.json';
const WEIGHTS = 'weights.bin';

/** The two files of a TensorFlow.js layers model, as `tf.loadLayersModel(tf.io.browserFiles([…]))` takes them. */
export interface TfjsFiles {
  readonly [MODEL]: Uint8Array;
  readonly [WEIGHTS]: Uint8Array;
}

/** A TensorFlow.js layers model in one zip. */
export function encodeTfjsModel(weights: Weights): Uint8Array<ArrayBuffer> {
  return encodeZip({ ...encodeTfjsFiles(weights) });
}

/**
 * `model.json` (Keras' description of a Sequential model of three Dense layers) and `weights.bin`.
 * Keras keeps a kernel as `[in, out]`, the transpose of PyTorch's weight.
 */
export function encodeTfjsFiles({ shape, parameters, metadata }: Weights): TfjsFiles {
  const [fc1, fc2] = shape.hidden;
  const dense = (name: string, units: number, activation: string, input = {}) => ({
    class_name: 'Dense',
    config: { name, units, activation, use_bias: true, trainable: true, dtype: 'float32', ...input },
  });
  const tensors = namedTensors(shape, parameters).map(toKeras);
  const model = {
    format: 'layers-model',
    generatedBy: 'cartpole-dqn',
    convertedBy: null,
    modelTopology: {
      class_name: 'Sequential',
      config: {
        name: 'q_network',
        layers: [
          dense('fc1', fc1, 'relu', { batch_input_shape: [null, STATE_SIZE] }),
          dense('fc2', fc2, 'relu'),
          dense('fc3', ACTION_COUNT, 'linear'),
        ],
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

interface KerasTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

function toKeras({ name, shape, data }: NamedTensor): KerasTensor {
  const [rows = 0, columns] = shape;
  if (columns === undefined) return { name: name.replace('.bias', '/bias'), shape, data };
  return {
    name: name.replace('.weight', '/kernel'),
    shape: [columns, rows],
    data: transpose(data, rows, columns),
  };
}
