import { createFeedForwardPolicy, type FeedForward } from '../../src/core/feed-forward.ts';
import { initialParameters, type NetworkShape } from '../../src/core/network.ts';
import { Random } from '../../src/core/random.ts';
import type { SavedWeights } from '../../src/files/weights-file.ts';

/** A network of the given hidden widths with PyTorch's initial weights, and metadata with Korean in it. */
export function sampleWeights(
  hidden: NetworkShape['hidden'],
  seed = 1,
): SavedWeights & { readonly shape: NetworkShape } {
  const shape: NetworkShape = { hidden };
  return {
    shape,
    parameters: initialParameters(shape, Random.seeded(seed)),
    metadata: { seed: String(seed), source: '막대 세우기', learningRate: '0.0005' },
  };
}

/** `count` observations `[count, 4]` of the size that they have in an episode. */
export function sampleStates(count: number, seed = 2): Float32Array {
  const random = Random.seeded(seed);
  const limits = [2.4, 3, 0.2, 3];
  return Float32Array.from({ length: count * 4 }, (_, i) => {
    const limit = limits[i % 4] ?? 0;
    return random.between(-limit, limit);
  });
}

/** Q-values `[count, 2]` by the plain TypeScript policy. */
export function qValues({ shape, parameters }: FeedForward, states: Float32Array) {
  const policy = createFeedForwardPolicy(shape);
  const count = states.length / 4;
  const q = new Float32Array(count * 2);
  policy.load(parameters);
  policy.qValues(states, count, q);
  return q;
}

/** NaN if the lengths differ or either holds NaN, so that a comparison fails. */
export function maxDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.NaN;
  let most = 0;
  for (let i = 0; i < a.length; i += 1) {
    const difference = Math.abs((a[i] ?? Number.NaN) - (b[i] ?? Number.NaN));
    if (!(difference <= most)) most = difference;
  }
  return most;
}
