import { Inflate, type Zippable, zipSync } from 'fflate';
import { crc32 } from './crc32.ts';
import { FileError } from './error.ts';

/** A file in a zip archive; its bytes are unpacked only when asked for. */
export interface ZipEntry {
  /** Without folders. */
  readonly name: string;
  /**
   * The unpacked bytes, their checksum compared.
   * @param limit most bytes that it may unpack to
   * @throws {FileError} zip-entry-too-large, zip-unsupported, zip-damaged
   */
  read(limit: number): Uint8Array;
}

const ENTRY_LIMIT = 64;
/** The earliest date a zip can hold, so that the same weights always give the same file. */
const EPOCH = '1980-01-01T00:00:00';

/** JSON is deflated; weights, which do not shrink, are stored. */
export function encodeZip(files: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> {
  const entries: Zippable = {};
  for (const [name, bytes] of Object.entries(files))
    entries[name] = [bytes, { level: name.endsWith('.json') ? 6 : 0 }];
  return zipSync(entries, { mtime: EPOCH });
}

// Offsets and signatures: PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
const LOCAL_SIGNATURE = 0x0403_4b50;
const CENTRAL_SIGNATURE = 0x0201_4b50;
const END_SIGNATURE = 0x0605_4b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

/**
 * Lists a zip archive by its central directory. (fflate's own `unzipSync` trusts the sizes that it finds there.)
 * @throws {FileError} zip-damaged, zip-entry-count
 */
export function decodeZip(bytes: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > ENTRY_LIMIT) throw new FileError('zip-entry-count', { count, limit: ENTRY_LIMIT });
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i += 1) {
    const header = readCentralHeader(view, at, end);
    if (!header.path.endsWith('/'))
      entries.push({
        name: header.path.replace(/^.*[/\\]/s, ''),
        read: (limit) => unpack(bytes, view, header, limit),
      });
    at = header.next;
  }
  return entries;
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1)
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  throw new FileError('zip-damaged', { where: 'end of central directory' });
}

interface CentralHeader {
  readonly path: string;
  readonly flags: number;
  readonly method: number;
  readonly checksum: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly localHeader: number;
  readonly next: number;
}

function readCentralHeader(view: DataView, at: number, end: number): CentralHeader {
  if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL_SIGNATURE)
    throw new FileError('zip-damaged', { where: `central directory, ${at}` });
  const nameBytes = view.getUint16(at + 28, true);
  const next = at + CENTRAL_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > end) throw new FileError('zip-damaged', { where: `central directory, ${at}` });
  return {
    path: new TextDecoder().decode(
      new Uint8Array(view.buffer, view.byteOffset + at + CENTRAL_BYTES, nameBytes),
    ),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    checksum: view.getUint32(at + 16, true),
    packedBytes: view.getUint32(at + 20, true),
    bytes: view.getUint32(at + 24, true),
    localHeader: view.getUint32(at + 42, true),
    next,
  };
}

function unpack(archive: Uint8Array, view: DataView, header: CentralHeader, limit: number): Uint8Array {
  const { path, method, packedBytes, localHeader } = header;
  if (header.flags & 1) throw new FileError('zip-unsupported', { entry: path, feature: 'encryption' });
  if (method !== STORED && method !== DEFLATED)
    throw new FileError('zip-unsupported', { entry: path, feature: `method ${method}` });
  if (header.bytes > limit)
    throw new FileError('zip-entry-too-large', { entry: path, bytes: header.bytes, limit });
  // No encoder makes data longer than a few bytes per 64 KB; only an attack does, to keep us busy.
  if (packedBytes > header.bytes * 1.01 + 1024) throw new FileError('zip-damaged', { where: path });
  if (localHeader + LOCAL_BYTES > archive.length || view.getUint32(localHeader, true) !== LOCAL_SIGNATURE)
    throw new FileError('zip-damaged', { where: path });
  const start =
    localHeader +
    LOCAL_BYTES +
    view.getUint16(localHeader + 26, true) +
    view.getUint16(localHeader + 28, true);
  if (start + packedBytes > archive.length)
    throw new FileError('truncated', { where: path, actual: archive.length, needed: start + packedBytes });

  const packed = archive.subarray(start, start + packedBytes);
  const unpacked = method === STORED ? packed : inflate(packed, header);
  if (unpacked.length !== header.bytes || crc32(unpacked) !== header.checksum)
    throw new FileError('zip-damaged', { where: path });
  return unpacked;
}

/** Inflate at most multiplies by 1032, so a slice gives less than 5 MB before its size is looked at. */
const SLICE = 4096;

function inflate(packed: Uint8Array, { path, bytes }: CentralHeader): Uint8Array {
  const unpacked = new Uint8Array(bytes);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > bytes) throw new FileError('zip-damaged', { where: path });
    unpacked.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length; at += SLICE)
      stream.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length);
  } catch {
    // fflate says only what kind of code was invalid, not where.
    throw new FileError('zip-damaged', { where: path });
  }
  return unpacked.subarray(0, length);
}
