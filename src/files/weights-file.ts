import type { FileKind } from './file-kind.ts';
import { namedTensors, shapeMetadata } from './network/write.ts';
import type { SavedWeights, WeightsFile } from './weights.ts';

export type { FileKind } from './file-kind.ts';
export { checkFileSize, FILE_LIMIT, type SavedWeights, type WeightsFile } from './weights.ts';

/** Formats that are written. */
export type WeightFormat = 'pytorch' | 'safetensors' | 'tfjs' | 'onnx' | 'json';

/** How each format is called, saved and served. */
export const WEIGHT_FORMATS = {
  pytorch: { label: 'PyTorch', extension: '.pth', mimeType: 'application/octet-stream' },
  safetensors: { label: 'safetensors', extension: '.safetensors', mimeType: 'application/octet-stream' },
  tfjs: { label: 'TensorFlow.js', extension: '.tfjs.zip', mimeType: 'application/zip' },
  onnx: { label: 'ONNX', extension: '.onnx', mimeType: 'application/octet-stream' },
  json: { label: 'JSON', extension: '.json', mimeType: 'application/json' },
} as const satisfies Readonly<Record<WeightFormat, unknown>>;

/** What each kind of file that can be read is called, as its makers write it. */
export const FILE_KIND_NAMES = {
  safetensors: 'safetensors',
  tfjs: 'TensorFlow.js',
  onnx: 'ONNX',
  json: 'JSON',
  pytorch: 'PyTorch',
  'stable-baselines3': 'Stable-Baselines3',
  'keras-h5': 'Keras HDF5',
  keras: 'Keras',
  numpy: 'NumPy',
  pickle: 'pickle',
  checkpoint: 'checkpoint',
} as const satisfies Readonly<Record<FileKind | 'checkpoint', string>>;

/**
 * The weights as one file. Each format's code is loaded when it is first used.
 * @param weights metadata: hyperparameters, seed, result, source; every format carries it but PyTorch's.
 */
export async function encodeWeights(
  format: WeightFormat,
  weights: SavedWeights,
): Promise<Uint8Array<ArrayBuffer>> {
  const metadata = { ...weights.metadata, ...shapeMetadata(weights.shape) };
  switch (format) {
    case 'pytorch': {
      const { encodePyTorch } = await import('./pytorch-write.ts');
      return encodePyTorch(weights);
    }
    case 'safetensors': {
      const { encodeSafetensors } = await import('./safetensors.ts');
      return encodeSafetensors(namedTensors(weights), metadata);
    }
    case 'tfjs': {
      const { encodeTfjsModel } = await import('./tfjs-model.ts');
      return encodeTfjsModel({ ...weights, metadata });
    }
    case 'onnx': {
      const { encodeOnnx } = await import('./onnx.ts');
      return encodeOnnx({ ...weights, metadata });
    }
    case 'json': {
      const { encodeJson } = await import('./json.ts');
      return encodeJson(weights, metadata);
    }
  }
}

/**
 * Reads weights in any format that is known, whoever wrote them; the content, not the name, tells which it is.
 * The largest networks take some 100 ms: in a page, call it in a worker.
 * @throws {FileError} whatever is wrong with the file, and nothing else
 */
export async function readWeights(bytes: Uint8Array): Promise<WeightsFile> {
  const { readFiles } = await import('./read.ts');
  return readFiles([{ name: '', bytes }]);
}
