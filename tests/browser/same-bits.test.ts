import { expect, inject, test } from 'vitest';
import { physicsDigest, simdDigest } from '../support/digests.ts';

test('SIMD updates and Q-values have the same bits in Chromium as in Node', async () => {
  expect(await simdDigest()).toBe(inject('simdDigestOfNode'));
});

// In the last bits of Math.sin they differ, and an episode makes a world of that.
test('CartPole’s physics has the same bits in Chromium as in Node', async () => {
  expect(await physicsDigest()).toBe(inject('physicsDigestOfNode'));
});
