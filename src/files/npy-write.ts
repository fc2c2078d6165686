import { concatenate } from './bytes.ts';
import { encodeZip } from './zip.ts';

/** An array of NumPy: its numbers and its shape. */
export interface NumpyArray {
  readonly data: Float32Array | Uint8Array | Int32Array;
  readonly shape: readonly number[];
  /** The bytes are truth values. */
  readonly isBoolean?: boolean;
}

/** Arrays under their names, as `numpy.savez` writes them. */
export function encodeNpz(arrays: Readonly<Record<string, NumpyArray>>): Uint8Array<ArrayBuffer> {
  return encodeZip(
    Object.fromEntries(Object.entries(arrays).map(([name, array]) => [`${name}.npy`, encodeNpy(array)])),
  );
}

/** Version 1.0, https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html; the data begins at a multiple of 64. */
function encodeNpy({ data, shape, isBoolean = false }: NumpyArray): Uint8Array {
  const dtype = isBoolean
    ? '|b1'
    : data instanceof Float32Array
      ? '<f4'
      : data instanceof Int32Array
        ? '<i4'
        : '|u1';
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const header = `{'descr': '${dtype}', 'fortran_order': False, 'shape': (${sizes}), }`;
  const padded = header.padEnd(Math.ceil((10 + header.length + 1) / 64) * 64 - 11);
  const start = new Uint8Array(10);
  start.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
  new DataView(start.buffer).setUint16(8, padded.length + 1, true);
  // Every machine that runs a browser is little-endian.
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return concatenate([start, new TextEncoder().encode(`${padded}\n`), bytes]);
}
