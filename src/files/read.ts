import { FileError } from './error.ts';
import { detectKind, type FileKind } from './file-kind.ts';
import type { NamedFile } from './file-set.ts';
import { nameWithoutCopy } from './file-set.ts';
import type { FoundNetwork } from './network/found.ts';
import { saidActivations } from './network/write.ts';
import { checkFileSize, type WeightsFile } from './weights.ts';
import type { ZipEntry } from './zip.ts';

type Read = FoundNetwork & { readonly metadata?: Readonly<Record<string, string>> };

/**
 * The network in one file, or in several that belong together: a TensorFlow.js model and its weights, an ONNX model and
 * its data, an unpacked Stable-Baselines3 zip, one file of weights among others.
 * @throws {FileError} whatever is wrong with them, and nothing else
 */
export async function readFiles(files: readonly NamedFile[]): Promise<WeightsFile> {
  checkFileSize(files.reduce((sum, { bytes }) => sum + bytes.length, 0));
  const [only, second] = files;
  if (only !== undefined && second === undefined) {
    const kind = detectKind(only.bytes);
    return kind === 'zip' ? readZip(only.bytes) : finish(kind, await readOne(kind, only.bytes, files));
  }
  return readTogether(files);
}

async function readTogether(files: readonly NamedFile[]): Promise<WeightsFile> {
  const entries = files.map(entryOf);
  const inFolder = await readEntries(entries);
  if (inFolder !== null) return inFolder;
  const kinds = files.map(({ bytes }) => kindOf(bytes));
  const weights = files.filter((_, i) => kinds[i] !== null && kinds[i] !== 'json');
  const candidates = weights.length > 0 ? weights : files.filter((_, i) => kinds[i] === 'json');
  const [file, another] = candidates;
  if (file === undefined || another !== undefined) throw together(files);
  const kind = detectKind(file.bytes);
  return kind === 'zip' ? readZip(file.bytes) : finish(kind, await readOne(kind, file.bytes, files));
}

/** Null for a file that is no weights. */
function kindOf(bytes: Uint8Array): FileKind | 'zip' | null {
  try {
    return detectKind(bytes);
  } catch {
    return null;
  }
}

function together(files: readonly NamedFile[]): FileError {
  const names = files.map(({ name }) => name);
  return new FileError('files-together', {
    count: names.length,
    names: names.slice(0, 4).join(', ') + (names.length > 4 ? ', …' : ''),
  });
}

function entryOf({ name, bytes }: NamedFile): ZipEntry {
  return {
    path: name,
    name: name.replace(/^.*[/\\]/s, ''),
    async read(limit) {
      if (bytes.length > limit) throw new FileError('file-too-large', { bytes: bytes.length, limit });
      return bytes;
    },
  };
}

async function readZip(bytes: Uint8Array): Promise<WeightsFile> {
  const { decodeZip } = await import('./zip.ts');
  const entries = await decodeZip(bytes);
  const read = await readEntries(entries);
  if (read !== null) return read;
  // A zip around one file that opens by itself.
  const [file, second] = await filesOfWeights(entries);
  if (file !== undefined && second === undefined) return readFiles([file]);
  throw new FileError('zip-without-weights', {
    found:
      entries
        .slice(0, 8)
        .map(({ path }) => path)
        .join(', ') || '–',
  });
}

const MOST_LOOKED_INTO = 64;

/** The entries that hold weights, by their first bytes; a zip in a zip is looked into once. */
async function filesOfWeights(entries: readonly ZipEntry[]): Promise<NamedFile[]> {
  const found: NamedFile[] = [];
  let left = 64 << 20;
  for (const { path, read } of entries.slice(0, MOST_LOOKED_INTO)) {
    if (!/\.(zip|pth?|pkl|pickle|h5|hdf5|h5f|keras|safetensors|onnx|np[yz]|json|ckpt|bin|model)$/i.test(path))
      continue;
    const bytes = new Uint8Array(await read(left));
    left -= bytes.length;
    const kind = kindOf(bytes);
    if (kind !== null && kind !== 'json') found.push({ name: path, bytes });
  }
  return found;
}

/** Files that make up one model, packed or not; null where they make none. */
async function readEntries(entries: readonly ZipEntry[]): Promise<WeightsFile | null> {
  const { isTorchZip, networkInTorchZip } = await import('./pytorch-read.ts');
  const { isSb3Zip, networkInSb3Zip } = await import('./sb3-read.ts');
  const names = entries.map(({ name }) => nameWithoutCopy(name));
  if (isSb3Zip(entries)) return finish('stable-baselines3', await networkInSb3Zip(entries));
  if (isTorchZip(entries)) return finish('pytorch', await networkInTorchZip(entries));
  if (names.includes('model.weights.h5') && names.includes('config.json')) {
    const { networkInKerasZip } = await import('./keras-read.ts');
    return finish('keras', await networkInKerasZip(entries));
  }
  const { isNpz, networkInNpz } = await import('./npy.ts');
  if (isNpz(entries)) return finish('numpy', await networkInNpz(entries));
  const { networkInTfjs, tfjsModelAmong } = await import('./tfjs-read.ts');
  const model = await tfjsModelAmong(entries);
  return model === undefined ? null : finish('tfjs', await networkInTfjs(model, entries));
}

/** @param beside files that an ONNX model may keep its weights in */
async function readOne(kind: FileKind, bytes: Uint8Array, beside: readonly NamedFile[]): Promise<Read> {
  switch (kind) {
    case 'safetensors': {
      const { networkInSafetensors } = await import('./safetensors.ts');
      return networkInSafetensors(bytes);
    }
    case 'onnx': {
      const { networkInOnnx } = await import('./onnx-read.ts');
      const others = beside.filter((file) => file.bytes !== bytes);
      const named = (file: NamedFile, name: string) =>
        nameWithoutCopy(file.name.replace(/^.*[/\\]/s, '')) ===
        nameWithoutCopy(name.replace(/^.*[/\\]/s, ''));
      return networkInOnnx(bytes, (location) => {
        const found = others.find((file) => named(file, location));
        return (found ?? (others.length === 1 ? others[0] : undefined))?.bytes;
      });
    }
    case 'json': {
      const { networkInJson } = await import('./json.ts');
      return networkInJson(bytes);
    }
    case 'keras-h5': {
      const { networkInKerasHdf5 } = await import('./keras-read.ts');
      return networkInKerasHdf5(bytes);
    }
    case 'numpy': {
      const { networkInNpy } = await import('./npy.ts');
      return networkInNpy(bytes);
    }
    case 'pickle':
    case 'pytorch': {
      const { networkInPickle } = await import('./pytorch-read.ts');
      return networkInPickle(bytes);
    }
    case 'tfjs':
    case 'keras':
    case 'stable-baselines3':
      throw new FileError('unknown-format', { bytes: bytes.length, start: kind });
  }
}

/** Adds what the file's own text says of the network, where the tensors could not. */
function finish(format: FileKind, { metadata: said = {}, ...network }: Read): WeightsFile {
  const { format: _, activations: __, outputs: meaning, ...metadata } = said;
  const activations = saidActivations(said, network.shape.hidden.length);
  const ours = metadata['source']?.startsWith('CartPole DQN') === true;
  return {
    ...network,
    shape: {
      ...network.shape,
      ...(activations === undefined ? {} : { activations }),
      ...(meaning === 'preferences' ? { outputs: meaning } : {}),
    },
    head: meaning === 'preferences' ? 'policy' : network.head,
    activationIsKnown: network.activationIsKnown || activations !== undefined || ours,
    metadata,
    format,
  };
}
