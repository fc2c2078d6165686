import { readFile } from 'node:fs/promises';
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

/** Small files of other programs, among `tests/fixtures`: one of each kind that they write. */
const FOUND = [
  'files/pytorch-24-24.pth',
  'files/sb3-dqn-64-64.zip',
  'files/keras-rl-16.h5f',
  'files/keras-model-24-24.h5',
  'files/keras3-64-64.keras',
  'kinds/pytorch-before-1.6.pth',
  'kinds/plain-pickle-of-tensors.pkl',
  'kinds/numpy-dict-protocol-2.pkl',
  'kinds/numpy-dict-protocol-5.pkl',
  'kinds/named-arrays-compressed.npz',
  'kinds/linear-2x4.npy',
  'kinds/hostile-nested-references.pkl',
  'made/onnx-softmax-head.onnx',
] as const;

async function found(name: string): Promise<SoundFile> {
  return { name, bytes: new Uint8Array(await readFile(new URL(`../fixtures/${name}`, import.meta.url))) };
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
    ...(await Promise.all(FOUND.map(found))),
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
