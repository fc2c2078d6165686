import { expect, inject, test } from 'vitest';
import { simdDigest } from '../support/simd-digest.ts';

test('SIMD updates and Q-values have the same bits in Chromium as in Node', async () => {
  expect(await simdDigest()).toBe(inject('simdDigestOfNode'));
});
