import { namedTensors } from '../core/network.ts';
import { FileError } from './error.ts';
import { detectFormat, type WeightFormat } from './file-kind.ts';
import type { NamedFile } from './file-set.ts';
import { networkFromTensors, type Weights } from './network-tensors.ts';

export type { WeightFormat } from './file-kind.ts';
export type { Weights } from './network-tensors.ts';

/** Weights, and the format of the file that they came in. */
export interface WeightsFile extends Weights {
  readonly format: WeightFormat;
}

/** How each format is called, saved and served. */
export const WEIGHT_FORMATS = {
  safetensors: { label: 'safetensors', extension: '.safetensors', mimeType: 'application/octet-stream' },
  tfjs: { label: 'TensorFlow.js', extension: '.tfjs.zip', mimeType: 'application/zip' },
  onnx: { label: 'ONNX', extension: '.onnx', mimeType: 'application/octet-stream' },
  json: { label: 'JSON', extension: '.json', mimeType: 'application/json' },
} as const satisfies Readonly<Record<WeightFormat, unknown>>;

/** Look at `File.size` before reading a larger one into memory. */
export const FILE_LIMIT = 64 << 20;

/**
 * The weights as one file. Each format's code is loaded when it is first used.
 * @param weights metadata: hyperparameters, seed, result, source; every format carries it.
 */
export async function encodeWeights(
  format: WeightFormat,
  weights: Weights,
): Promise<Uint8Array<ArrayBuffer>> {
  switch (format) {
    case 'safetensors': {
      const { encodeSafetensors } = await import('./safetensors.ts');
      return encodeSafetensors(namedTensors(weights.shape, weights.parameters), weights.metadata);
    }
    case 'tfjs': {
      const { encodeTfjsModel } = await import('./tfjs-model.ts');
      return encodeTfjsModel(weights);
    }
    case 'onnx': {
      const { encodeOnnx } = await import('./onnx.ts');
      return encodeOnnx(weights);
    }
    case 'json': {
      const { encodeJson } = await import('./json.ts');
      return encodeJson(weights);
    }
  }
}

/**
 * Reads weights in any of our formats, whoever wrote them; the content, not the name, tells which it is.
 * The largest networks take some 100 ms: in a page, call it in a worker.
 * @throws {FileError} whatever is wrong with the file, and nothing else
 */
export async function readWeights(bytes: Uint8Array): Promise<WeightsFile> {
  checkFileSize(bytes.length);
  const format = detectFormat(bytes);
  return { format, ...(await decode(format, bytes)) };
}

/**
 * The weights in the files of one TensorFlow.js model, `checkFileSet` willing.
 * @throws {FileError} whatever is wrong with them, and nothing else
 */
export async function readWeightsTogether(files: readonly NamedFile[]): Promise<WeightsFile> {
  const { decodeTfjsFiles } = await import('./tfjs-read.ts');
  return { format: 'tfjs', ...(await decodeTfjsFiles(files)) };
}

/** @throws {FileError} file-empty, file-too-large */
export function checkFileSize(bytes: number): void {
  if (bytes === 0) throw new FileError('file-empty', {});
  if (bytes > FILE_LIMIT) throw new FileError('file-too-large', { bytes, limit: FILE_LIMIT });
}

async function decode(format: WeightFormat, bytes: Uint8Array): Promise<Weights> {
  switch (format) {
    case 'safetensors': {
      const { decodeSafetensors } = await import('./safetensors.ts');
      const { tensors, metadata } = await decodeSafetensors(bytes);
      const { format: _, ...rest } = metadata;
      return { ...networkFromTensors(tensors), metadata: rest };
    }
    case 'tfjs': {
      const { decodeTfjsModel } = await import('./tfjs-read.ts');
      return decodeTfjsModel(bytes);
    }
    case 'onnx': {
      const { decodeOnnx } = await import('./onnx-read.ts');
      return decodeOnnx(bytes);
    }
    case 'json': {
      const { decodeJson } = await import('./json.ts');
      return decodeJson(bytes);
    }
  }
}
