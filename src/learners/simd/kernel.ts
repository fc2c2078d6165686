import type { NetworkShape } from '../../core/network.ts';
import { KERNEL_BASE64 } from './kernel.generated.ts';

const ARRAYS = [
  ...(['online', 'target', 'adamM', 'adamV'] as const),
  ...(['states', 'nextStates', 'actions', 'rewards', 'discounts', 'weights'] as const),
  ...(['losses', 'tdErrors', 'qValues'] as const),
] as const;

/** Where the kernel's arrays lie: byte addresses in its memory. */
type Addresses = { readonly [Name in (typeof ARRAYS)[number]]: WebAssembly.Global<'i32'> };

/** What `assembly/index.ts` exports. */
export interface Kernel extends Addresses {
  readonly memory: WebAssembly.Memory;
  layOutLearner(hidden1: number, hidden2: number, batchSize: number, count: number): void;
  layOutPolicy(hidden1: number, hidden2: number, rows: number): void;
  refreshOnline(): void;
  refreshTarget(): void;
  evaluate(rows: number): void;
  learn(
    batchSize: number,
    count: number,
    firstStep: number,
    learningRate: number,
    adamBeta2: number,
    squared: number,
    doubleDqn: number,
    maxGradientNorm: number,
    polyakTau: number,
  ): void;
}

/** @throws {Error} when the browser has no WebAssembly or no SIMD in it. */
export async function compileKernel(): Promise<WebAssembly.Module> {
  const bytes = Uint8Array.from(atob(KERNEL_BASE64), (character) => character.charCodeAt(0));
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    throw new Error('This browser cannot run WebAssembly with SIMD', { cause });
  }
}

/** One instance has one memory, so each learner and each policy has its own. */
export function instantiateKernel(module: WebAssembly.Module): Kernel {
  const { exports } = new WebAssembly.Instance(module);
  if (!isKernel(exports))
    throw new Error('kernel.generated.ts is older than kernel.ts: npm run build:kernel');
  return exports;
}

function isKernel(exports: object): exports is Kernel {
  const functions = ['layOutLearner', 'layOutPolicy', 'refreshOnline', 'refreshTarget', 'evaluate', 'learn'];
  return ['memory', ...ARRAYS, ...functions].every((name) => name in exports);
}

const MAX_WIDTH = 256;
const MAX_BATCH_SIZE = 512;

/** Hidden widths that are multiples of 8 up to 256, batch sizes that are multiples of 4 up to 512. */
export function simdSupports(shape: NetworkShape, batchSize: number): boolean {
  return simdSupportsShape(shape) && isMultiple(batchSize, 4, MAX_BATCH_SIZE);
}

/** What the policy needs: it takes any number of observations. */
export function simdSupportsShape({ hidden }: NetworkShape): boolean {
  return hidden.every((width) => isMultiple(width, 8, MAX_WIDTH));
}

/** @throws {RangeError} naming what does not fit. */
export function checkWidths(shape: NetworkShape): void {
  if (simdSupportsShape(shape)) return;
  throw new RangeError(
    `Hidden widths ${shape.hidden.join(' and ')}: the SIMD kernel takes multiples of 8 up to ${MAX_WIDTH}`,
  );
}

/** @throws {RangeError} naming what does not fit. */
export function checkBatchSize(batchSize: number): void {
  if (isMultiple(batchSize, 4, MAX_BATCH_SIZE)) return;
  throw new RangeError(
    `Batch size ${batchSize}: the SIMD kernel takes multiples of 4 up to ${MAX_BATCH_SIZE}`,
  );
}

function isMultiple(value: number, of: number, most: number): boolean {
  return value > 0 && value <= most && value % of === 0;
}
