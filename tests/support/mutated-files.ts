import { zipSync } from 'fflate';
import type { Random } from '../../src/core/random.ts';
import { isCheckpoint } from '../../src/files/checkpoint.ts';
import { encodeTfjsFiles } from '../../src/files/tfjs-model.ts';
import { headerEnd, headerText, withHeader } from './checkpoint.ts';
import { rawSafetensors } from './safetensors-file.ts';
import type { SoundFile } from './sound-files.ts';
import { sampleWeights } from './weights.ts';

type Mutation = (bytes: Uint8Array, random: Random, others: readonly SoundFile[]) => Uint8Array;

const NASTY_BYTES = [0x00, 0x01, 0x7f, 0x80, 0xff, 0x22, 0x5b, 0x7b, 0x2c, 0x3a];
const NASTY_JSON = [
  'null',
  'true',
  '-1',
  '1e999',
  '1.5',
  '4294967296',
  '9007199254740993',
  '""',
  '[]',
  '{}',
  'NaN',
];
const NASTY_TEXT = [
  '"__proto__":',
  '"fc1.weight":',
  '"F32"',
  '"BF16"',
  '"relu"',
  '{"a":'.repeat(100),
  '['.repeat(100),
];
/** What stands in the place of one value: an object that is no text, lists that are deep or many. */
const NASTY_VALUES = [
  '{}',
  '[]',
  '{"toString":1,"valueOf":1}',
  '{"__proto__":{"length":9}}',
  '[[[[[[[[[[0]]]]]]]]]]',
  `${'['.repeat(25_000)}${']'.repeat(25_000)}`,
  `${'{"a":'.repeat(5000)}0${'}'.repeat(5000)}`,
  `[${'[],'.repeat(15_000)}0]`,
];

