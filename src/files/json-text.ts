import * as v from 'valibot';
import { FileError } from './error.ts';

export interface JsonLimits {
  /** Of the text, in bytes. */
  readonly bytes: number;
  /** Levels of nested objects and arrays. */
  readonly depth: number;
  /** Objects and arrays altogether: each costs far more memory than its text. */
  readonly lists: number;
  /** Members and elements altogether. */
  readonly values: number;
}

/**
 * Parses UTF-8 JSON of a stranger: first a pass that allocates next to nothing and checks numbers, depth and
 * doubled keys, pausing now and then, so that a page stays alive; then `JSON.parse`.
 * @param where names the text in errors: 'model.json'.
 * @throws {FileError} not-utf8, json-syntax, json-too-deep, json-too-long, json-too-many-values,
 *   json-duplicate-key
 */
export async function parseJson(bytes: Uint8Array, where: string, limits: JsonLimits): Promise<unknown> {
  const text = decodeText(bytes, where, limits);
  const seen = { nonFinite: false };
  for (const _ of checkStructure(text, where, limits, seen))
    await new Promise((resolve) => setTimeout(resolve));
  return parseChecked(seen.nonFinite ? withoutNaN(text) : text, where);
}

/** The same in one go: for texts so short that there is nothing to pause for. @throws {FileError} as `parseJson` */
export function parseShortJson(bytes: Uint8Array, where: string, limits: JsonLimits): unknown {
  const text = decodeText(bytes, where, limits);
  const seen = { nonFinite: false };
  for (const _ of checkStructure(text, where, limits, seen));
  return parseChecked(seen.nonFinite ? withoutNaN(text) : text, where);
}

/** An object that is no array. */
export const anyObject = v.pipe(
  v.custom<Record<string, unknown>>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'Object',
  ),
);

/** Metadata: text under text; what is under `__proto__`, `prototype` or `constructor` is left out. */
export const stringMap = v.record(v.string(), v.string());

/**
 * `value` as `schema` describes it.
 * @throws {FileError} field-missing or field-invalid for the first field that differs
 */
export function validate<const Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  where: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = v.getDotPath(issue) ?? '/';
  if (issue.received === 'undefined') throw new FileError('field-missing', { where, field });
  throw new FileError('field-invalid', {
    where,
    field,
    received: issue.received,
    expected: issue.expected ?? issue.message,
  });
}

function decodeText(bytes: Uint8Array, where: string, limits: JsonLimits): string {
  if (bytes.length > limits.bytes)
    throw new FileError('json-too-long', { where, bytes: bytes.length, limit: limits.bytes });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileError('not-utf8', { where });
  }
}

function parseChecked(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FileError('json-syntax', {
      where,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}

/** Python's `json.dump` writes NaN and Infinity, which JSON has not: `null`, as others write them, stands for both. */
function withoutNaN(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (token) =>
    token.startsWith('"') ? token : 'null',
  );
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const LETTER_I = 0x49;
const LETTER_N = 0x4e;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** So many characters take some 10 ms. */
const SLICE = 1 << 20;

/** Yields after every slice. @param seen is told of an N or I outside strings, with which NaN and Infinity begin. */
function* checkStructure(
  text: string,
  where: string,
  limits: JsonLimits,
  seen: { nonFinite: boolean },
): Generator<void> {
  /** The keys seen so far of each open object; undefined for an array. */
  const open: (Set<string> | undefined)[] = [];
  let values = 1;
  let lists = 0;
  let stringStart = 0;
  let stringEnd = 0;
  let pause = SLICE;
  for (let i = 0; i < text.length; i += 1) {
    const character = text.charCodeAt(i);
    if (character === QUOTE) {
      stringStart = i + 1;
      stringEnd = endOfString(text, stringStart);
      i = stringEnd;
    } else if (character === COMMA) {
      values += 1;
      if (values > limits.values)
        throw new FileError('json-too-many-values', { where, limit: limits.values });
    } else if (character === OPEN_BRACE || character === OPEN_BRACKET) {
      lists += 1;
      if (lists > limits.lists) throw new FileError('json-too-many-values', { where, limit: limits.lists });
      open.push(character === OPEN_BRACE ? new Set() : undefined);
      if (open.length > limits.depth)
        throw new FileError('json-too-deep', { where, limit: limits.depth, position: i });
    } else if (character === LETTER_N || character === LETTER_I) {
      seen.nonFinite = true;
    } else if (character === CLOSE_BRACE || character === CLOSE_BRACKET) {
      open.pop();
    } else if (character === COLON) {
      const key = text.slice(stringStart, stringEnd);
      const keys = open.at(-1);
      if (keys?.has(key))
        throw new FileError('json-duplicate-key', { where, key, position: stringStart - 1 });
      keys?.add(key);
    }
    if (i >= pause) {
      pause = i + SLICE;
      yield;
    }
  }
}

/** Where the string's closing quote stands; the text's end if it has none. */
function endOfString(text: string, start: number): number {
  for (let i = start; i < text.length; i += 1) {
    const character = text.charCodeAt(i);
    if (character === QUOTE) return i;
    if (character === BACKSLASH) i += 1;
  }
  return text.length;
}
