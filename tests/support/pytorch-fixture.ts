import {
  type Batches,
  createLearnerState,
  type Learner,
  type LearnerState,
  type PolicyFactory,
  type UpdateRule,
} from '../../src/core/learner.ts';
import { type NetworkShape, namedTensors, networkLayout } from '../../src/core/network.ts';
import { createPolicy } from '../../src/core/policy.ts';
import { Random } from '../../src/core/random.ts';
import { weightSlack } from './rounding.ts';

/**
 * A learner against `pytorch-dqn-updates.safetensors`: the same updates in PyTorch. Reads the file itself,
 * so that a mistake in `src/files` cannot hide one here, and runs in Node and in a browser.
 */

/**
 * Greatest absolute difference of any number that a learner on the CPU, in float32, may show; a weight's grows by what
 * rounding alone can make of it (`weightSlack`).
 */
export const CPU_TOLERANCE = 1e-6;
/** Those that compute on the GPU. */
export const GPU_TOLERANCE = 1e-5;

export interface Difference {
  readonly what: string;
  /** The absolute difference to PyTorch's that is largest beside what is allowed; NaN where either is no number. */
  readonly maxDifference: number;
  /**
   * The tolerance, or where all expected numbers are small (moments are some 1e-6: an absolute 1e-6 could not
   * fail) ten times the tolerance relative to the greatest of them.
   */
  readonly allowed: number;
}

interface Fixture {
  readonly tensors: ReadonlyMap<string, { readonly shape: readonly number[]; readonly data: Float32Array }>;
  readonly metadata: ReadonlyMap<string, string>;
}

type Variant = 'dqn' | 'double' | 'polyak';
const VARIANTS: readonly Variant[] = ['dqn', 'double', 'polyak'];

/**
 * Makes the fixture's updates with one learner, starting over for each variant and each split into calls,
 * and compares weights, target network, Adam moments, losses, the first gradient and Q-values.
 * @throws {Error} when a tensor or metadata field is missing, or any difference exceeds `tolerance`.
 */
export async function comparePytorch(
  createLearner: () => Learner | Promise<Learner>,
  file: Uint8Array,
  tolerance: number,
  policyFactory: PolicyFactory = createPolicy,
): Promise<Difference[]> {
  const fixture = parseSafetensors(file);
  const learner = await createLearner();
  try {
    const differences = [compareFirstQValues(fixture, tolerance, policyFactory)];
    for (const variant of VARIANTS) {
      differences.push(...(await compareVariant(learner, fixture, variant, tolerance, policyFactory)));
    }
    expectAllowed(differences);
    return differences;
  } finally {
    learner.dispose();
  }
}

async function compareVariant(
  learner: Learner,
  fixture: Fixture,
  variant: Variant,
  tolerance: number,
  policyFactory: PolicyFactory,
): Promise<Difference[]> {
  const updates = metadata(fixture, 'updates');
  const rule = fixtureRule(fixture, variant);
  const loss = tensor(fixture, `${variant}.loss`);
  const differences: Difference[] = [];
  const compare = (what: string, actual: Float32Array, expected: Float32Array, slack?: Float64Array) =>
    differences.push(difference(`${variant}: ${what}`, actual, expected, tolerance, slack));
  const slackAfter = (count: number) =>
    weightSlack(fixtureState(fixture), fixtureBatches(fixture, 0, count), rule);
  const slack = await slackAfter(updates);

  const split = fixtureState(fixture);
  const first = await learner.learn(split, fixtureBatches(fixture, 0, 1), rule);
  compare('loss of update 1', first.losses, loss.subarray(0, 1));
  const after1 = network(fixture, split, `${variant}.after1.`);
  compare('weights after 1 update', split.online, after1, await slackAfter(1));
  if (variant === 'dqn') {
    const gradient = split.adamM.map((m) => m / 0.1);
    compare('first gradient', gradient, network(fixture, split, 'grad.first.'));
  }
  await learner.learn(split, fixtureBatches(fixture, 1, updates), rule);
  compare(
    `weights after 1 + ${updates - 1} updates`,
    split.online,
    network(fixture, split, `${variant}.after${updates}.`),
    slack,
  );

  const state = fixtureState(fixture);
  const { losses } = await learner.learn(state, fixtureBatches(fixture, 0, updates), rule);
  compare(`losses of ${updates} updates`, losses, loss);
  compare(
    `weights after ${updates} updates`,
    state.online,
    network(fixture, state, `${variant}.after${updates}.`),
    slack,
  );
  compare('Adam m', state.adamM, network(fixture, state, `${variant}.adam_m.`));
  compare('Adam v', state.adamV, network(fixture, state, `${variant}.adam_v.`));
  compare(
    `target network after ${updates} updates`,
    state.target,
    network(fixture, state, variant === 'polyak' ? `polyak.target${updates}.` : 'target.'),
    variant === 'polyak' ? slack : undefined,
  );
  if (variant === 'dqn') {
    const qAfter = qValues(policyFactory, state.shape, state.online, tensor(fixture, 'batch.state'));
    compare(`Q-values after ${updates} updates`, qAfter, tensor(fixture, `q.after${updates}`));
  }
  if (state.updates !== updates || split.updates !== updates) {
    throw new Error(`${variant}: state.updates is ${state.updates} after ${updates} updates`);
  }
  return differences;
}

function compareFirstQValues(fixture: Fixture, tolerance: number, policyFactory: PolicyFactory): Difference {
  const { shape, online } = fixtureState(fixture);
  const before = qValues(policyFactory, shape, online, tensor(fixture, 'batch.state'));
  return difference('Q-values before', before, tensor(fixture, 'q.before'), tolerance);
}

