import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { ACTIVATION_NAMES, type ActivationName } from '../src/core/activation.ts';
import { type GreedyResult, greedyTest } from '../src/core/evaluate.ts';
import { activationOf, type FeedForwardShape, outputsOf } from '../src/core/feed-forward.ts';
import type { Policy } from '../src/core/learner.ts';
import { mean } from '../src/core/statistics.ts';
import { withActivation } from '../src/core/trainable.ts';
import type { World } from '../src/core/world.ts';
import { decodeCheckpoint, isCheckpoint } from '../src/files/checkpoint.ts';
import { FileError } from '../src/files/error.ts';
import { filesToRead } from '../src/files/file-set.ts';
import { worldsOfMetadata } from '../src/files/metadata.ts';
import { readFiles } from '../src/files/read.ts';
import { FILE_KIND_NAMES, type FileKind, type WeightsFile } from '../src/files/weights-file.ts';
import { loadedPolicy } from '../src/learners/policy.ts';
import { PUSH_INTERVAL, robustness } from '../src/worker/robustness/robustness.ts';
import { countOption, runMain, UsageError } from './cli/options.ts';

const usage = `Says what a file of weights is and how well the agent in it plays CartPole-v1.

  npm run play -- FILE [--episodes 100] [--seed 0] [--activation tanh] [--push] [--json]

FILE is what a training program saved: PyTorch (.pth, .pt), Stable-Baselines3 (.zip), Keras (.keras, .h5, .h5f), NumPy
(.npz, .npy), ONNX, TensorFlow.js, safetensors or JSON; several files of one model, or its folder, are given together.

  --episodes N       greedy episodes from random starts (default 100)
  --seed N           of the starts and of the pushes (default 0)
  --activation NAME  what follows the hidden layers, where the file does not say: ${ACTIVATION_NAMES.join(', ')}
  --push             adds the push test: episodes with random pushes of rising strength
  --json             prints one object, on one line, instead of sentences ("npm run --silent play" keeps npm's own lines away)

The exit status is 1, with the reason, when the file cannot be read.`;

const HEADS: Readonly<Record<WeightsFile['head'], string>> = {
  values: 'its two numbers are Q-values',
  policy: 'a policy, not a Q-network: its two numbers are preferences, of which the larger wins',
  dueling: 'dueling heads, put together to Q-values',
  quantiles: 'quantiles, whose mean is the Q-value',
  threshold: 'one number with a threshold, which decides between left and right',
};