/** Ways to spoil a file: by hardware and transport, and by someone who knows the formats. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  truncate: (bytes, random) => bytes.slice(0, random.integer(bytes.length)),
  flipBits: (bytes, random) =>
    edit(bytes, random, 1 + random.integer(8), (byte) => byte ^ (1 << random.integer(8))),
  flipBitsNearStart: (bytes, random) => {
    const copy = bytes.slice();
    const at = random.integer(Math.min(600, bytes.length));
    copy[at] = (copy[at] ?? 0) ^ (1 << random.integer(8));
    return copy;
  },
  nastyBytes: (bytes, random) => edit(bytes, random, 1 + random.integer(16), () => pick(NASTY_BYTES, random)),
  fill: (bytes, random) => {
    const start = random.integer(bytes.length);
    return bytes.slice().fill(pick(NASTY_BYTES, random), start, start + random.integer(300));
  },
  remove: (bytes, random) => {
    const start = random.integer(bytes.length);
    return splice(bytes, start, start + 1 + random.integer(64), new Uint8Array());
  },
  insert: (bytes, random) => {
    const start = random.integer(bytes.length);
    const added = Uint8Array.from({ length: 1 + random.integer(64) }, () => random.integer(256));
    return splice(bytes, start, start, added);
  },
  repeatPart: (bytes, random) => {
    const start = random.integer(bytes.length);
    const part = bytes.subarray(start, start + random.integer(2000));
    return splice(bytes, start, start, part);
  },
  append: (bytes, random) =>
    splice(bytes, bytes.length, bytes.length, new Uint8Array(1 + random.integer(100))),
  splice: (bytes, random, others) => {
    const other = pick(others, random).bytes;
    return splice(
      bytes,
      random.integer(bytes.length),
      bytes.length,
      other.subarray(random.integer(other.length)),
    );
  },
  hugeInteger: (bytes, random) => {
    const copy = bytes.slice();
    const view = new DataView(copy.buffer);
    const huge = pick([0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0x0400_0000], random);
    view.setUint32(random.integer(Math.max(1, Math.min(copy.length, 2000) - 4)), huge, true);
    return copy;
  },
  hugeIntegerNearEnd: (bytes, random) => {
    const copy = bytes.slice();
    const view = new DataView(copy.buffer);
    const huge = pick([0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0x0010_0000], random);
    view.setUint32(Math.max(0, copy.length - 4 - random.integer(Math.min(copy.length, 200))), huge, true);
    return copy;
  },
  notANumber: (bytes, random) => {
    const copy = bytes.slice();
    const at = Math.max(0, Math.floor(random.integer(copy.length) / 4) * 4 - 4);
    new DataView(copy.buffer).setFloat32(at, pick([Number.NaN, Number.POSITIVE_INFINITY], random), true);
    return copy;
  },
  jsonNumbers: (bytes, random) => editText(bytes, random, /-?\d+(\.\d+)?(e-?\d+)?/g, NASTY_JSON),
  jsonStrings: (bytes, random) => editText(bytes, random, /"[^"]*"/g, [...NASTY_TEXT, ...NASTY_JSON]),
  jsonValues: (bytes, random) =>
    editText(bytes, random, /(?<=[:,[]\s*)("[^"]*"|-?\d+(\.\d+)?(e-?\d+)?|true|false|null)/g, NASTY_VALUES),
  jsonBrackets: (bytes, random) => editText(bytes, random, /[[\]{}:,]/g, ['', '[', ']', '{', '}', ':', ',']),
};

/** A random mutation, or a few one after the other; then its checksum is put right, as a forger would. */
export function mutate(
  file: SoundFile,
  random: Random,
  others: readonly SoundFile[],
): { readonly how: string; readonly bytes: Uint8Array } {
  const how: string[] = [];
  let bytes = file.bytes;
  do {
    const name = pick(Object.keys(MUTATIONS), random);
    how.push(name);
    if (bytes.length > 8) bytes = MUTATIONS[name]?.(bytes, random, others) ?? bytes;
  } while (random.integer(4) === 0);
  return { how: how.join('+'), bytes: file.repair?.(bytes) ?? bytes };
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[random.integer(items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

function edit(
  bytes: Uint8Array,
  random: Random,
  times: number,
  change: (byte: number) => number,
): Uint8Array {
  const copy = bytes.slice();
  for (let i = 0; i < times; i += 1) {
    const at = random.integer(copy.length);
    copy[at] = change(copy[at] ?? 0);
  }
  return copy;
}

function splice(bytes: Uint8Array, start: number, end: number, added: Uint8Array): Uint8Array {
  const rest = bytes.subarray(Math.min(end, bytes.length));
  const result = new Uint8Array(start + added.length + rest.length);
  result.set(bytes.subarray(0, start));
  result.set(added, start);
  result.set(rest, start + added.length);
  return result;
}

/**
 * Replaces one match of `pattern` in the file's text: in a JSON file, or in the header of a safetensors file or a
 * checkpoint (its length put right again), or in the model.json of a zip (zipped again). Other files get the text
 * written over.
 */
function editText(
  bytes: Uint8Array,
  random: Random,
  pattern: RegExp,
  replacements: readonly string[],
): Uint8Array {
  const change = (text: string) => {
    const matches = [...text.slice(0, 20_000).matchAll(pattern)];
    const match = matches[random.integer(Math.max(1, matches.length))];
    const replacement = pick(replacements, random);
    if (match === undefined) return text;
    return text.slice(0, match.index) + replacement + text.slice(match.index + match[0].length);
  };
  if (bytes[0] === 0x7b) return new TextEncoder().encode(change(new TextDecoder().decode(bytes)));
  if (bytes[8] === 0x7b) {
    const end = 8 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    return rawSafetensors(change(new TextDecoder().decode(bytes.subarray(8, end))), bytes.subarray(end));
  }
  if (isCheckpoint(bytes) && headerEnd(bytes) <= bytes.length)
    return withHeader(bytes, new TextEncoder().encode(change(headerText(bytes))));
  if (bytes[0] === 0x50) {
    const { 'model.json': model, ...rest } = encodeTfjsFiles(sampleWeights([3, 5]));
    return zipSync({
      'model.json': new TextEncoder().encode(change(new TextDecoder().decode(model))),
      ...rest,
    });
  }
  const text = new TextEncoder().encode(pick(replacements, random));
  const at = random.integer(bytes.length);
  return splice(bytes, at, at + text.length, text);
}
