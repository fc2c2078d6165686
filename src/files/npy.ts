import { bytesPerNumber, DTYPES, toFloat32 } from './dtype.ts';
import { FileError, shapeText } from './error.ts';
import { networkFromTensors } from './network/find.ts';
import type { FoundNetwork } from './network/found.ts';
import { type FileTensor, transpose } from './network/tensor.ts';
import { NUMPY_DTYPES } from './pickle/allowed.ts';
import type { ZipEntry } from './zip.ts';

const ENTRY_LIMIT = 64 << 20;
const MAGIC_BYTES = 6;
const LONGEST_HEADER = 1 << 16;

/** Whether these are the entries of `numpy.savez`. */
export function isNpz(entries: readonly ZipEntry[]): boolean {
  return entries.length > 0 && entries.every(({ name }) => name.endsWith('.npy'));
}

/** The network in an archive of NumPy's arrays, in the order in which they were saved. @throws {FileError} */
export async function networkInNpz(entries: readonly ZipEntry[]): Promise<FoundNetwork> {
  const tensors: FileTensor[] = [];
  let left = ENTRY_LIMIT;
  for (const { path, read } of entries) {
    const bytes = await read(left);
    left -= bytes.length;
    tensors.push(decodeNpy(bytes, path.replace(/\.npy$/, '')));
  }
  return networkFromTensors({ tensors, isOrdered: true });
}

/** The network in a single array: a linear policy. @throws {FileError} */
export function networkInNpy(bytes: Uint8Array): FoundNetwork {
  return networkFromTensors({ tensors: [decodeNpy(bytes, 'array')], isOrdered: true });
}

/**
 * One array, https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html: magic, version, the header's length,
 * the header as a Python dict, the numbers.
 * @throws {FileError} npy-header, truncated; tensor-dtype when read
 */
function decodeNpy(bytes: Uint8Array, name: string): FileTensor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (
    bytes.length < 12 ||
    bytes[0] !== 0x93 ||
    new TextDecoder().decode(bytes.subarray(1, MAGIC_BYTES)) !== 'NUMPY'
  )
    throw new FileError('npy-header', { array: name, header: '' });
  const isLong = (bytes[MAGIC_BYTES] ?? 0) > 1;
  const length = isLong ? view.getUint32(8, true) : view.getUint16(8, true);
  const start = (isLong ? 12 : 10) + length;
  if (length > LONGEST_HEADER || start > bytes.length)
    throw new FileError('truncated', { where: name, actual: bytes.length, needed: start });
  const header = new TextDecoder().decode(bytes.subarray(start - length, start)).trim();
  const [, dtype] = /'descr'\s*:\s*'([^']{1,20})'/.exec(header) ?? [];
  const [, order] = /'fortran_order'\s*:\s*(True|False)/.exec(header) ?? [];
  const [, sizes] = /'shape'\s*:\s*\(([\d,\s]{0,100})\)/.exec(header) ?? [];
  if (dtype === undefined || order === undefined || sizes === undefined)
    throw new FileError('npy-header', { array: name, header });
  const shape = sizes.split(',').flatMap((text) => (text.trim() === '' ? [] : [Number(text)]));
  return {
    name,
    shape,
    read() {
      const known = dtype.startsWith('>') ? undefined : NUMPY_DTYPES[dtype.replace(/^[<|=]/, '')];
      if (known === undefined)
        throw new FileError('tensor-dtype', { tensor: name, dtype, expected: DTYPES.join(', ') });
      const expected = shape.reduce((product, each) => product * each, bytesPerNumber(known));
      if (bytes.length - start !== expected)
        throw new FileError('tensor-bytes', {
          tensor: name,
          dtype,
          shape: shapeText(shape),
          actual: bytes.length - start,
          expected,
        });
      const numbers = toFloat32(known, bytes.subarray(start));
      const [rows = 0, columns] = shape;
      // Column-major [rows, columns] is row-major [columns, rows].
      return order === 'True' && columns !== undefined ? transpose(numbers, columns, rows) : numbers;
    },
  };
}
