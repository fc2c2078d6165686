import type { PolicyFactory } from '../core/learner.ts';
import { createPolicy } from '../core/policy.ts';
import { simdSupportsShape } from './simd/kernel.ts';
import { createSimdPolicy } from './simd/policy.ts';

/** Acts in SIMD where there is any and the kernel takes the network, else in plain TypeScript. */
export async function fastestPolicy(): Promise<PolicyFactory> {
  const simdPolicy = await createSimdPolicy().catch(() => null);
  return (shape) =>
    simdPolicy !== null && simdSupportsShape(shape) ? simdPolicy(shape) : createPolicy(shape);
}
