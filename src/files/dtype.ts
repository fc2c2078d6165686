/** Bytes of one number of each type that weights may come in, under safetensors' names. */
const BYTES_PER_NUMBER = { F64: 8, F32: 4, F16: 2, BF16: 2, I64: 8, I32: 4 } as const;

export type Dtype = keyof typeof BYTES_PER_NUMBER;
export const DTYPES = ['F32', 'F16', 'BF16', 'F64', 'I32', 'I64'] as const satisfies readonly Dtype[];

export function isDtype(name: string): name is Dtype {
  return Object.hasOwn(BYTES_PER_NUMBER, name);
}

export function bytesPerNumber(dtype: Dtype): number {
  return BYTES_PER_NUMBER[dtype];
}

/** Little-endian numbers of type `dtype`, at any byte offset, as float32 (rounded to nearest where it is narrower). */
export function toFloat32(dtype: Dtype, bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = BYTES_PER_NUMBER[dtype];
  const read = READERS[dtype];
  const numbers = new Float32Array(bytes.byteLength / size);
  for (let i = 0; i < numbers.length; i += 1) numbers[i] = read(view, i * size);
  return numbers;
}

/** Float32 numbers as little-endian bytes. */
export function toBytes(numbers: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(numbers.length * 4);
  const view = new DataView(bytes.buffer);
  numbers.forEach((number, i) => {
    view.setFloat32(i * 4, number, true);
  });
  return bytes;
}

const READERS: Readonly<Record<Dtype, (view: DataView, at: number) => number>> = {
  F64: (view, at) => view.getFloat64(at, true),
  F32: (view, at) => view.getFloat32(at, true),
  F16: (view, at) => halfToNumber(view.getUint16(at, true)),
  BF16: (view, at) => bfloat16ToNumber(view.getUint16(at, true)),
  I64: (view, at) => Number(view.getBigInt64(at, true)),
  I32: (view, at) => view.getInt32(at, true),
};

/** IEEE 754 binary16: 1 sign, 5 exponent, 10 fraction bits. (`DataView.getFloat16` is too new: Safari 18.2, Node 24.) */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const word = new DataView(new ArrayBuffer(4));

/** bfloat16 is the upper half of a float32. */
function bfloat16ToNumber(bits: number): number {
  word.setUint32(0, bits * 0x1_0000);
  return word.getFloat32(0);
}
