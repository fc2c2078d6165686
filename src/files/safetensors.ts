import * as v from 'valibot';
import { bytesPerNumber, DTYPES, isDtype, toBytes, toFloat32 } from './dtype.ts';
import { FileError, shapeText } from './error.ts';
import { anyObject, parseJson, stringMap, validate } from './json-text.ts';
import { networkFromTensors } from './network/find.ts';
import type { FoundNetwork } from './network/found.ts';
import type { Tensor } from './network/tensor.ts';
import { hasOwnOrder } from './network/write.ts';

/**
 * safetensors, https://github.com/huggingface/safetensors: a u64 (little-endian) with the header's length, the
 * header (JSON: name → dtype, shape, data_offsets), the tensors' bytes one after the other.
 */
export interface Safetensors {
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

const LENGTH_BYTES = 8;
const HEADER_LIMIT = 1 << 20;
const TENSOR_LIMIT = 1000;

/**
 * A float32 safetensors file as `safetensors.torch.save_file` writes it: names sorted, header padded with spaces
 * so that the data starts at a multiple of 8.
 */
export function encodeSafetensors(
  tensors: Iterable<{
    readonly name: string;
    readonly shape: readonly number[];
    readonly data: Float32Array;
  }>,
  metadata: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const sorted = [...tensors].sort((a, b) => (a.name < b.name ? -1 : 1));
  let offset = 0;
  const entries = sorted.map(({ name, shape, data }) => {
    const begin = offset;
    offset += data.length * 4;
    return [name, { dtype: 'F32', shape, data_offsets: [begin, offset] }] as const;
  });
  // transformers refuses files that do not say which framework's layout they have.
  const json = JSON.stringify({
    __metadata__: { format: 'pt', ...metadata },
    ...Object.fromEntries(entries),
  });
  const header = new TextEncoder().encode(json);
  const headerLength = Math.ceil(header.length / 8) * 8;

  const file = new Uint8Array(LENGTH_BYTES + headerLength + offset);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerLength), true);
  file.set(header, LENGTH_BYTES);
  file.fill(0x20, LENGTH_BYTES + header.length, LENGTH_BYTES + headerLength);
  sorted.forEach(({ data }, i) => {
    file.set(toBytes(data), LENGTH_BYTES + headerLength + (entries[i]?.[1].data_offsets[0] ?? 0));
  });
  return file;
}

/**
 * Reads anyone's safetensors file, with tensors of any type, and is as strict as the Rust original: the tensors
 * must cover the data exactly.
 * @throws {FileError}
 */
export async function decodeSafetensors(bytes: Uint8Array): Promise<Safetensors> {
  const headerLength = readHeaderLength(bytes);
  const header = await readHeader(bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + headerLength));
  const data = bytes.subarray(LENGTH_BYTES + headerLength);
  checkCoverage(header.entries, data.length);
  const tensors = header.entries.map(([name, entry]) => [name, openTensor(name, entry, data)] as const);
  return { tensors: new Map(tensors), metadata: header.metadata };
}

/** The network that acts in a safetensors file. @throws {FileError} */
export async function networkInSafetensors(
  bytes: Uint8Array,
): Promise<FoundNetwork & { readonly metadata: Readonly<Record<string, string>> }> {
  const { tensors, metadata } = await decodeSafetensors(bytes);
  const named = [...tensors].map(([name, tensor]) => ({ name, ...tensor }));
  return { ...networkFromTensors({ tensors: named, isOrdered: hasOwnOrder(named) }), metadata };
}

function readHeaderLength(bytes: Uint8Array): number {
  if (bytes.length < LENGTH_BYTES)
    throw new FileError('truncated', { where: 'safetensors', actual: bytes.length, needed: LENGTH_BYTES });
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (length < 2n || length > BigInt(HEADER_LIMIT))
    throw new FileError('header-length', {
      length: String(length),
      bytes: bytes.length,
      limit: Math.max(2, Math.min(HEADER_LIMIT, bytes.length - LENGTH_BYTES)),
    });
  const needed = LENGTH_BYTES + Number(length);
  if (bytes.length < needed)
    throw new FileError('truncated', { where: 'safetensors header', actual: bytes.length, needed });
  return Number(length);
}

const size = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const tensorEntry = v.strictObject({
  dtype: v.string(),
  shape: v.pipe(v.array(size), v.maxLength(8)),
  data_offsets: v.strictTuple([size, size]),
});
type TensorEntry = v.InferOutput<typeof tensorEntry>;
const WHERE = 'safetensors header';

async function readHeader(bytes: Uint8Array): Promise<{
  metadata: Readonly<Record<string, string>>;
  entries: [string, TensorEntry][];
}> {
  const json = await parseJson(bytes, WHERE, {
    bytes: HEADER_LIMIT,
    depth: 8,
    lists: 10_000,
    values: 50_000,
  });
  const { __metadata__: metadata = {}, ...rest } = validate(anyObject, json, WHERE);
  const names = Object.keys(rest);
  if (names.length > TENSOR_LIMIT)
    throw new FileError('tensor-count', { where: WHERE, count: names.length, limit: TENSOR_LIMIT });
  return {
    metadata: validate(stringMap, metadata, `${WHERE} __metadata__`),
    entries: names.map((name) => [name, validate(tensorEntry, rest[name], `${WHERE} ${name}`)]),
  };
}

function checkCoverage(entries: readonly [string, TensorEntry][], available: number): void {
  const inOrder = entries
    .map(
      ([
        name,
        {
          data_offsets: [begin, end],
        },
      ]) => ({ name, begin, end }),
    )
    .sort((a, b) => a.begin - b.begin || a.end - b.end);
  let previous = { name: '', end: 0 };
  for (const { name, begin, end } of inOrder) {
    if (end < begin) throw new FileError('tensor-range', { tensor: name, begin, end, available });
    if (begin < previous.end)
      throw new FileError('tensors-overlap', { first: previous.name, second: name, position: begin });
    if (begin > previous.end) throw new FileError('tensor-gap', { begin: previous.end, end: begin });
    if (end > available)
      throw new FileError('truncated', { where: `safetensors ${name}`, actual: available, needed: end });
    previous = { name, end };
  }
  if (previous.end < available) throw new FileError('tensor-gap', { begin: previous.end, end: available });
}

function openTensor(name: string, entry: TensorEntry, data: Uint8Array): Tensor {
  const {
    dtype,
    shape,
    data_offsets: [begin, end],
  } = entry;
  if (isDtype(dtype)) {
    const expected = shape.reduce((product, length) => product * length, bytesPerNumber(dtype));
    if (expected !== end - begin)
      throw new FileError('tensor-bytes', {
        tensor: name,
        dtype,
        shape: shapeText(shape),
        actual: end - begin,
        expected,
      });
  }
  return {
    shape,
    read() {
      if (!isDtype(dtype))
        throw new FileError('tensor-dtype', { tensor: name, dtype, expected: DTYPES.join(', ') });
      return toFloat32(dtype, data.subarray(begin, end));
    },
  };
}
