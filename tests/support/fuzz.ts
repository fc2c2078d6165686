import { parseArgs } from 'node:util';
import { Random } from '../../src/core/random.ts';
import { FileError } from '../../src/files/error.ts';
import { readWeights } from '../../src/files/weights-file.ts';
import { mutate, type SoundFile, soundFiles } from './mutated-files.ts';

/**
 * `npm run fuzz -- [--files 20000] [--seed N]`: spoils files of every format and reads them. Each must give weights
 * or a FileError, within 100 ms of processor time (others may be using the machine). Ends with 1 if one did not. The same seed spoils in the same way.
 */
const MEGABYTE = 1 << 20;
const SLOW = 100; // ms

const { values } = parseArgs({
  options: { files: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
});
const count = wholeNumber('files', values.files);
const seed = wholeNumber('seed', values.seed);
const failed = await fuzz(count, seed);
process.exitCode = failed === 0 ? 0 : 1;

interface Outcome {
  readonly result: 'weights' | FileError | Error;
  readonly milliseconds: number;
}

async function fuzz(count: number, seed: number): Promise<number> {
  const sound = await soundFiles();
  const codes = new Map<string, number>();
  let failures = 0;
  let slowest = { milliseconds: 0, what: '' };
  const memoryBefore = process.memoryUsage().rss;
  let peakMemory = memoryBefore;

  for (let i = 0; i < count; i += 1) {
    const file = sound[i % sound.length];
    if (file === undefined) break;
    const { how, bytes } = mutate(file, Random.seeded(seed, i), sound);
    const what = `file ${i}: ${file.name}, ${how}`;
    const { result, milliseconds } = await timed(bytes);
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, what };
    if (milliseconds > SLOW || !(result === 'weights' || result instanceof FileError)) {
      failures += 1;
      console.error(`${what}: ${milliseconds.toFixed(0)} ms, ${result}`);
    }
    const code =
      result === 'weights' ? 'weights' : result instanceof FileError ? result.code : 'other exception';
    codes.set(code, (codes.get(code) ?? 0) + 1);
    peakMemory = Math.max(peakMemory, process.memoryUsage.rss());
  }

  for (const [code, times] of [...codes].sort(([, a], [, b]) => b - a))
    console.log(`${String(times).padStart(8)}  ${code}`);
  console.log(`slowest: ${slowest.milliseconds.toFixed(1)} ms, ${slowest.what}`);
  console.log(
    `peak memory: ${megabytes(peakMemory)} MB (${megabytes(memoryBefore)} MB before the first file), ` +
      `largest sound file ${largest(sound)} bytes`,
  );
  console.log(`${count} files with seed ${seed}, ${failures} failed`);
  return failures;
}

/** Measures once more what was slow: it may have been the compiler or the garbage of the files before. */
async function timed(bytes: Uint8Array): Promise<Outcome> {
  const first = await read(bytes);
  if (first.milliseconds <= SLOW / 2) return first;
  const second = await read(bytes);
  return second.milliseconds < first.milliseconds ? second : first;
}

async function read(bytes: Uint8Array): Promise<Outcome> {
  const start = process.cpuUsage();
  const result = await readWeights(bytes).then(
    () => 'weights' as const,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
  const { user, system } = process.cpuUsage(start);
  return { result, milliseconds: (user + system) / 1000 };
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new Error(`--${option} is “${text}”. It must be a whole number, such as 20000.`);
}

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(0);
}

function largest(files: readonly SoundFile[]): number {
  return Math.max(...files.map(({ bytes }) => bytes.length));
}
