import {
  configure,
  type FileEntry,
  Uint8ArrayReader,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { type Zippable, zipSync } from 'fflate';
import { FileError } from './error.ts';

/** A file in a zip archive; its bytes are unpacked only when asked for. */
export interface ZipEntry {
  /** With its folders, `archive/data/0`. */
  readonly path: string;
  /** Without them. */
  readonly name: string;
  /**
   * The unpacked bytes, their checksum compared.
   * @param limit most bytes that it may unpack to
   * @throws {FileError} zip-entry-too-large, zip-unsupported, zip-damaged
   */
  read(limit: number): Promise<Uint8Array>;
}

/** PyTorch keeps each tensor in an entry of its own; the deepest network with its target and optimiser has some 100. */
const ENTRY_LIMIT = 2000;
/** The earliest date a zip can hold, so that the same weights always give the same file. */
const EPOCH = '1980-01-01T00:00:00';

/** JSON and text are deflated; weights, which do not shrink, are stored. */
export function encodeZip(files: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> {
  const entries: Zippable = {};
  for (const [name, bytes] of Object.entries(files))
    entries[name] = [bytes, { level: /\.(json|md|csv|yml|txt)$/.test(name) ? 6 : 0 }];
  return zipSync(entries, { mtime: EPOCH });
}

configure({ useWebWorkers: false }); // whoever reads files is in a worker already

/**
 * Lists a zip archive, whatever stands before or after it (a self-extractor, a comment), zip64 included.
 * @throws {FileError} zip-damaged, zip-entry-count
 */
export async function decodeZip(bytes: Uint8Array): Promise<readonly ZipEntry[]> {
  const entries: ZipEntry[] = [];
  try {
    for await (const entry of new ZipReader(new Uint8ArrayReader(bytes)).getEntriesGenerator()) {
      if (entries.length >= ENTRY_LIMIT) throw new FileError('zip-entry-count', { limit: ENTRY_LIMIT });
      if (entry.directory) continue;
      const path = entry.filename;
      entries.push({ path, name: path.replace(/^.*[/\\]/s, ''), read: (limit) => unpack(entry, limit) });
    }
  } catch (error) {
    throw error instanceof FileError ? error : new FileError('zip-damaged', { where: messageOf(error) });
  }
  return entries;
}

const STORED = 0;
const DEFLATED = 8;

async function unpack(entry: FileEntry, limit: number): Promise<Uint8Array> {
  const { filename, compressionMethod, uncompressedSize } = entry;
  const unsupported = entry.encrypted
    ? 'encryption'
    : compressionMethod !== STORED && compressionMethod !== DEFLATED
      ? `method ${compressionMethod}`
      : undefined;
  if (unsupported !== undefined)
    throw new FileError('zip-unsupported', { entry: filename, feature: unsupported });
  if (uncompressedSize > limit)
    throw new FileError('zip-entry-too-large', { entry: filename, bytes: uncompressedSize, limit });
  const unpacked = new Uint8Array(uncompressedSize);
  let length = 0;
  const writable = new WritableStream<Uint8Array>({
    write(chunk) {
      if (length + chunk.length > uncompressedSize) throw new FileError('zip-damaged', { where: filename });
      unpacked.set(chunk, length);
      length += chunk.length;
    },
  });
  try {
    await entry.getData({ writable }, { checkSignature: true });
  } catch {
    // What went wrong in there, a wrong code or a wrong checksum, helps nobody.
    throw new FileError('zip-damaged', { where: filename });
  }
  if (length !== uncompressedSize) throw new FileError('zip-damaged', { where: filename });
  return unpacked;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
