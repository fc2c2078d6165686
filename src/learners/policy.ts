import { createFeedForwardPolicy, type FeedForward, type FeedForwardShape } from '../core/feed-forward.ts';
import type { Policy } from '../core/learner.ts';
import { twoReluLayers } from '../core/trainable.ts';
import { simdSupportsShape } from './simd/kernel.ts';
import { createSimdPolicy } from './simd/policy.ts';

/** SIMD where this device has it and the kernel takes the network, else plain TypeScript, which takes any. */
export async function fastestPolicy(): Promise<(shape: FeedForwardShape) => Policy> {
  const simdPolicy = await createSimdPolicy().catch(() => null);
  return (shape) => {
    const fast = twoReluLayers(shape);
    return simdPolicy !== null && fast !== null && simdSupportsShape(fast)
      ? simdPolicy(fast)
      : createFeedForwardPolicy(shape);
  };
}

/** The fastest policy for a network, its weights loaded. */
export async function loadedPolicy({ shape, parameters }: FeedForward): Promise<Policy> {
  const policy = (await fastestPolicy())(shape);
  policy.load(parameters);
  return policy;
}
