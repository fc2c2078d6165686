import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { greedyTest } from '../../src/core/evaluate.ts';
import {
  createFeedForwardPolicy,
  type FeedForwardShape,
  parameterCountOf,
} from '../../src/core/feed-forward.ts';
import { History } from '../../src/core/history.ts';
import { Random } from '../../src/core/random.ts';
import { testTrajectories } from '../../src/core/trajectories.ts';
import { inGymnasium } from '../../src/core/world.ts';
import { crc32c } from '../../src/files/bytes.ts';
import { encodeHubRepository } from '../../src/files/hub.ts';
import { trajectoriesNpz } from '../../src/files/npz-write.ts';
import { encodeEvents } from '../../src/files/tensorboard.ts';
import { encodeWeights, readWeights, type WeightFormat } from '../../src/files/weights-file.ts';
import { episodeRecord } from '../support/episode-record.ts';
import { onnxruntimeQValues } from '../support/onnx-session.ts';
import { maxDifference, qValues, sampleStates, sampleWeights } from '../support/weights.ts';

const hasPython = spawnSync('python3', ['-c', 'pass']).status === 0;
const hasNumpy = spawnSync('python3', ['-c', 'import numpy']).status === 0;

/** What a Python program prints, as JSON, beside a file of these bytes called `file`. */
function python(bytes: Uint8Array, program: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'cartpole-'));
  try {
    writeFileSync(join(folder, 'file'), bytes);
    return JSON.parse(execFileSync('python3', ['-c', program], { cwd: folder, encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * A state_dict read as `torch.load(…, weights_only=True)` does, with Python's own zip and pickle: only the opcodes and names
 * that torch/_weights_only_unpickler.py knows, entries stored, numbers where the persistent ids say.
 */
const LIKE_TORCH = `
import json, pickle, pickletools, struct, zipfile
ALLOWED = set("PROTO GLOBAL EMPTY_TUPLE REDUCE MARK BINUNICODE TUPLE TUPLE1 TUPLE2 TUPLE3 BINPERSID BININT BININT1 BININT2 NEWFALSE NEWTRUE BINPUT LONG_BINPUT BINGET EMPTY_DICT SETITEM SETITEMS NONE BUILD STOP".split())
archive = zipfile.ZipFile("file")
assert all(entry.compress_type == zipfile.ZIP_STORED for entry in archive.infolist())
root = archive.namelist()[0].split("/")[0]
assert archive.read(root + "/version") == b"3\\n" and archive.read(root + "/byteorder") == b"little"
data = archive.read(root + "/data.pkl")
assert {op.name for op, _, _ in pickletools.genops(data)} <= ALLOWED
class Reader(pickle.Unpickler):
    def find_class(self, module, name):
        name = module + "." + name
        if name == "collections.OrderedDict": return dict
        if name == "torch.FloatStorage": return name
        if name == "torch._utils._rebuild_tensor_v2": return lambda storage, offset, size, stride, grad, hooks: (storage, offset, size, stride)
        raise pickle.UnpicklingError(name)
    def persistent_load(self, id):
        kind, type, key, device, count = id
        assert (kind, type, device) == ("storage", "torch.FloatStorage", "cpu")
        return struct.unpack("<%df" % count, archive.read(root + "/data/" + key))
import io
state = Reader(io.BytesIO(data)).load()
print(json.dumps({name: {"size": size, "stride": stride, "numbers": storage[offset:]} for name, (storage, offset, size, stride) in state.items()}))`;

describe('a PyTorch file', () => {
  it.skipIf(!hasPython)('is a state_dict that torch.load(…, weights_only=True) takes', async () => {
    const { shape, parameters } = sampleWeights([3, 5]);
    const state = python(await encodeWeights('pytorch', { shape, parameters, metadata: {} }), LIKE_TORCH);
    expect(Object.keys(state as object)).toEqual([
      'fc1.weight',
      'fc1.bias',
      'fc2.weight',
      'fc2.bias',
      'fc3.weight',
      'fc3.bias',
    ]);
    expect(state).toMatchObject({
      'fc2.weight': { size: [5, 3], stride: [3, 1], numbers: [...parameters.subarray(15, 30)] },
      'fc3.bias': { size: [2], stride: [1], numbers: [...parameters.subarray(-2)] },
    });
  });

  it('gives back every network bit for bit', async () => {
    const weights = sampleWeights([7, 9]);
    expect(await readWeights(await encodeWeights('pytorch', weights))).toMatchObject({
      format: 'pytorch',
      shape: weights.shape,
      parameters: weights.parameters,
    });
  });
});

describe('any network that plays', () => {
  const shapes: readonly FeedForwardShape[] = [
    { hidden: [] },
    { hidden: [6], activations: [{ name: 'sigmoid' }] },
    {
      hidden: [5, 4, 3],
      activations: [{ name: 'tanh' }, { name: 'silu' }, { name: 'gelu' }],
      outputs: 'preferences',
    },
    {
      hidden: [4, 4],
      activations: [
        { name: 'elu', slope: 0.5 },
        { name: 'leaky-relu', slope: 0.2 },
      ],
    },
  ];
  const formats: readonly WeightFormat[] = ['safetensors', 'tfjs', 'onnx', 'json'];
  const random = Random.seeded(1);
  const networks = shapes.map((shape) => ({
    shape,
    parameters: Float32Array.from({ length: parameterCountOf(shape) }, () => random.between(-1, 1)),
    metadata: { seed: '3' },
  }));

  it.each(formats)('comes back out of %s as the same function', async (format) => {
    const states = sampleStates(50);
    for (const network of networks) {
      const read = await readWeights(await encodeWeights(format, network));
      expect(read.shape.hidden).toEqual(network.shape.hidden);
      expect(read.shape.outputs ?? 'q-values').toBe(network.shape.outputs ?? 'q-values');
      expect(maxDifference(qValues(read, states), qValues(network, states))).toBeLessThan(1e-6);
    }
  });

  it('has the same outputs in onnxruntime', async () => {
    const states = sampleStates(50);
    for (const network of networks.slice(1)) {
      const output = network.shape.outputs === 'preferences' ? 'preferences' : 'q_values';
      const actual = await onnxruntimeQValues(await encodeWeights('onnx', network), states, output);
      expect(maxDifference(actual, qValues(network, states))).toBeLessThan(1e-5);
    }
  });
});

describe('an event file of TensorBoard', () => {
  const history = History.of([
    episodeRecord({ return: 20, environmentSteps: 20, loss: 0.5 }),
    episodeRecord({ episode: 1, return: 500, environmentSteps: 520, evaluationMean: 480 }),
  ]);

  it('has Castagnoli’s checksums, whose check value is E3069283', () => {
    expect(crc32c(new TextEncoder().encode('123456789'))).toBe(0xe306_9283);
  });

  it('begins as every one does: a record of 24 bytes, brain.Event:2', () => {
    const file = encodeEvents(history, 1_700_000_000_000, 10);
    expect([...file.subarray(0, 12)]).toEqual([0x18, 0, 0, 0, 0, 0, 0, 0, 0xa3, 0x7f, 0x4b, 0x22]);
    expect(new TextDecoder('latin1').decode(file.subarray(12, 36))).toContain('brain.Event:2');
  });

  it('has a scalar for each number of an episode, and none where there is no number', () => {
    const text = new TextDecoder('latin1').decode(encodeEvents(history, 1_700_000_000_000, 10));
    expect(text.match(/rollout\/episode_return/g)).toHaveLength(2);
    expect(text.match(/train\/loss/g)).toHaveLength(1);
    expect(text.match(/eval\/mean_reward/g)).toHaveLength(1);
  });
});

describe('the test episodes', () => {
  const weights = sampleWeights([8, 8]);
  const policy = createFeedForwardPolicy(weights.shape);
  policy.load(weights.parameters);

  it('are those of the greedy test, step by step', async () => {
    const test = await greedyTest(policy, 7, inGymnasium, { episodes: 5 });
    const { lengths, terminated, truncated, actions } = await testTrajectories(policy, 7, inGymnasium, 5);
    expect([...lengths].reduce((sum, length) => sum + length)).toBe(test.steps);
    expect(Math.min(...lengths)).toBe(test.min);
    expect(actions).toHaveLength(test.steps);
    expect([...terminated, ...truncated].filter(Boolean)).toHaveLength(5);
  });

  it.skipIf(!hasNumpy)('are arrays that NumPy opens', async () => {
    const npz = trajectoriesNpz(await testTrajectories(policy, 7, inGymnasium, 5));
    const program = `
import json, numpy
arrays = numpy.load("file")
ends = arrays["terminals"] | arrays["timeouts"]
print(json.dumps({
  "shapes": {name: [str(arrays[name].dtype), arrays[name].ndim] for name in arrays.files},
  "episodes": int(ends.sum()), "steps": int(arrays["episode_lengths"].sum()) - len(ends),
  "next": bool((arrays["observations"][1:][~ends[:-1]] == arrays["next_observations"][:-1][~ends[:-1]]).all()),
}))`;
    expect(python(npz, program)).toEqual({
      shapes: {
        observations: ['float32', 2],
        actions: ['uint8', 1],
        rewards: ['float32', 1],
        next_observations: ['float32', 2],
        terminals: ['bool', 1],
        timeouts: ['bool', 1],
        network_outputs: ['float32', 2],
        episode_lengths: ['int32', 1],
      },
      episodes: 5,
      steps: 0,
      next: true,
    });
  });
});

it('a repository for the Hub has a model card with the measured reward, weights, settings and the film', async () => {
  const film = { extension: 'mp4', bytes: new Uint8Array(9) };
  const zip = await encodeHubRepository({ weights: sampleWeights([8, 8]), returns: [500, 400], film });
  const files = unzipSync(zip);
  expect(Object.keys(files)).toEqual([
    'README.md',
    'model.safetensors',
    'model.pth',
    'config.json',
    'results.json',
    'replay.mp4',
  ]);
  const card = new TextDecoder().decode(files['README.md']);
  expect(card).toMatch(/^---\nlibrary_name: pytorch\ntags:\n- CartPole-v1\n/);
  expect(card).toContain('      value: 450.00 +/- 70.71\n');
  expect(JSON.parse(new TextDecoder().decode(files['results.json']))).toMatchObject({ mean_reward: 450 });
});
