import { FileError } from './error.ts';

/** What a file of weights is, by who reads it. */
export const FILE_KINDS = [
  'safetensors',
  'tfjs',
  'onnx',
  'json',
  'pytorch',
  'stable-baselines3',
  'keras-h5',
  'keras',
  'numpy',
  'pickle',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** First bytes of files that people take for others; `?` is any byte. Source: Wikipedia, List of file signatures. */
const OTHER_KINDS: readonly (readonly [kind: string, start: string])[] = [
  ['PNG', '\x89PNG'],
  ['JPEG', '\xff\xd8\xff'],
  ['GIF', 'GIF8'],
  ['WebP', 'RIFF????WEBP'],
  ['WAV', 'RIFF????WAVE'],
  ['BMP', 'BM????\0\0\0\0'],
  ['TIFF', 'II*\0'],
  ['TIFF', 'MM\0*'],
  ['AVIF', '????ftypavif'],
  ['HEIC', '????ftyphei'],
  ['MP4', '????ftyp'],
  ['WebM', '\x1aE\xdf\xa3'],
  ['MP3', 'ID3'],
  ['SVG', '<svg'],
  ['HTML', '<!DOCTYPE'],
  ['HTML', '<html'],
  ['XML', '<?xml'],
  ['PDF', '%PDF'],
  ['GGUF', 'GGUF'],
  ['gzip', '\x1f\x8b'],
  ['bzip2', 'BZh'],
  ['xz', '\xfd7zXZ'],
  ['Zstandard', '\x28\xb5\x2f\xfd'],
  ['7-Zip', "7z\xbc\xaf'\x1c"],
  ['RAR', 'Rar!'],
  ['TensorFlow Lite', '????TFL3'],
  ['WebAssembly', '\0asm'],
  ['Linux', '\x7fELF'],
  ['Git LFS pointer', 'version https://git-lfs'],
];
/** A self-extracting zip begins with a program. */
const WINDOWS = 'MZ';

/**
 * What a file with weights is, by its bytes alone: names lie.
 * @returns 'zip' for an archive, which may hold any of several kinds
 * @throws {FileError} file-empty, not-weights, unknown-format
 */
export function detectKind(bytes: Uint8Array): FileKind | 'zip' {
  if (bytes.length === 0) throw new FileError('file-empty', {});
  const head = latin1(bytes.subarray(0, 64));
  // The header of a safetensors file is far shorter than 4 GB, so that bytes 4 to 7 of its length are 0.
  if (head[8] === '{' && head.slice(0, 8).includes('\0')) return 'safetensors';
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip';
  if (head.startsWith('\x89HDF\r\n\x1a\n')) return 'keras-h5';
  if (head.startsWith('\x93NUMPY')) return 'numpy';
  for (const [kind, start] of OTHER_KINDS)
    if (startsWith(head, start)) throw new FileError('not-weights', { kind });
  if (startsWith(head, WINDOWS)) {
    if (endsAsZip(bytes)) return 'zip';
    throw new FileError('not-weights', { kind: 'Windows' });
  }
  // Pickle's opcode PROTO, then the protocol: 2 since PyTorch 0.1.
  if (bytes[0] === 0x80 && isBetween(bytes[1], 2, 5)) return isOldTorch(bytes) ? 'pytorch' : 'pickle';
  if (/^(\xef\xbb\xbf)?\s*[{[]/.test(head)) return 'json';
  // ModelProto begins with its field 1, the IR version, a small number.
  if (bytes[0] === 0x08 && isBetween(bytes[1], 1, 31)) return 'onnx';
  if (endsAsZip(bytes)) return 'zip';
  throw new FileError('unknown-format', { bytes: bytes.length, start: head.slice(0, 16) });
}

/** The magic number of `torch.save` before PyTorch 1.6, a pickle of its own. */
function isOldTorch(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(2, 14)) === '\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19';
}

/** Whether an archive's last record stands near the end, as it does whatever stands before it. */
function endsAsZip(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at -= 1)
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 5 && bytes[at + 3] === 6)
      return true;
  return false;
}

function startsWith(head: string, start: string): boolean {
  for (let i = 0; i < start.length; i += 1) if (start[i] !== '?' && start[i] !== head[i]) return false;
  return true;
}

function isBetween(byte: number | undefined, low: number, high: number): boolean {
  return byte !== undefined && byte >= low && byte <= high;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
