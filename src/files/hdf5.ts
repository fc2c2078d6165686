import { Dataset, File, Group } from 'jsfive';
import { FileError } from './error.ts';
import type { FileTensor } from './network/tensor.ts';

/** The largest tensor that a network which can play has. */
const MOST_NUMBERS = 2048 * 2048;
const DEEPEST = 12;
const MOST_GROUPS = 2000;

/** An HDF5 file's datasets and attributes; whatever jsfive makes of a damaged one is an error of the file. */
export interface Hdf5 {
  /** Every dataset, in the order of the file's own lists, its path as its name without the first slash. */
  readonly tensors: readonly FileTensor[];
  /** An attribute's text; undefined where there is none. */
  text(group: string, attribute: string): string | undefined;
  /** An attribute's texts; undefined where there is none. */
  texts(group: string, attribute: string): readonly string[] | undefined;
}

/** @throws {FileError} hdf5-damaged */
export function decodeHdf5(bytes: Uint8Array): Hdf5 {
  const file = orDamaged(() => new File(bytes.slice().buffer));
  const tensors: FileTensor[] = [];
  let groups = 0;
  const walk = (group: Group, path: string, depth: number) => {
    groups += 1;
    if (depth > DEEPEST || groups > MOST_GROUPS) throw new FileError('hdf5-damaged', { reason: path });
    for (const key of group.keys) {
      const below = path === '' ? key : `${path}/${key}`;
      const item = group.get(key);
      if (item instanceof Dataset) tensors.push(tensorOf(item, below));
      else if (item instanceof Group) walk(item, below, depth + 1);
    }
  };
  orDamaged(() => walk(file, '', 0));
  const attribute = (group: string, name: string): unknown =>
    orDamaged(() => {
      const at = group === '' ? file : file.get(group);
      return at instanceof Group ? at.attrs[name] : undefined;
    });
  return {
    tensors,
    text(group, name) {
      const value = attribute(group, name);
      return typeof value === 'string' ? withoutPadding(value) : undefined;
    },
    texts(group, name) {
      const value = attribute(group, name);
      return Array.isArray(value)
        ? value.map((item: unknown) => (typeof item === 'string' ? withoutPadding(item) : ''))
        : undefined;
    },
  };
}

function tensorOf(dataset: Dataset, name: string): FileTensor {
  const shape = [...dataset.shape];
  return {
    name,
    shape,
    read: () => {
      const count = shape.reduce((product, length) => product * length, 1);
      const dtype = orDamaged(() => String(dataset.dtype));
      if (!/^[<|][fi][248]$/.test(dtype))
        throw new FileError('tensor-dtype', { tensor: name, dtype, expected: '<f4, <f8, <f2' });
      if (!(count <= MOST_NUMBERS)) throw new FileError('hdf5-damaged', { reason: name });
      const value = orDamaged(() => dataset.value);
      if (!Array.isArray(value) || value.length !== count)
        throw new FileError('hdf5-damaged', { reason: name });
      return Float32Array.from(value, Number);
    },
  };
}

function orDamaged<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError('hdf5-damaged', { reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Fixed-length strings of HDF5 are filled up with zeros. */
function withoutPadding(text: string): string {
  return text.replace(/\0+$/, '');
}
