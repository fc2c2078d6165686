import { describe, expect, test } from 'vitest';
import { type CartPoleState, isTerminal, step } from '../../src/core/cartpole.ts';
import { initialParameters } from '../../src/core/network.ts';
import { Random } from '../../src/core/random.ts';
import { gymnasium } from '../../src/core/world.ts';
import { Game, Hands } from '../../src/ui/features/play/game.ts';
import { sceneStart } from '../../src/ui/session/stage/players.ts';

const start = sceneStart(1, gymnasium);
const shape = { hidden: [8, 8] } as const;
const untrained = { shape, parameters: initialParameters(shape, Random.seeded(0)) };

function gameOnStart(): Game {
  return new Game(() => start);
}

const taken = (hands: Hands, count: number) => Array.from({ length: count }, () => hands.next());

describe('hands', () => {
  test('without a key the force changes sides at every step', () => {
    expect(taken(new Hands(), 6)).toEqual([1, 0, 1, 0, 1, 0]);
  });

  test('a held key pushes two steps of three its way', () => {
    const hands = new Hands();
    hands.press(0);
    expect(taken(hands, 6)).toEqual([0, 0, 1, 0, 0, 1]);
  });

  test('a tap shorter than a step still counts for one', () => {
    const hands = new Hands();
    hands.press(1);
    hands.release(1);
    expect(taken(hands, 3)).toEqual([1, 0, 1]);
  });

  test('of two held keys the last one counts, and the first again when it is let go', () => {
    const hands = new Hands();
    hands.press(0);
    hands.press(1);
    expect(taken(hands, 2)).toEqual([1, 1]);
    hands.release(1);
    expect(taken(hands, 2)).toEqual([0, 0]);
  });
});

describe('the game', () => {
  test('waits for the first key', () => {
    const game = gameOnStart();
    expect(game.tick(1)).toBe(false);
    expect(game.you.moment?.step).toBe(0);
  });

  test.each([1, 2, 5, 100])('takes 50 steps a second however the second is cut: in %i pieces', (pieces) => {
    const game = gameOnStart();
    game.press(1);
    for (let i = 0; i < pieces; i += 1) game.tick(0.1 / pieces);
    game.tick(1e-9); // what the pieces' last bits fall short
    expect(game.you.moment?.step).toBe(5);
  });

  test('in slow motion takes 25 steps a second', () => {
    const game = gameOnStart();
    game.slow = true;
    game.press(1);
    for (let i = 0; i < 5; i += 1) game.tick(0.04);
    expect(game.you.moment?.step).toBe(5);
  });

  test('moves the cart by CartPole’s own steps until it falls', () => {
    const game = gameOnStart();
    game.press(1);
    let state: CartPoleState = start;
    let steps = 0;
    while (!isTerminal(state, gymnasium)) {
      state = step(state, steps % 3 === 2 ? 0 : 1, gymnasium);
      steps += 1;
    }
    for (let i = 0; i < 100; i += 1) game.tick(0.02);
    expect(game.store.getState()).toMatchObject({ status: 'over', yours: { steps, outcome: 'fell' } });
    expect(game.you.moment?.state).toEqual(state);
  });

  test('begins for both from the same start and goes on for the agent', () => {
    const game = gameOnStart();
    game.opponent = untrained;
    expect(game.rival.moment?.state).toEqual(game.you.moment?.state);
    game.press(0);
    game.tick(0.06);
    expect([game.you.moment?.step, game.rival.moment?.step]).toEqual([3, 3]);
    for (let i = 0; i < 600; i += 1) game.tick(0.02);
    expect(game.store.getState().rivals).not.toBeNull();
  });

  test('lets a better agent take over with the next round, not in the middle of one nor over its result', () => {
    const starts = [1, 2, 3, 4].map((seed) => sceneStart(seed, gymnasium));
    const game = new Game(() => starts.shift() ?? start);
    const better = { shape, parameters: initialParameters(shape, Random.seeded(1)) };
    game.opponent = untrained;
    const waiting = game.you.moment?.state;
    game.opponent = better;
    expect([game.you.moment?.state, game.rival.moment?.state]).toEqual([waiting, waiting]);
    game.press(1);
    game.tick(0.04);
    game.hold();
    game.opponent = untrained;
    expect(game.store.getState().status).toBe('held');
    expect([game.you.moment?.step, game.rival.moment?.step]).toEqual([2, 2]);
    game.press(1);
    for (let i = 0; i < 100; i += 1) game.tick(0.02);
    const { yours } = game.store.getState();
    game.opponent = better;
    expect(yours).not.toBeNull();
    expect(game.store.getState()).toMatchObject({ status: 'over', yours });
  });

  test('stands still when the window is left, and goes on with the next key', () => {
    const game = gameOnStart();
    game.press(1);
    game.tick(0.02);
    game.hold();
    game.tick(10);
    expect(game.you.moment?.step).toBe(1);
    game.press(1);
    game.tick(0.02);
    expect(game.you.moment?.step).toBe(2);
  });

  test('keeps the best score of each speed, and does not begin again with the key that was still held', () => {
    const game = gameOnStart();
    game.press(1);
    for (let i = 0; i < 20; i += 1) game.tick(0.02);
    const { yours, best, record } = game.store.getState();
    expect(record).toBe(false); // there was nothing to beat
    expect(best).toEqual({ normal: yours?.steps, slow: 0 });
    game.press(0);
    expect(game.store.getState().status).toBe('over');
    game.tick(0.7);
    game.press(0);
    expect(game.store.getState().status).toBe('playing');
    for (let i = 0; game.store.getState().status === 'playing'; i += 1) {
      game.press(i % 2 === 0 ? 1 : 0);
      game.tick(0.02);
    }
    expect(game.store.getState()).toMatchObject({ record: true });
  });
});
