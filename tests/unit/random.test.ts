import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Random, STREAMS } from '../../src/core/random.ts';

const stateOf = (seed: number, stream = 0) => Random.seeded(seed, stream).state().join();

describe('a seed', () => {
  test('counts with all its bits: seeds that were one run in version 1 are two', () => {
    // 2³² + 0x85ebca6b, whose upper half cancelled out
    for (const stream of STREAMS.keys()) expect(stateOf(6541789803, stream)).not.toBe(stateOf(0, stream));
  });

  test('begins another sequence than any other, below 2³² and beyond', () => {
    const seeds = fc.uniqueArray(fc.maxSafeNat(), { minLength: 200, maxLength: 200 });
    fc.assert(
      fc.property(seeds, (some) => {
        const halvesSwapped = some.map((seed) => (seed % 2 ** 21) * 2 ** 32 + Math.floor(seed / 2 ** 32));
        const different = new Set([...some, ...halvesSwapped]);
        expect(new Set([...different].map((seed) => stateOf(seed))).size).toBe(different.size);
      }),
    );
  });

  test('below 2³² begins as in version 1', () => {
    expect([0, 1, 4294967295].map((seed) => Random.seeded(seed, 1).state())).toEqual([
      [1382140079, -1775047431, 968668652, -965789755],
      [1934339255, 499903234, 1682352522, -1666209928],
      [-965528198, 1559595724, 84745708, -1825056138],
    ]);
  });
});
