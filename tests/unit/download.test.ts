import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { defaultConfig } from '../../src/core/config.ts';
import type { WhichWeights } from '../../src/files/metadata.ts';
import { readWeights, type WeightFormat } from '../../src/files/weights-file.ts';
import { idleRun, type Run } from '../../src/runs/run.ts';
import { agentOfRun, saveWeightsFile } from '../../src/ui/features/downloads/save.ts';
import { maxDifference, qValues, sampleStates, sampleWeights } from '../support/weights.ts';

async function save(format: WeightFormat, which: WhichWeights): Promise<string> {
  const { weights, name } = agentOfRun(shown, which);
  return saveWeightsFile(format, weights, name);
}

/** What was handed to the browser's downloads last. */
let saved = { file: new Blob(), name: '' };

beforeEach(() => {
  run({});
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) saved = { ...saved, file };
    return 'blob:';
  });
  vi.stubGlobal('document', {
    createElement: () => ({
      download: '',
      click() {
        saved = { ...saved, name: this.download };
      },
    }),
  });
});
afterAll(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const { shape, parameters: initial } = sampleWeights([8, 16], 1);
const { parameters: best } = sampleWeights([8, 16], 2);
const { parameters: last } = sampleWeights([8, 16], 3);
const test100 = { mean: 499.5, min: 450, full: 99, episodes: 100, steps: 49_950 };

/** The run whose weights are saved. */
let shown: Run;
function run(changes: Partial<Run>): void {
  shown = {
    ...idleRun({ ...defaultConfig(), seed: 7 }),
    initial: { shape, parameters: initial },
    best: { episode: 0, evaluation: { ...test100, mean: 480 }, parameters: best },
    ...changes,
  };
}
const finished: Partial<Run> = {
  status: 'finished',
  result: {
    reason: 'solved',
    test: test100,
    kept: { shape, parameters: best },
    last: { shape, parameters: last },
    isMomentKnown: true,
  },
};
const failed: Partial<Run> = {
  status: 'failed',
  failure: { reason: 'diverged', message: '', last: { shape, parameters: last } },
};

describe('downloaded weights', () => {
  test.each([
    ['kept', finished, best],
    ['last', finished, last],
    ['initial', finished, initial],
    ['best', { status: 'running' }, best],
    ['initial', { status: 'running' }, initial],
    ['last', failed, last],
  ] as const)('“%s” are those of the run and say so, in every format', async (which, changes, parameters) => {
    run(changes);
    for (const format of ['safetensors', 'tfjs', 'onnx', 'json'] as const) {
      const name = await save(format, which);
      expect(saved.name).toBe(name);
      const word = which === 'kept' ? 'best' : which; // Reliable keeps the best
      expect(name).toMatch(new RegExp(`^cartpole-dqn-reliable-seed-7-${word}\\.`));
      const file = await readWeights(new Uint8Array(await saved.file.arrayBuffer()));
      expect(file).toMatchObject({ format, shape, metadata: { weights: which, seed: '7' } });
      expect(file.parameters).toEqual(parameters);
    }
  });

  test('have the greedy test that was made with these very weights, and no other', async () => {
    const greedyMean = async (which: 'kept' | 'last' | 'initial' | 'best') => {
      await save('json', which);
      return (await readWeights(new Uint8Array(await saved.file.arrayBuffer()))).metadata['greedyMean'];
    };
    run(finished);
    expect(await greedyMean('kept')).toBe('499.5');
    expect(await greedyMean('last')).toBeUndefined();
    expect(await greedyMean('initial')).toBeUndefined();
    run({ status: 'running' });
    expect(await greedyMean('best')).toBe('480');
  });

  test('that there are none of are an error, and no file', async () => {
    run({ status: 'running', best: null });
    saved = { file: new Blob(), name: '' };
    await expect(save('json', 'last')).rejects.toThrow('no weights “last”');
    await expect(save('json', 'best')).rejects.toThrow('no weights “best”');
    expect(saved.name).toBe('');
  });
});

/** The part of the README's Python that has this comment: parts are apart by an empty line. */
function readmePython(comment: string): string {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, python = ''] = /```python\n(.*?)```/s.exec(readme) ?? [];
  const part = python.split('\n\n').find((lines) => lines.includes(comment));
  if (part === undefined) throw new Error(`The README has no Python “${comment}”.`);
  return part;
}

const hasNumpy = spawnSync('python3', ['-c', 'import numpy']).status === 0;
const hasOnnxruntime = spawnSync('python3', ['-c', 'import numpy, onnxruntime']).status === 0;

describe('the README’s Python', () => {
  /** Runs `program` beside a downloaded file; what it prints is a list of numbers. */
  async function numbersOf(format: 'json' | 'onnx', program: string): Promise<number[]> {
    const folder = mkdtempSync(join(tmpdir(), 'cartpole-'));
    try {
      run(finished);
      const { config } = shown;
      run({ ...finished, config: { ...config, seed: 0 } });
      const name = await save(format, 'kept');
      writeFileSync(join(folder, name), new Uint8Array(await saved.file.arrayBuffer()));
      return JSON.parse(execFileSync('python3', ['-c', program], { cwd: folder, encoding: 'utf8' }));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  const states = sampleStates(100);
  const expected = qValues({ shape, parameters: best }, states);

  it.skipIf(!hasNumpy)('loads the JSON file with numpy alone: the same Q-values', async () => {
    const actual = await numbersOf(
      'json',
      `${readmePython('# numpy alone')}
x = np.array(${JSON.stringify([...states])}, np.float32).reshape(-1, 4)
for i in (1, 2):
    x = np.maximum(x @ w[f"fc{i}.weight"].T + w[f"fc{i}.bias"], 0)
print((x @ w["fc3.weight"].T + w["fc3.bias"]).ravel().tolist())`,
    );
    expect(maxDifference(actual, expected)).toBeLessThan(1e-5);
  });

  it.skipIf(!hasOnnxruntime)(
    'loads the ONNX file with onnxruntime: the Q-values of a pole at rest',
    async () => {
      const actual = await numbersOf(
        'onnx',
        `${readmePython('# onnxruntime')}\nprint(q_values.ravel().tolist())`,
      );
      expect(maxDifference(actual, qValues({ shape, parameters: best }, new Float32Array(4)))).toBeLessThan(
        1e-5,
      );
    },
  );
});
