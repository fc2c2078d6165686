import { zipSync } from 'fflate';
import { type Config, defaultConfig } from '../../src/core/config.ts';
import { createTrainingState } from '../../src/core/training-state.ts';
import { encodeCheckpoint } from '../../src/files/checkpoint.ts';
import { encodeTfjsFiles } from '../../src/files/tfjs-model.ts';
import { encodeWeights, WEIGHT_FORMATS, type WeightFormat } from '../../src/files/weights-file.ts';
import { trainOn, withChecksum } from './checkpoint.ts';
import { gemm, matMulAndAdd } from './onnx-foreign.ts';
import { foreignSafetensors } from './safetensors-file.ts';
import { sampleWeights } from './weights.ts';

/** A file that can be read, to be spoilt. */
export interface SoundFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Puts the checksum of a spoilt one right, so that more of it is read. */
  readonly repair?: (bytes: Uint8Array) => Uint8Array;
}

/** Weights: every format in several sizes, and those that others write. */
export async function soundWeights(): Promise<readonly SoundFile[]> {
  const sizes = [
    [1, 1],
    [3, 5],
    [128, 128],
  ] as const;
  const formats = ['safetensors', 'tfjs', 'onnx', 'json'] as const satisfies readonly WeightFormat[];
  const ours = formats.flatMap((format) =>
    sizes.map(async (hidden) => ({
      name: `${hidden.join('-')}${WEIGHT_FORMATS[format].extension}`,
      bytes: await encodeWeights(format, sampleWeights(hidden)),
    })),
  );
  const tensors = Object.entries({
    'online.fc1.weight': [3, 4],
    'online.fc1.bias': [3],
    'online.fc2.weight': [5, 3],
    'online.fc2.bias': [5],
    'online.fc3.weight': [2, 5],
    'online.fc3.bias': [2],
  }).map(([name, shape]) => ({
    name,
    shape,
    data: new Float32Array(shape.reduce((a, b) => a * b)).fill(0.3),
  }));
  return [
    ...(await Promise.all(ours)),
    ...(['F16', 'BF16', 'F64'] as const).map((dtype) => ({
      name: `${dtype}.safetensors`,
      bytes: foreignSafetensors(tensors, dtype, { format: 'pt' }),
    })),
    {
      name: 'deflated.tfjs.zip',
      bytes: zipSync({ ...encodeTfjsFiles(sampleWeights([16, 16])) }, { level: 9 }),
    },
    { name: 'gemm.onnx', bytes: gemm },
    { name: 'matmul.onnx', bytes: matMulAndAdd },
  ];
}

/** Checkpoints with all that there can be in one, and with as little as possible. */
export async function soundCheckpoints(): Promise<readonly SoundFile[]> {
  const small: Config = { ...defaultConfig(), hiddenWidth: 8, learningStarts: 100, bufferCapacity: 110 };
  const rich: Config = {
    ...small,
    replay: 'prioritised',
    evaluationInterval: 2,
    evaluationThreshold: 0,
    evaluationStarts: 1,
    confirmationStarts: 0,
  };
  const checkpoint = async (name: string, config: Config, episodes: number): Promise<SoundFile> => {
    const state = createTrainingState(config);
    if (episodes > 0) await trainOn(state, 'reference', episodes);
    const repair = (bytes: Uint8Array) => (bytes.length < 20 ? bytes : withChecksum(bytes.slice()));
    return { name, bytes: encodeCheckpoint(state, 1), repair };
  };
  return [await checkpoint('rich.checkpoint', rich, 6), await checkpoint('fresh.checkpoint', small, 0)];
}
