import { type Activation, type ActivationName, RELU } from '../../core/activation.ts';
import { ACTION_COUNT, STATE_SIZE } from '../../core/cartpole.ts';
import { FileError, listText, shapeText } from '../error.ts';
import { type ChainRequest, chain } from './chain.ts';
import type { FoundNetwork, Head } from './found.ts';
import { findModules, type Module, namesPreferences, roleOf } from './modules.ts';
import { activate, dense, dueling, mix, networkOf, observation, type Signal } from './signal.ts';
import { type FileLayer, type FileTensor, layerSize, readBias, readWeight } from './tensor.ts';

export interface NamedTensors {
  readonly tensors: readonly FileTensor[];
  /** They stand in the order in which a program made them. */
  readonly isOrdered: boolean;
  /** What follows every hidden layer, where the file says so. */
  readonly activation?: Activation | undefined;
}

/** Where the blog, CleanRL, Stable-Baselines3, PyTorch's tutorial and we keep the network that acts. */
const USUAL_NAMES = [
  '',
  'online',
  'q',
  'q_net',
  'q_network',
  'qnetwork',
  'policy',
  'policy_net',
  'local',
  'eval',
  'model',
  'module',
  'net',
];

/**
 * Finds the network that acts among named tensors: target networks and critics are passed over, dueling heads put
 * together, Stable-Baselines3's quantiles averaged. Layers stand in the order in which they were made, else as they fit.
 * @throws {FileError} layers-missing, layers-ambiguous, network-ambiguous, not-dense and those of reading the tensors
 */
export function networkFromTensors({ tensors, isOrdered, activation }: NamedTensors): FoundNetwork {
  const { modules, others } = findModules(tensors);
  const refused = others.find(
    (tensor) => tensor.shape.length > 2 || /weight|gamma|running/i.test(tensor.name),
  );
  const chosen = chosenModules(modules);
  const [first] = modules;
  if (first === undefined) throw noLayers(tensors);
  if (refused !== undefined)
    throw new FileError('not-dense', { tensor: refused.name, shape: shapeText(refused.shape) });
  const usual: Activation = { name: usualActivation(chosen.path) };
  const found = connect(chosen, isOrdered, activation ?? usual);
  return { ...found, activationIsKnown: activation !== undefined };
}

interface Chosen {
  /** The layers that lead from the observation to the actions, or to where the heads begin. */
  readonly path: readonly Module[];
  readonly value: readonly Module[];
  readonly advantage: readonly Module[];
  readonly all: readonly Module[];
}

function chosenModules(all: readonly Module[]): Chosen {
  const acting = all.filter(({ name }) => roleOf(name) !== 'target');
  const modules = acting.length > 0 ? acting : all;
  const of = (role: string) => modules.filter(({ name }) => roleOf(name) === role);
  const value = of('value');
  const advantage = of('advantage');
  const rest = modules.filter((module) => !value.includes(module) && !advantage.includes(module));
  if (advantage.length > 0) return { path: rest, value, advantage, all: modules };
  return rest.length > 0
    ? { path: rest, value, advantage, all: modules }
    : { path: modules, value: [], advantage, all: modules };
}

function connect(
  { path, value, advantage, all }: Chosen,
  isOrdered: boolean,
  activation: Activation,
): Omit<FoundNetwork, 'activationIsKnown'> {
  const request = { inputs: STATE_SIZE, isOrdered };
  if (advantage.length > 0) {
    const heads = duelingHeads(path, value, advantage, isOrdered, activation);
    if (heads !== null) return heads;
  }
  const isPolicy = path.some(({ name }) => namesPreferences(name));
  const hasCritic = value.some(({ weight }) => weight.shape.includes(1));
  const preferences = isPolicy || hasCritic;
  const straight = found(chain({ ...request, modules: path, outputs: ACTION_COUNT }), path);
  if (straight !== null) return plain(straight, activation, preferences ? 'policy' : 'values');
  // A critic's head with a name that says nothing: it has one output.
  const narrow = path.filter(({ weight }) => !weight.shape.includes(1));
  if (narrow.length < path.length) {
    const actor = found(chain({ ...request, modules: narrow, outputs: ACTION_COUNT }), narrow);
    if (actor !== null) return plain(actor, activation, 'policy');
  }
  if (path.some(({ name }) => /quantile/i.test(name))) {
    const quantiles = found(chain({ ...request, modules: path, outputs: undefined }), path);
    if (quantiles !== null) return averaged(quantiles, activation);
  }
  const group = onlyNetwork(all, request);
  if (group !== null) return plain(group, activation, preferences ? 'policy' : 'values');
  throw doesNotFit(path, isOrdered);
}

/** @throws {FileError} layers-ambiguous */
function found(result: ReturnType<typeof chain>, modules: readonly Module[]): readonly FileLayer[] | null {
  if (result.result === 'ambiguous') throw new FileError('layers-ambiguous', { found: shapesText(modules) });
  return result.result === 'found' ? result.layers : null;
}

