import { expect, test } from 'vitest';
import { cos, log, sin } from '../../src/core/elementary.ts';

test('sine, cosine and logarithm are the platform’s but for the last bit', () => {
  let worst = 0;
  for (let x = -40; x <= 40; x += 1 / 512)
    worst = Math.max(worst, Math.abs(sin(x) - Math.sin(x)), Math.abs(cos(x) - Math.cos(x)));
  expect(worst).toBeLessThanOrEqual(Number.EPSILON);
  for (let u = 1 / 4096; u <= 1; u += 1 / 4096) worst = Math.max(worst, Math.abs(log(u) - Math.log(u)));
  expect(worst).toBeLessThanOrEqual(2 ** -50);
});

test('have the bits that glibc’s have in Python', () => {
  // python3 -c 'import math; print([(f(x)) for x in (0.2, 0.05, -0.7) for f in (math.sin, math.cos)], math.log(0.3))'
  expect([0.2, 0.05, -0.7].flatMap((x) => [sin(x), cos(x)])).toEqual([
    ...[0.19866933079506122, 0.9800665778412416, 0.04997916927067833, 0.9987502603949663],
    ...[-0.644217687237691, 0.7648421872844885],
  ]);
  expect([log(0.3), log(1), log(2 ** -53)]).toEqual([-1.2039728043259361, 0, -36.7368005696771]);
});

test('are no number where there is none, and know a quarter turn', () => {
  expect([sin(Number.NaN), cos(Number.POSITIVE_INFINITY)]).toEqual([Number.NaN, Number.NaN]);
  expect([sin(Math.PI / 2), cos(Math.PI), sin(-Math.PI / 2)]).toEqual([1, -1, -1]);
});