function qValues(
  policyFactory: PolicyFactory,
  shape: NetworkShape,
  parameters: Float32Array,
  states: Float32Array,
) {
  const policy = policyFactory(shape);
  const out = new Float32Array(states.length / 2);
  policy.load(parameters);
  policy.qValues(states, states.length / 4, out);
  return out;
}

function fixtureRule(fixture: Fixture, variant: Variant): UpdateRule {
  return {
    learningRate: metadata(fixture, 'learning_rate'),
    adamBeta2: 0.999,
    loss: 'huber',
    doubleDqn: variant === 'double',
    maxGradientNorm: 0,
    polyakTau: variant === 'polyak' ? metadata(fixture, 'polyak_tau') : 0,
  };
}

function fixtureState(fixture: Fixture): LearnerState {
  const outputs = (name: string) => fixture.tensors.get(name)?.shape[0] ?? 0;
  const shape: NetworkShape = { hidden: [outputs('online.fc1.weight'), outputs('online.fc2.weight')] };
  const state = createLearnerState(shape, Random.seeded(0));
  state.online.set(network(fixture, state, 'online.'));
  state.target.set(network(fixture, state, 'target.'));
  return state;
}

/** Minibatches `from` up to `to`; the file's rewards are already divided by its `reward_divisor`. */
function fixtureBatches(fixture: Fixture, from: number, to: number): Batches {
  const batchSize = metadata(fixture, 'batch_size');
  const gamma = metadata(fixture, 'gamma');
  const part = (name: string, width: number) =>
    tensor(fixture, name).slice(from * batchSize * width, to * batchSize * width);
  return {
    count: to - from,
    batchSize,
    state: part('batch.state', 4),
    action: Uint8Array.from(part('batch.action', 1)),
    reward: part('batch.reward', 1),
    nextState: part('batch.next_state', 4),
    discount: part('batch.not_terminated', 1).map((notTerminated) => gamma * notTerminated),
    weight: new Float32Array((to - from) * batchSize).fill(1),
  };
}

/** A whole network from the tensors `prefix` + `fc1.weight` …, in the layout of `network.ts`. */
function network(fixture: Fixture, { shape }: LearnerState, prefix: string): Float32Array {
  const fc3 = networkLayout(shape)[2];
  const parameters = new Float32Array(fc3.bias + fc3.outputs);
  for (const { name, data } of namedTensors(shape, parameters)) data.set(tensor(fixture, prefix + name));
  return parameters;
}

function tensor(fixture: Fixture, name: string): Float32Array {
  const found = fixture.tensors.get(name);
  if (found === undefined) throw new Error(`The fixture has no tensor ${name}`);
  return found.data;
}

function metadata(fixture: Fixture, name: string): number {
  const value = Number(fixture.metadata.get(name) ?? Number.NaN);
  if (Number.isNaN(value)) throw new Error(`The fixture's metadata has no number ${name}`);
  return value;
}

function difference(
  what: string,
  actual: Float32Array,
  expected: Float32Array,
  tolerance: number,
  slack?: Float64Array,
): Difference {
  if (actual.length !== expected.length) {
    throw new Error(`${what}: ${actual.length} numbers where PyTorch has ${expected.length}`);
  }
  const greatest = (values: Float32Array) =>
    values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const base = tolerance * Math.min(1, 10 * greatest(expected));
  let worst = { what, maxDifference: 0, allowed: base };
  for (const [i, value] of actual.entries()) {
    const maxDifference = Math.abs(value - (expected[i] ?? Number.NaN));
    const allowed = base + (slack?.[i] ?? 0) * (tolerance / CPU_TOLERANCE);
    if (!(maxDifference / allowed <= worst.maxDifference / worst.allowed))
      worst = { what, maxDifference, allowed };
  }
  return worst;
}

function expectAllowed(differences: readonly Difference[]): void {
  if (differences.every(({ maxDifference, allowed }) => maxDifference <= allowed)) return;
  const rows = differences.map(
    ({ what, maxDifference, allowed }) =>
      `${maxDifference <= allowed ? ' ' : '✗'} ${what}: ${maxDifference} of ${allowed} allowed`,
  );
  throw new Error(`Differs from PyTorch by more than is allowed:\n${rows.join('\n')}`);
}

/** The format of https://huggingface.co/docs/safetensors, for the types the fixture holds. */
function parseSafetensors(file: Uint8Array): Fixture {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const dataStart = 8 + Number(view.getBigUint64(0, true));
  const header: unknown = JSON.parse(new TextDecoder().decode(file.subarray(8, dataStart)));
  const tensors = new Map<string, { shape: readonly number[]; data: Float32Array }>();
  const fields = new Map<string, string>();
  for (const [name, entry] of entries(header)) {
    const values = new Map(entries(entry));
    if (name === '__metadata__') {
      for (const [key, value] of values) fields.set(key, String(value));
      continue;
    }
    const dtype = values.get('dtype');
    if (dtype !== 'F32' && dtype !== 'I32') throw new Error(`Tensor ${name} is ${dtype}, not F32 or I32`);
    const [begin = 0, end = 0] = numbers(values.get('data_offsets'));
    const data = new Float32Array((end - begin) / 4).map((_, i) => {
      const at = dataStart + begin + 4 * i;
      return dtype === 'F32' ? view.getFloat32(at, true) : view.getInt32(at, true);
    });
    tensors.set(name, { shape: numbers(values.get('shape')), data });
  }
  return { tensors, metadata: fields };
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.map(Number) : [];
}