await runMain(async () => {
  const { values, positionals } = parse(process.argv.slice(2));
  if (values.help) {
    console.log(usage);
    return;
  }
  if (positionals.length === 0) throw new UsageError(`Which file? npm run play -- FILE (--help says more)`);
  const episodes = countOption('episodes', values.episodes, 100, 1);
  const seed = countOption('seed', values.seed, 0);
  const activation = activationOption(values.activation);
  const file = await open(positionals);
  const shape = activation === undefined ? file.shape : withActivation(file.shape, { name: activation });
  const worlds = worldsOfMetadata(file.metadata);
  const policy = await loadedPolicy({ shape, parameters: file.parameters });
  const test = await greedyTest(policy, seed, worlds, { episodes });
  const push = values.push ? await pushTest(policy, seed, worlds.nominal) : undefined;
  const agent = {
    ...file,
    shape,
    activationIsKnown: file.activationIsKnown || activation !== undefined || shape.hidden.length === 0,
  };
  if (values.json) console.log(JSON.stringify(report(agent, test, push)));
  else console.log(sentences(agent, test, push).join('\n'));
});

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        episodes: { type: 'string' },
        seed: { type: 'string' },
        activation: { type: 'string' },
        push: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error} (--help lists all options)`);
  }
}

function activationOption(value: string | undefined): ActivationName | undefined {
  const known = ACTIVATION_NAMES.find((name) => name === value);
  if (value !== undefined && known === undefined)
    throw new UsageError(
      `--activation ${value}: there is no such activation; there are ${ACTIVATION_NAMES.join(', ')}.`,
    );
  return known;
}

/** What plays: out of a file of weights, or of a checkpoint of this project. */
type Agent = Omit<WeightsFile, 'format'> & { readonly format: FileKind | 'checkpoint' };

/** The agent in files or folders. @throws {UsageError} with the reason when they cannot be read */
async function open(paths: readonly string[]): Promise<Agent> {
  try {
    const found = (await Promise.all(paths.map(listed))).flat();
    const chosen = filesToRead(found);
    const files = await Promise.all(
      chosen.map(async ({ path, name }) => ({ name, bytes: new Uint8Array(await readFile(path)) })),
    );
    const [only, second] = files;
    if (only !== undefined && second === undefined && isCheckpoint(only.bytes))
      return fromCheckpoint(only.bytes);
    return await readFiles(files);
  } catch (error) {
    if (error instanceof FileError) throw new UsageError(`${paths.join(', ')}: ${error.message}`);
    if (error instanceof Error && 'code' in error)
      throw new UsageError(`${paths.join(', ')} cannot be read: ${error.message}.`);
    throw error;
  }
}

/** A file, or all files of a folder. */
async function listed(path: string): Promise<{ path: string; name: string; size: number }[]> {
  const { size, isDirectory } = await stat(path).then((found) => ({
    size: found.size,
    isDirectory: found.isDirectory(),
  }));
  if (!isDirectory) return [{ path, name: basename(path), size }];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const file = join(entry.parentPath, entry.name);
        return { path: file, name: relative(path, file), size: (await stat(file)).size };
      }),
  );
}

/** A checkpoint of this project: the newest weights of the run. */
function fromCheckpoint(bytes: Uint8Array): Agent {
  const { learner } = decodeCheckpoint(bytes).state;
  return {
    format: 'checkpoint',
    shape: learner.shape,
    parameters: learner.online,
    head: 'values',
    layers: ['fc1', 'fc2', 'fc3'],
    activationIsKnown: true,
    metadata: {},
  };
}

interface PushPoint {
  readonly strength: number;
  readonly mean: number;
}

async function pushTest(policy: Policy, seed: number, world: World): Promise<readonly PushPoint[]> {
  const points: PushPoint[] = [];
  for await (const { strength, returns } of robustness(policy, seed, world))
    points.push({ strength, mean: mean([...returns]) });
  return points;
}

/** What `--json` prints. */
function report(file: Agent, test: GreedyResult, push: readonly PushPoint[] | undefined) {
  const { format, shape, layers, head, activationIsKnown } = file;
  return {
    kind: FILE_KIND_NAMES[format],
    layers: [4, ...shape.hidden, 2],
    activation: activationText(shape),
    activationAssumed: !activationIsKnown,
    names: layers,
    head,
    outputs: outputsOf(shape),
    mean: test.mean,
    min: test.min,
    full: test.full,
    episodes: test.episodes,
    ...(push === undefined ? {} : { push }),
  };
}

/** One name where all hidden layers have the same. */
function activationText(shape: FeedForwardShape): string {
  const names = shape.hidden.map((_, layer) => activationOf(shape, layer).name);
  return [...new Set(names)].length <= 1 ? (names[0] ?? 'linear') : names.join(', ');
}

function sentences(
  file: Agent,
  test: GreedyResult,
  push: readonly PushPoint[] | undefined,
): readonly string[] {
  const { format, shape, layers, head, activationIsKnown } = file;
  const widths = [4, ...shape.hidden, 2].join(' → ');
  const activation = `${activationText(shape)}${activationIsKnown ? '' : ' assumed (the file does not say; --activation NAME tries another)'}`;
  return [
    `${FILE_KIND_NAMES[format]}: ${widths}, ${activation}; ${HEADS[head]}.`,
    `Layers: ${layers.join(', ')}.`,
    `${test.episodes} greedy episodes: mean ${test.mean.toFixed(1)}, lowest ${test.min}, ${test.full} of ${test.episodes} reached 500 steps.`,
    ...(push === undefined
      ? []
      : [
          `With pushes, one in ${PUSH_INTERVAL} steps on average: ${push.map((point) => `${point.strength.toFixed(1)} → ${point.mean.toFixed(0)}`).join(', ')} (strength in m/s and rad/s → mean).`,
        ]),
  ];
}
