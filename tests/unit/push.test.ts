import { describe, expect, test } from 'vitest';
import { type CartPoleState, step } from '../../src/core/cartpole.ts';
import { initialParameters } from '../../src/core/network.ts';
import { Random } from '../../src/core/random.ts';
import { gymnasium } from '../../src/core/world.ts';
import { blow, gripAt, hardest, strengthOfDrag } from '../../src/ui/features/scene/push.ts';
import { ScenePlayer } from '../../src/ui/session/stage/players.ts';

const upright: CartPoleState = { cartPosition: 0, cartVelocity: 0, poleAngle: 0, poleAngularVelocity: 0 };

describe('a blow', () => {
  test.each([0, 0.15, -0.2])(
    'to the cart changes velocities as CartPole’s force does, at %f rad',
    (poleAngle) => {
      const [left, right] = [0, 1] as const;
      const state = { ...upright, poleAngle };
      const [a, b] = [step(state, left, gymnasium), step(state, right, gymnasium)];
      // What gravity does is the same in both: half the difference is what 10 N do in 0.02 s.
      const { cart, pole } = blow('cart', 10 * 0.02, poleAngle, gymnasium);
      expect(cart).toBeCloseTo((b.cartVelocity - a.cartVelocity) / 2, 12);
      expect(pole).toBeCloseTo((b.poleAngularVelocity - a.poleAngularVelocity) / 2, 12);
    },
  );

  test('anywhere adds its whole momentum: M·Δẋ + m·l·cos θ·Δθ̇ = J', () => {
    for (const grip of ['cart', 'tip'] as const) {
      const { cart, pole } = blow(grip, 0.3, 0.1, gymnasium);
      expect(1.1 * cart + 0.1 * 0.5 * Math.cos(0.1) * pole).toBeCloseTo(0.3, 12);
    }
  });

  test('to the tip turns the pole its way and the cart recoils', () => {
    const { cart, pole } = blow('tip', hardest.tip, 0, gymnasium);
    expect(pole).toBeGreaterThan(1.4);
    expect(pole).toBeLessThan(1.6);
    expect(cart).toBeLessThan(0);
  });
});

describe('a hand', () => {
  test('pushes by how far it drew, and no harder than the hardest', () => {
    expect(strengthOfDrag(0.6, 0)).toBeCloseTo(0.5);
    expect(strengthOfDrag(-9, 0)).toBe(-1);
  });

  test('flicks by its speed', () => {
    expect(strengthOfDrag(0.1, 4)).toBeGreaterThan(strengthOfDrag(0.3, 0));
  });

  test('takes hold of what is nearer, along the pole too, and of nothing far away', () => {
    const grips = { pivot: { x: 100, y: 200 }, tip: { x: 100, y: 100 } };
    expect(gripAt({ x: 108, y: 195 }, grips, 20)).toBe('cart');
    expect(gripAt({ x: 90, y: 140 }, grips, 20)).toBe('tip');
    expect(gripAt({ x: 150, y: 150 }, grips, 20)).toBeNull();
  });
});

describe('a pushed agent', () => {
  const shape = { hidden: [8, 8] } as const;
  const weights = { shape, parameters: initialParameters(shape, Random.seeded(0)) };

  test('decides anew in the state that the push made', () => {
    const player = new ScenePlayer();
    player.play(weights, upright, gymnasium);
    player.push(0.5, -0.7);
    expect(player.moment?.state).toEqual({ ...upright, cartVelocity: 0.5, poleAngularVelocity: -0.7 });
    const other = new ScenePlayer();
    other.play(weights, { ...upright, cartVelocity: 0.5, poleAngularVelocity: -0.7 }, gymnasium);
    expect(player.moment?.qValues).toEqual(other.moment?.qValues);
  });

  test('remembers its pushes until another episode has some', () => {
    const player = new ScenePlayer();
    player.play(weights, upright, gymnasium);
    player.step();
    player.push(0.1, 0);
    player.restart();
    expect(player.lastPushes).toEqual([{ step: 1, cart: 0.1, pole: 0 }]);
    player.push(0.2, 0);
    expect(player.lastPushes).toEqual([{ step: 0, cart: 0.2, pole: 0 }]);
    player.play(weights, upright, gymnasium);
    expect(player.lastPushes).toEqual([]);
  });
});
