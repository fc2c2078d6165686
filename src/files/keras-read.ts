import { FileError, listText } from './error.ts';
import { decodeHdf5, type Hdf5 } from './hdf5.ts';
import { parseJson, parseShortJson } from './json-text.ts';
import { type KerasWeights, kerasNetwork, type WeightsOf } from './keras-layers.ts';
import { networkFromTensors } from './network/find.ts';
import type { FoundNetwork } from './network/found.ts';
import type { FileTensor } from './network/tensor.ts';
import type { ZipEntry } from './zip.ts';

const JSON_LIMITS = { bytes: 1 << 20, depth: 64, lists: 10_000, values: 20_000 };
const HDF5_LIMIT = 64 << 20;

/**
 * The network in an HDF5 file of Keras: `model.save('….h5')` with its configuration, `save_weights` without.
 * @throws {FileError}
 */
export function networkInKerasHdf5(bytes: Uint8Array): FoundNetwork {
  const file = decodeHdf5(bytes);
  const config = file.text('', 'model_config');
  if (config === undefined) return networkFromTensors(weightsAlone(file));
  const topology = parseShortJson(new TextEncoder().encode(config), 'model_config', JSON_LIMITS);
  return kerasNetwork(topology, 'model_config', (layer) => {
    const names = file.texts(`model_weights/${layer}`, 'weight_names') ?? [];
    return pair(
      names.map((name) => tensorAt(file, `model_weights/${layer}/${name}`)),
      layer,
      file,
    );
  });
}

/**
 * The network in a `.keras` file: a zip of `config.json` and `model.weights.h5`.
 * @throws {FileError}
 */
export async function networkInKerasZip(entries: readonly ZipEntry[]): Promise<FoundNetwork> {
  const entry = (name: string) => {
    const found = entries.find((candidate) => candidate.name === name);
    if (found !== undefined) return found;
    throw new FileError('zip-entry-missing', { entry: name, found: listText(entries.map((e) => e.name)) });
  };
  const config = await parseJson(
    await entry('config.json').read(JSON_LIMITS.bytes),
    'config.json',
    JSON_LIMITS,
  );
  const file = decodeHdf5(await entry('model.weights.h5').read(HDF5_LIMIT));
  return kerasNetwork(config, 'config.json', variablesOf(file));
}

/** Keras 3 keeps a layer's weights under its own name or, in its first versions, under `dense`, `dense_1` and so on. */
function variablesOf(file: Hdf5): WeightsOf {
  const layers = variables(file);
  return (layer, index) => {
    const byName = layers.get(layer);
    const counted = layers.get(index === 0 ? 'dense' : `dense_${index}`);
    return pair(byName ?? counted ?? [], layer, file);
  };
}

/** Kernel and bias of every layer of a Keras 3 file of weights, by the name of the group. */
function variables(file: Hdf5): ReadonlyMap<string, readonly FileTensor[]> {
  const layers = new Map<string, FileTensor[]>();
  for (const tensor of file.tensors) {
    const [, layer] = /(?:^|\/)([^/]+)\/vars\/\d+$/.exec(tensor.name) ?? [];
    if (layer === undefined || tensor.name.startsWith('optimizer')) continue;
    layers.set(layer, [...(layers.get(layer) ?? []), tensor]);
  }
  return layers;
}

function pair(weights: readonly FileTensor[], layer: string, { tensors }: Hdf5): KerasWeights {
  const [kernel, bias] = weights;
  if (kernel !== undefined) return { kernel, bias: bias ?? null };
  throw new FileError('tensor-missing', {
    tensor: `${layer}/kernel`,
    found: listText(tensors.map(({ name }) => name)),
  });
}

/** @throws {FileError} tensor-missing */
function tensorAt({ tensors }: Hdf5, path: string): FileTensor {
  const found = tensors.find(({ name }) => name === path);
  if (found !== undefined) return found;
  throw new FileError('tensor-missing', { tensor: path, found: listText(tensors.map(({ name }) => name)) });
}

/** `layer_names` stand in the order of the layers; Keras 3 has no such list, but counts in its names. */
function weightsAlone(file: Hdf5): { readonly tensors: readonly FileTensor[]; readonly isOrdered: boolean } {
  const root = file.texts('', 'layer_names') === undefined ? 'model_weights' : '';
  const layers =
    file.tensors.some(({ name }) => name.startsWith('model_weights/')) || root === ''
      ? file.texts(root, 'layer_names')
      : undefined;
  if (layers !== undefined) {
    const inOrder = layers.flatMap((layer) => {
      const group = root === '' ? layer : `${root}/${layer}`;
      return (file.texts(group, 'weight_names') ?? []).map((name) => ({
        ...tensorAt(file, `${group}/${name}`),
        name,
      }));
    });
    return { tensors: inOrder, isOrdered: true };
  }
  const tensors = [...variables(file)].flatMap(([layer, [kernel, bias]]) => [
    ...(kernel === undefined ? [] : [{ ...kernel, name: `${layer}/kernel` }]),
    ...(bias === undefined ? [] : [{ ...bias, name: `${layer}/bias` }]),
  ]);
  return { tensors: tensors.length > 0 ? tensors : file.tensors, isOrdered: false };
}
