import { parseArgs } from 'node:util';
import { Random } from '../../src/core/random.ts';
import { decodeCheckpoint, isCheckpoint } from '../../src/files/checkpoint.ts';
import { FileError } from '../../src/files/error.ts';
import { readWeights } from '../../src/files/weights-file.ts';
import { mutate } from './mutated-files.ts';
import { type SoundFile, soundCheckpoints, soundWeights } from './sound-files.ts';

/**
 * `npm run fuzz -- [--files 20000] [--seed N] [--megabytes 256]`: spoils files of every format, checkpoints too, and
 * reads them. Each must give what is in it or a FileError, within 100 ms of processor time (others may be using the
 * machine), and all of them together may add so many megabytes to the memory in use. Ends with 1 if one did not. The
 * same seed spoils in the same way.
 */
const MEGABYTE = 1 << 20;
const SLOW = 100; // ms

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    megabytes: { type: 'string', default: '256' },
  },
});
const count = wholeNumber('files', values.files);
const seed = wholeNumber('seed', values.seed);
const memoryLimit = wholeNumber('megabytes', values.megabytes) * MEGABYTE;
process.exitCode = (await fuzz(count, seed)) ? 0 : 1;

interface Outcome {
  readonly result: 'read' | FileError | Error;
  readonly milliseconds: number;
}

/** @returns whether all went well. */
async function fuzz(count: number, seed: number): Promise<boolean> {
  const sound = [...(await soundWeights()), ...(await soundCheckpoints())];
  const codes = new Map<string, number>();
  let failures = 0;
  let slowest = { milliseconds: 0, what: '' };
  const memoryBefore = peakMemory();

  for (let i = 0; i < count; i += 1) {
    const file = sound[i % sound.length];
    if (file === undefined) break;
    const { how, bytes } = mutate(file, Random.seeded(seed, i), sound);
    const what = `file ${i}: ${file.name}, ${how}`;
    const { result, milliseconds } = await timed(bytes);
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, what };
    if (milliseconds > SLOW || !(result === 'read' || result instanceof FileError)) {
      failures += 1;
      console.error(`${what}: ${milliseconds.toFixed(0)} ms, ${result}`);
    }
    const code = result === 'read' ? 'read' : result instanceof FileError ? result.code : 'other exception';
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }

  for (const [code, times] of [...codes].sort(([, a], [, b]) => b - a))
    console.log(`${String(times).padStart(8)}  ${code}`);
  console.log(`slowest: ${slowest.milliseconds.toFixed(1)} ms, ${slowest.what}`);
  const added = peakMemory() - memoryBefore;
  console.log(
    `peak memory: ${megabytes(added)} MB (at most ${megabytes(memoryLimit)}) above the ` +
      `${megabytes(memoryBefore)} MB before the first file, largest sound file ${largest(sound)} bytes`,
  );
  console.log(`${count} files with seed ${seed}, ${failures} failed`);
  if (added > memoryLimit) console.error(`Reading took more than ${megabytes(memoryLimit)} MB of memory.`);
  return failures === 0 && added <= memoryLimit;
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
  const result = await readAny(bytes).then(
    () => 'read' as const,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
  const { user, system } = process.cpuUsage(start);
  return { result, milliseconds: (user + system) / 1000 };
}

/** As the page does with a file that was dropped on it. */
async function readAny(bytes: Uint8Array): Promise<void> {
  if (isCheckpoint(bytes)) decodeCheckpoint(bytes);
  else await readWeights(bytes);
}

/** The most memory (bytes) that this process ever had, in the middle of a file too. */
function peakMemory(): number {
  return process.resourceUsage().maxRSS * 1024;
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
