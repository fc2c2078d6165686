import type { Module } from './modules.ts';
import type { FileLayer } from './tensor.ts';

/** How layers follow one another; `null` in place of a list: no order fits. */
export type ChainResult =
  | { readonly result: 'found'; readonly layers: readonly FileLayer[] }
  | { readonly result: 'none' }
  /** Several orders fit, and neither the file nor the names say which. */
  | { readonly result: 'ambiguous' };

export interface ChainRequest {
  readonly modules: readonly Module[];
  /** Numbers that go in. */
  readonly inputs: number;
  /** Numbers that come out; undefined where any number will do. */
  readonly outputs: number | undefined;
  /** The modules stand in the order in which a program made them. */
  readonly isOrdered: boolean;
}

/** Looking at more orders than this is given up: no real file comes near. */
const MOST_TRIES = 20_000;

/**
 * All of the modules as one chain of layers, each taking what the one before gives: in the order in which they were made
 * where that fits; else in the only order that fits and in which names that differ by a number alone count up.
 */
export function chain(request: ChainRequest): ChainResult {
  for (const transposed of [false, true]) {
    const layers = request.modules.map((module) => ({ ...module, transposed }));
    if (request.isOrdered && isChain(layers, request)) return { result: 'found', layers };
  }
  const found = [false, true].flatMap((transposed) =>
    orders(
      request.modules.map((module) => ({ ...module, transposed })),
      request,
    ),
  );
  const [layers, second] = found;
  if (layers === undefined) return { result: 'none' };
  return second === undefined ? { result: 'found', layers } : { result: 'ambiguous' };
}

function isChain(layers: readonly FileLayer[], { inputs, outputs }: ChainRequest): boolean {
  let width = inputs;
  for (const layer of layers) {
    if (widthIn(layer) !== width) return false;
    width = widthOut(layer);
  }
  return layers.length > 0 && (outputs === undefined || width === outputs);
}

/** The first two orders that fit. */
function orders(layers: readonly FileLayer[], { inputs, outputs }: ChainRequest): (readonly FileLayer[])[] {
  const found: (readonly FileLayer[])[] = [];
  let tries = 0;
  const extend = (path: readonly FileLayer[], width: number) => {
    tries += 1;
    if (found.length > 1 || tries > MOST_TRIES) return;
    if (path.length === layers.length) {
      if (path.length > 0 && (outputs === undefined || width === outputs)) found.push(path);
      return;
    }
    for (const next of layers) {
      if (path.includes(next) || widthIn(next) !== width) continue;
      const isEarly = layers.some(
        (other) => other !== next && !path.includes(other) && countsUp(other.name, next.name),
      );
      if (!isEarly) extend([...path, next], widthOut(next));
    }
  };
  extend([], inputs);
  return found;
}

function widthIn({ weight, transposed }: FileLayer): number {
  return weight.shape[transposed ? 0 : 1] ?? 0;
}

function widthOut({ weight, transposed }: FileLayer): number {
  return weight.shape[transposed ? 1 : 0] ?? 0;
}

/** Whether two names are the same but for one number, none counting as less than any, and the first has the smaller. */
function countsUp(first: string, second: string): boolean {
  const numbers = /(\d+)/;
  const a = first.split(numbers);
  const b = second.split(numbers);
  if (a.length === b.length) {
    const different = a.flatMap((part, i) => (part === b[i] ? [] : [i]));
    const [at, more] = different;
    if (at === undefined || more !== undefined || at % 2 === 0) return false;
    return Number(a[at]) < Number(b[at]);
  }
  // `dense` comes before `dense_1`, as Keras counts.
  return second.startsWith(first) && /^_\d+$/.test(second.slice(first.length));
}
