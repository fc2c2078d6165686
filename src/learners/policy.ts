import { createFeedForwardPolicy, type FeedForwardShape } from '../core/feed-forward.ts';
import type { Policy } from '../core/learner.ts';
import { twoReluLayers } from '../core/trainable.ts';
import { simdSupportsShape } from './simd/kernel.ts';
import { createSimdPolicy } from './simd/policy.ts';

/** Acts in SIMD where there is any and the kernel takes the network, else in plain TypeScript: any that can play. */
export async function fastestPolicy(): Promise<(shape: FeedForwardShape) => Policy> {
  const simdPolicy = await createSimdPolicy().catch(() => null);
  return (shape) => {
    const fast = twoReluLayers(shape);
    return simdPolicy !== null && fast !== null && simdSupportsShape(fast)
      ? simdPolicy(fast)
      : createFeedForwardPolicy(shape);
  };
}
