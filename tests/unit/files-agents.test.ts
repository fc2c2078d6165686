import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { greedyTest } from '../../src/core/evaluate.ts';
import { activationOf, layerWidths } from '../../src/core/feed-forward.ts';
import { withActivation } from '../../src/core/trainable.ts';
import { inGymnasium } from '../../src/core/world.ts';
import { FileError } from '../../src/files/error.ts';
import { readFiles } from '../../src/files/read.ts';
import type { WeightsFile } from '../../src/files/weights-file.ts';
import { fastestPolicy } from '../../src/learners/policy.ts';

const fixtures = new URL('../fixtures/', import.meta.url);

/** What is in a file, or in all files of a folder, given together. */
async function agentIn(...paths: readonly string[]): Promise<WeightsFile> {
  return readFiles(
    await Promise.all(
      paths.map(async (path) => ({
        name: path.replace(/^.*\//, ''),
        bytes: new Uint8Array(await readFile(new URL(path, fixtures))),
      })),
    ),
  );
}

async function folder(path: string): Promise<WeightsFile> {
  return agentIn(...(await readdir(new URL(path, fixtures))).map((name) => `${path}${name}`));
}

async function refusal(...paths: readonly string[]): Promise<FileError> {
  const error = await agentIn(...paths).catch((reason: unknown) => reason);
  if (error instanceof FileError) return error;
  throw new Error(`${paths.join(', ')} was not refused: ${String(error)}`);
}

async function play({ shape, parameters }: WeightsFile) {
  const policy = (await fastestPolicy())(shape);
  policy.load(parameters);
  return greedyTest(policy, 0, inGymnasium);
}

const activationsOf = ({ shape }: WeightsFile) => [
  ...new Set(shape.hidden.map((_, layer) => activationOf(shape, layer).name)),
];

describe('an agent of other people, as its file was found', () => {
  // Means of 100 greedy episodes in float64 by numpy; other starts change them by as much as `within`.
  it.each([
    ['sb3-dqn-64-64.zip', [4, 64, 64, 2], 'relu', 'q_net.q_net.0', 500, 0],
    ['sb3-a2c-tanh-64-64.zip', [4, 64, 64, 2], 'tanh', 'mlp_extractor.policy_net.0', 500, 0],
    ['pytorch-24-24.pth', [4, 24, 24, 2], 'relu', 'fc1', 500, 0],
    ['pytorch-24-24.pt', [4, 24, 24, 2], 'relu', 'fc1', 500, 0],
    ['pytorch-one-hidden-128.pth', [4, 128, 2], 'relu', 'input_layer', 500, 0],
    ['pytorch-three-hidden-64-32-8.pth', [4, 64, 32, 8, 2], 'relu', 'fc1', 71.6, 4],
    [
      'pytorch-checkpoint-with-optimizer-128-64.pth',
      [4, 128, 64, 2],
      'relu',
      'policy_net_state_dict.net.0',
      185.9,
      5,
    ],
    ['pytorch-dueling-64-64.pth', [4, 64, 64, 2], 'relu', 'trunk.0', 489.3, 20],
    ['pytorch-actor-critic-128.pth', [4, 128, 2], 'relu', 'common', 498.4, 5],
    ['keras-weights-only-24-24.h5', [4, 24, 24, 2], 'relu', 'dense_1', 203, 25],
    ['keras-model-24-24.h5', [4, 24, 24, 2], 'relu', 'dense', 9.5, 1],
    ['keras3-64-64.keras', [4, 64, 64, 2], 'relu', 'dense', 500, 0],
    ['keras-rl-16.h5f', [4, 16, 2], 'relu', 'dense_1', 324.6, 15],
  ] as const)('%s plays as its owner knows it', async (name, widths, activation, layer, mean, within) => {
    const agent = await agentIn(`files/${name}`);
    expect(layerWidths(agent.shape)).toEqual(widths);
    expect(activationsOf(agent)).toEqual([activation]);
    expect(agent.layers[0]).toBe(layer);
    expect(Math.abs((await play(agent)).mean - mean)).toBeLessThanOrEqual(within);
  });

  it('is called what it is: a policy beside a critic, dueling heads, a Q-network', async () => {
    expect((await agentIn('files/sb3-a2c-tanh-64-64.zip')).shape.outputs).toBe('preferences');
    expect((await agentIn('files/pytorch-actor-critic-128.pth')).head).toBe('policy');
    expect((await agentIn('files/pytorch-dueling-64-64.pth')).head).toBe('dueling');
    expect((await agentIn('files/sb3-dqn-64-64.zip')).head).toBe('values');
  });

  it('says whether its activation stands in the file or is assumed', async () => {
    expect((await agentIn('files/keras-model-24-24.h5')).activationIsKnown).toBe(true);
    expect((await agentIn('files/sb3-dqn-64-64.zip')).activationIsKnown).toBe(true);
    expect((await agentIn('files/pytorch-24-24.pth')).activationIsKnown).toBe(false);
  });

  it('of eight numbers in a row is no guess', async () => {
    const { code, message } = await refusal('files/linear-4x2.npz');
    expect(code).toBe('weights-flat');
    expect(message).toMatch(/^The file holds 8 numbers in one row, “arr_0”, .* a matrix of 2 × 4/);
  });
});

describe('the same network, which plays 500', () => {
  it.each([
    'made/names-feature-then-out.safetensors',
    'made/names-input-hidden-output.safetensors',
    'made/names-lin1-lin2-head.safetensors',
    'made/one-hidden-layer.safetensors',
    'made/actor-critic-shared.safetensors',
    'made/json-W1-b1.json',
    'made/json-nested-layers.json',
    'made/json-state-dict.json',
    'made/json-under-state_dict.json',
    'made/onnx-sb3-dqn-argmax.onnx',
    'made/onnx-softmax-head.onnx',
    'kinds/pytorch-before-1.6.pth',
    'kinds/pytorch-float64.pth',
    'kinds/pytorch-under-any-key.pth',
    'kinds/pytorch-views-of-one-storage.pth',
    'kinds/pytorch-target-only-named-differently.pth',
    'kinds/plain-pickle-of-tensors.pkl',
    'kinds/numpy-dict-protocol-2.pkl',
    'kinds/numpy-dict-protocol-4.pkl',
    'kinds/numpy-dict-protocol-5.pkl',
    'kinds/keras-get-weights.pkl',
    'kinds/arrays-in-order.npz',
    'kinds/named-arrays-compressed.npz',
    'kinds/linear-2x4.npy',
    'kinds/sb3-dqn-relu.zip',
    'kinds/sb3-qrdqn.zip',
    'kinds/sb3-ppo-relu-kwargs.zip',
    'kinds/sb3-ars-linear.zip',
  ])('is read from %s', async (path) => {
    expect(await play(await agentIn(path))).toMatchObject({ mean: 500, min: 500 });
  });

  it.each([
    'made/onnx-external-data/',
    'made/tfjs-activation-layers/',
    'made/tfjs-functional/',
    'made/tfjs-keras3-names/',
    'made/tfjs-no-extension/',
    'made/tfjs-second-download/',
    'made/tfjs-standard/',
    'made/tfjs-suffixed-names/',
  ])('is read from the files of %s', async (path) => {
    expect(await play(await folder(path))).toMatchObject({ mean: 500, min: 500 });
  });
});

describe('what the file does not say', () => {
  it('can be tried: another activation is another shape of the same weights', async () => {
    const agent = await agentIn('made/tanh-policy-alone.safetensors');
    expect(agent.activationIsKnown).toBe(false);
    expect(activationsOf({ ...agent, shape: withActivation(agent.shape, { name: 'tanh' }) })).toEqual([
      'tanh',
    ]);
  });
});

describe('a file that cannot be used', () => {
  it.each([
    ['made/tfjs-standard/model.json', 'tfjs-json-alone', 'group1-shard1of1.bin'],
    ['made/onnx-external-data/cartpole_dqn.onnx', 'onnx-external-data', 'cartpole_dqn.onnx.data'],
    ['kinds/whole-model.pth', 'pickle-name', '__main__.DQN'],
    ['kinds/hostile-os-system.pkl', 'pickle-name', 'posix.system'],
    ['kinds/hostile-nested-references.pkl', 'layers-missing', ''],
  ] as const)('%s is refused by name: %s', async (path, code, named) => {
    const error = await refusal(path);
    expect(error.code).toBe(code);
    expect(error.message).toContain(named);
  });
});
