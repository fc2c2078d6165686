import { FileError, listText } from './error.ts';
import { networkFromTensors } from './network/find.ts';
import type { FoundNetwork } from './network/found.ts';
import type { FileTensor } from './network/tensor.ts';
import type { BuildRules } from './pickle/allowed.ts';
import { readPickle } from './pickle/machine.ts';
import type { PickleBytes } from './pickle/reader.ts';
import { pickledTensors } from './pickle/tensors.ts';
import {
  PickledList,
  PickledName,
  PickledStorage,
  PickledTuple,
  type PickledValue,
} from './pickle/values.ts';
import type { ZipEntry } from './zip.ts';

/** Of all storages together, unpacked. */
const STORAGE_LIMIT = 128 << 20;
const PICKLE_LIMIT = 16 << 20;

/** Whether these are the entries of `torch.save`, or of `torch.jit.save`. */
export function isTorchZip(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ name }) => name === 'data.pkl');
}

/**
 * The network in a file of `torch.save` (a zip since PyTorch 1.6): a bare `state_dict`, or one under any key of a
 * checkpoint. Its pickle is read, never run.
 * @throws {FileError}
 */
export async function networkInTorchZip(entries: readonly ZipEntry[]): Promise<FoundNetwork> {
  return networkFromTensors({ tensors: await tensorsInTorchZip(entries), isOrdered: true });
}

export async function tensorsInTorchZip(entries: readonly ZipEntry[]): Promise<FileTensor[]> {
  const pickle = entries.find(({ name }) => name === 'data.pkl');
  if (pickle === undefined) throw new FileError('zip-entry-missing', { entry: 'data.pkl', found: '–' });
  const folder = pickle.path.slice(0, -'data.pkl'.length);
  if (entries.some(({ path }) => path.startsWith(`${folder}code/`))) throw new FileError('torchscript', {});
  const byteOrder = entries.find(({ path }) => path === `${folder}byteorder`);
  if (byteOrder !== undefined && new TextDecoder().decode(await byteOrder.read(16)) === 'big')
    throw new FileError('big-endian', {});
  const stored = new Map(entries.map((entry) => [entry.path, entry]));
  const loaded = new Map<string, Uint8Array>();
  const { value } = readPickle(await pickle.read(PICKLE_LIMIT), 0, {
    persistent: (id, input) => {
      const { key, dtype } = storageId(id, input);
      const path = `${folder}data/${key}`;
      return new PickledStorage({ dtype, path, bytes: () => loaded.get(path) ?? input.fail() });
    },
    nested,
  });
  const tensors = pickledTensors(value);
  let left = STORAGE_LIMIT;
  for (const { storage } of tensors) {
    if (storage.path === null || loaded.has(storage.path)) continue;
    const entry = stored.get(storage.path);
    if (entry === undefined)
      throw new FileError('zip-entry-missing', { entry: storage.path, found: listText(stored.keys()) });
    const bytes = await entry.read(left);
    left -= bytes.length;
    loaded.set(storage.path, bytes);
  }
  return tensors;
}

/** Pickle's opcodes PROTO 2 and LONG1, then PyTorch's magic number of before 1.6. */
const LEGACY_START = [
  0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e,
];

/**
 * The network in any other pickle: `torch.save` before PyTorch 1.6, or Python's own `pickle.dump` of arrays or tensors.
 * @throws {FileError}
 */
export function networkInPickle(bytes: Uint8Array): FoundNetwork {
  const value = isLegacy(bytes)
    ? readLegacy(bytes)
    : readPickle(bytes, 0, { persistent: noStorage, nested }).value;
  return networkFromTensors({ tensors: pickledTensors(value), isOrdered: true });
}

function isLegacy(bytes: Uint8Array): boolean {
  return LEGACY_START.every((byte, i) => bytes[i] === byte);
}

/**
 * `torch.save` before 1.6: pickles of a magic number, a version, the machine, the object and the storages' keys, then
 * each storage as its count of numbers (int64) and the numbers.
 */
function readLegacy(bytes: Uint8Array): PickledValue {
  const storages = new Map<string, { readonly dtype: string; readonly count: number; bytes: Uint8Array }>();
  const rules: BuildRules = {
    persistent: (id, input) => {
      const { key, dtype, count } = storageId(id, input);
      const storage = storages.get(key) ?? { dtype, count, bytes: new Uint8Array() };
      storages.set(key, storage);
      return new PickledStorage({ dtype, path: null, bytes: () => storage.bytes });
    },
    nested,
  };
  let at = 0;
  const next = () => {
    const { value, end } = readPickle(bytes, at, rules);
    at = end;
    return value;
  };
  for (const _ of ['magic number', 'version', 'machine']) next();
  const object = next();
  const keys = next();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const key of keys instanceof PickledList ? keys.items : []) {
    const storage = storages.get(String(key));
    const size = storage === undefined ? undefined : SIZES[storage.dtype];
    if (storage === undefined || size === undefined || at + 8 > bytes.length)
      throw new FileError('pickle-damaged', { position: at });
    const needed = at + 8 + Number(view.getBigInt64(at, true)) * size;
    if (!(needed >= at + 8 && needed <= bytes.length))
      throw new FileError('truncated', { where: `storage ${key}`, actual: bytes.length, needed });
    storage.bytes = bytes.subarray(at + 8, needed);
    at = needed;
  }
  return object;
}

/** `torch.storage._load_from_bytes`: a storage inside a plain pickle is a small file of its own. */
function nested(bytes: Uint8Array, input: PickleBytes): PickledValue {
  return isLegacy(bytes) ? readLegacy(bytes) : input.fail();
}

function noStorage(_: PickledValue, input: PickleBytes): never {
  return input.fail();
}

/** PyTorch's storage types → safetensors' number types. */
const DTYPES: Readonly<Record<string, string>> = {
  DoubleStorage: 'F64',
  FloatStorage: 'F32',
  HalfStorage: 'F16',
  BFloat16Storage: 'BF16',
  LongStorage: 'I64',
  IntStorage: 'I32',
};
/** Bytes of one number, those that no weights have included: their storages are skipped. */
const SIZES: Readonly<Record<string, number>> = {
  F64: 8,
  F32: 4,
  F16: 2,
  BF16: 2,
  I64: 8,
  I32: 4,
  ShortStorage: 2,
  CharStorage: 1,
  ByteStorage: 1,
  BoolStorage: 1,
};

/** `('storage', type, key, device, count)`. */
function storageId(id: PickledValue, input: PickleBytes) {
  if (!(id instanceof PickledTuple)) return input.fail();
  const [word, type, key, , count] = id.items;
  if (word !== 'storage' || !(type instanceof PickledName) || typeof count !== 'number') return input.fail();
  const name = type.name.replace(/^.*\./, '');
  return { key: String(key), dtype: DTYPES[name] ?? name, count };
}
