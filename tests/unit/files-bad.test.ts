import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/core/random.ts';
import { FileError } from '../../src/files/error.ts';
import { checkFileSize, FILE_LIMIT, readWeights } from '../../src/files/weights-file.ts';
import { fileErrors } from '../../src/locales/ko/fileErrors.ts';
import { readError } from '../support/file-error.ts';
import { longestFreeze } from '../support/freeze.ts';
import { mutate } from '../support/mutated-files.ts';
import { soundWeights } from '../support/sound-files.ts';

const sound = await soundWeights();
/** Small ones in which every byte is tried: one of each kind, of our own formats the smallest. */
const smallest = sound.filter(({ name, bytes }) => bytes.length < 4000 && !name.startsWith('3-5.'));
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** Weights, or a FileError: anything else is thrown on. */
async function readOrFileError(bytes: Uint8Array): Promise<'weights' | FileError> {
  try {
    const { shape, parameters } = await readWeights(bytes);
    const widths = [4, ...shape.hidden, 2];
    const counts = widths.slice(1).map((width, i) => ((widths[i] ?? 0) + 1) * width);
    expect(parameters).toHaveLength(counts.reduce((sum, count) => sum + count));
    expect(parameters.every(Number.isFinite)).toBe(true);
    return 'weights';
  } catch (error) {
    if (error instanceof FileError) return error;
    throw error;
  }
}

describe('a file that is no weights', () => {
  it.each([
    ['PNG', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['JPEG', '\xff\xd8\xff\xe0\0\x10JFIF'],
    ['GIF', 'GIF89a'],
    ['WebP', 'RIFF\x24\0\0\0WEBPVP8 '],
    ['PDF', '%PDF-1.7'],
    ['MP4', '\0\0\0\x18ftypmp42'],
    ['WebM', '\x1aE\xdf\xa3'],
    ['HTML', '<!DOCTYPE html>'],
    ['gzip', '\x1f\x8b\x08'],
  ])('but a renamed %s is called by its name', async (kind, start) => {
    const { details, message } = await readError(latin1(start), 'not-weights');
    expect(details).toEqual({ kind });
    expect(message).toContain(`This is a ${kind} file`);
  });

  it.each([
    ['nothing', '', 'file-empty'],
    ['a pickle cut off', '\x80\x02\x8a\nl\xfc', 'pickle-damaged'],
    ['text', 'episode,score\n1,20\n', 'unknown-format'],
  ] as const)('but %s is refused', async (_, text, code) => {
    await readError(latin1(text), code);
  });

  it('but larger than 64 MB is refused unread', async () => {
    await readError(new Uint8Array(FILE_LIMIT + 1), 'file-too-large');
    expect(() => checkFileSize(5e9)).toThrow('5000000000 bytes');
    expect(() => checkFileSize(FILE_LIMIT)).not.toThrow();
  });
});

describe('a damaged file', () => {
  it('cut off at any length is an error', async () => {
    for (const { name, bytes } of smallest) {
      for (let length = 0; length < bytes.length; length += 1) {
        const result = await readOrFileError(bytes.subarray(0, length));
        // JSON is whole without its last line break.
        const mayLose = name.endsWith('.json') ? 1 : 0;
        if (length < bytes.length - mayLose)
          expect(result, `${name} cut at ${length}`).toBeInstanceOf(FileError);
      }
    }
  });

  it('with any single byte changed is weights or an error', async () => {
    for (const { bytes } of smallest.filter((file) => file.bytes.length < 1500)) {
      for (let at = 0; at < bytes.length; at += 1) {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
        await readOrFileError(changed);
      }
    }
  });

  it('changed in any way is weights or an error, never anything else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(sound.length - 1), async (seed, index) => {
        const file = sound[index];
        if (file !== undefined) await readOrFileError(mutate(file, Random.seeded(seed), sound).bytes);
      }),
      { numRuns: 500 },
    );
  });

  it('of random bytes is an error', async () => {
    const starts = fc.constantFrom('', 'PK\x03\x04', '{', '\x08\x08', '\x10\0\0\0\0\0\0\0{');
    await fc.assert(
      fc.asyncProperty(starts, fc.uint8Array({ maxLength: 500 }), async (start, rest) => {
        expect(await readOrFileError(Uint8Array.of(...latin1(start), ...rest))).toBeInstanceOf(FileError);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['PK\x03\x04', '{', '{"a":"', '\x08\x08\x3a\xff\xff\xff\x1f', '\0\0\x10\0\0\0\0\0{'])(
    'of 64 MB beginning with %j does not freeze the page for 100 ms',
    async (start) => {
      for (const byte of [0, 0x20, 0x08, 0x0a]) {
        const file = new Uint8Array(FILE_LIMIT).fill(byte);
        file.set(latin1(start));
        expect(await longestFreeze(() => readOrFileError(file))).toBeLessThan(100);
      }
    },
  );
});

it('every error is a whole sentence in Korean', () => {
  for (const [code, sentence] of Object.entries(fileErrors))
    expect(sentence, code).toMatch(/[가-힣](다|요)\.$|\{\{found\}\}\.$/);
});

it('names from a file cannot flood or forge the message', async () => {
  const name = `\u202e${'x'.repeat(10_000)}`;
  const { message } = await readError(
    new TextEncoder().encode(JSON.stringify({ [name]: [1, 2] })),
    'weights-flat',
  );
  expect(message.length).toBeLessThan(400);
  expect(message).not.toContain('\u202e');
});