/** The modules in groups, by the first part of their names, then by the second: the only group that is a network. */
function onlyNetwork(
  modules: readonly Module[],
  request: Omit<ChainRequest, 'modules' | 'outputs'>,
): readonly FileLayer[] | null {
  for (const depth of [1, 2, 3]) {
    const groups = new Map<string, Module[]>();
    for (const module of modules) {
      const parts = module.name.split(/[./]/);
      // A layer by itself is no network beside others, whatever its shape.
      const group = parts.slice(0, Math.min(depth, parts.length - 1)).join('.');
      groups.set(group, [...(groups.get(group) ?? []), module]);
    }
    const networks = [...groups].flatMap(([name, group]) => {
      const layers = found(chain({ ...request, modules: group, outputs: ACTION_COUNT }), group);
      return layers === null ? [] : [{ name, layers }];
    });
    const [only, second] = networks;
    if (only !== undefined && second === undefined) return only.layers;
    if (second === undefined) continue;
    const usual = USUAL_NAMES.map((name) =>
      networks.find((network) => network.name.toLowerCase().replace(/_?state_?dict$/, '') === name),
    ).find((network) => network !== undefined);
    if (usual !== undefined) return usual.layers;
    throw new FileError('network-ambiguous', { found: listText(networks.map(({ name }) => name)) });
  }
  return null;
}

function plain(layers: readonly FileLayer[], activation: Activation, head: 'values' | 'policy') {
  const signal = through(observation(), layers, activation);
  const network = networkOf(signal, head === 'values' ? 'q-values' : 'preferences');
  return { ...network, head: head satisfies Head, layers: layers.map(({ name }) => name) };
}

/** Stable-Baselines3's QR-DQN: `[quantiles, actions]`, of which each action's mean is its value. */
function averaged(layers: readonly FileLayer[], activation: Activation) {
  const signal = through(observation(), layers, activation);
  if (signal.width % ACTION_COUNT !== 0) throw new FileError('output-count', { count: signal.width });
  const mixture = new Float32Array(ACTION_COUNT * signal.width);
  for (let i = 0; i < signal.width; i += 1)
    mixture[(i % ACTION_COUNT) * signal.width + i] = ACTION_COUNT / signal.width;
  const network = networkOf(mix(signal, mixture), 'q-values');
  return { ...network, head: 'quantiles' as const, layers: layers.map(({ name }) => name) };
}

/** Null where the streams do not begin at the trunk's end, or differ in depth. */
function duelingHeads(
  trunk: readonly Module[],
  value: readonly Module[],
  advantage: readonly Module[],
  isOrdered: boolean,
  activation: Activation,
) {
  const start = observation();
  const below = found(chain({ modules: trunk, inputs: STATE_SIZE, outputs: undefined, isOrdered }), trunk);
  const shared = below ?? [];
  if (below === null && trunk.length > 0) return null;
  const features = shared.reduce(
    (signal, layer) => activate(dense(signal, readWeight(layer), biasOf(layer)), activation),
    start,
  );
  const inputs = features.width;
  const valueLayers = found(chain({ modules: value, inputs, outputs: 1, isOrdered }), value);
  const advantageLayers = found(
    chain({ modules: advantage, inputs, outputs: ACTION_COUNT, isOrdered }),
    advantage,
  );
  if (advantageLayers === null) return null;
  const a = through(features, advantageLayers, activation);
  const names = [...shared, ...(valueLayers ?? []), ...advantageLayers].map(({ name }) => name);
  if (valueLayers === null || valueLayers.length !== advantageLayers.length)
    return { ...networkOf(a, 'preferences'), head: 'policy' as const, layers: names };
  const v = through(features, valueLayers, activation);
  return { ...networkOf(dueling(v, a), 'q-values'), head: 'dueling' as const, layers: names };
}

/** Every layer in turn, activations between them. */
function through(signal: Signal, layers: readonly FileLayer[], activation: Activation): Signal {
  return layers.reduce(
    (input, layer, i) =>
      dense(i === 0 ? input : activate(input, activation), readWeight(layer), biasOf(layer)),
    signal,
  );
}

function biasOf(layer: FileLayer): Float32Array {
  return readBias(layer, layerSize(layer).outputs);
}

/** Stable-Baselines3's actor-critics have tanh unless told otherwise; everything else is ReLU as a rule. */
function usualActivation(modules: readonly Module[]): ActivationName {
  return modules.some(({ name }) => name.includes('mlp_extractor')) ? 'tanh' : RELU.name;
}

function noLayers(tensors: readonly FileTensor[]): FileError {
  const [only, second] = tensors;
  if (only !== undefined && second === undefined && only.shape.length === 1)
    return new FileError('weights-flat', { tensor: only.name, count: only.shape[0] ?? 0 });
  return new FileError('layers-missing', {
    found: listText(tensors.map(({ name, shape }) => `${name} ${shapeText(shape)}`)),
  });
}

function doesNotFit(modules: readonly Module[], isOrdered: boolean): FileError {
  const open = chain({ modules, inputs: STATE_SIZE, outputs: undefined, isOrdered });
  if (open.result === 'found') {
    const last = open.layers.at(-1);
    if (last !== undefined) return new FileError('output-count', { count: layerSize(last).outputs });
  }
  const widths = new Set(modules.flatMap(({ weight }) => weight.shape));
  for (const inputs of widths)
    if (chain({ modules, inputs, outputs: undefined, isOrdered }).result === 'found' && inputs !== STATE_SIZE)
      return new FileError('input-count', { count: inputs });
  return new FileError('layers-do-not-fit', { found: shapesText(modules) });
}

function shapesText(modules: readonly Module[]): string {
  return listText(modules.map(({ name, weight }) => `${name || weight.name} ${shapeText(weight.shape)}`));
}
