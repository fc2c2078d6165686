import { expect, test } from 'vitest';
import { ACTION_COUNT } from '../../src/core/cartpole.ts';
import { initialParameters } from '../../src/core/network.ts';
import { createPolicy } from '../../src/core/policy.ts';
import { Random } from '../../src/core/random.ts';
import { gymnasium } from '../../src/core/world.ts';
import { planeThrough, reachOf } from '../../src/ui/features/policy-map/plane.ts';
import type { MapAnswer, MapRequest } from '../../src/worker/map/protocol.ts';

const shape = { hidden: [128, 128] } as const;
const weights = (seed: number) => ({ shape, parameters: initialParameters(shape, Random.seeded(seed)) });
const reach = reachOf(gymnasium);
const plane = planeThrough({ cartPosition: 0.4, cartVelocity: -0.7 }, reach);

function startWorker() {
  const worker = new Worker(new URL('../../src/worker/map/main.ts', import.meta.url), { type: 'module' });
  const answers: MapAnswer[] = [];
  let wake = () => {};
  worker.addEventListener('message', ({ data }: MessageEvent<MapAnswer>) => {
    answers.push(data);
    wake();
  });
  return {
    answers,
    send: (request: MapRequest) => worker.postMessage(request),
    async answer(id: number): Promise<MapAnswer> {
      for (;;) {
        const found = answers.find((answer) => answer.id === id);
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    [Symbol.dispose]: () => worker.terminate(),
  };
}

test('a map of 64 × 64 has the advantages that core’s policy has on the same grid', async () => {
  using worker = startWorker();
  const { shape, parameters } = weights(1);
  worker.send({ id: 1, plane, weights: { shape, parameters } });
  const { advantage } = await worker.answer(1);
  expect(advantage).toHaveLength(64 * 64);

  const policy = createPolicy(shape);
  policy.load(parameters);
  const q = new Float32Array(ACTION_COUNT);
  let worst = 0;
  for (let row = 0; row < 64; row += 1) {
    for (let column = 0; column < 64; column += 1) {
      const poleAngle = reach.angle * ((2 * column + 1) / 64 - 1);
      const poleAngularVelocity = reach.angularVelocity * (1 - (2 * row + 1) / 64);
      policy.qValues(Float32Array.of(0.4, -0.7, poleAngle, poleAngularVelocity), 1, q);
      const [left = 0, right = 0] = q;
      worst = Math.max(worst, Math.abs((advantage[row * 64 + column] ?? 9) - (right - left)));
    }
  }
  expect(worst).toBeLessThan(1e-5);
});

test('of many requests at once the newest is answered, and weights sent once stay', async () => {
  using worker = startWorker();
  worker.send({ id: 1, plane, weights: weights(1) });
  const { advantage } = await worker.answer(1);
  for (let id = 2; id <= 40; id += 1) worker.send({ id, plane });
  const newest = await worker.answer(40);
  expect(newest.advantage).toEqual(advantage);
  expect(worker.answers.length).toBeLessThan(40);
});

test('weights are kept although a request without any overtakes theirs', async () => {
  using worker = startWorker();
  worker.send({ id: 1, plane, weights: weights(1) });
  worker.send({ id: 2, plane, weights: weights(2) });
  worker.send({ id: 3, plane });
  const both = await worker.answer(3);
  worker.send({ id: 4, plane, weights: weights(2) });
  expect((await worker.answer(4)).advantage).toEqual(both.advantage);
});

test('a network too wide for SIMD is mapped all the same', async () => {
  using worker = startWorker();
  const wide = { hidden: [120, 84] } as const;
  worker.send({
    id: 1,
    plane: planeThrough({ cartPosition: 0, cartVelocity: 0 }, reach, 4),
    weights: { shape: wide, parameters: initialParameters(wide, Random.seeded(3)) },
  });
  const { advantage } = await worker.answer(1);
  expect(advantage).toHaveLength(16);
  expect(advantage.every((value) => Number.isFinite(value) && value !== 0)).toBe(true);
});
