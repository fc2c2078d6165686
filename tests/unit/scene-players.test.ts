import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CartPoleState } from '../../src/core/cartpole.ts';
import { parameterCount } from '../../src/core/network.ts';
import { gymnasium } from '../../src/core/world.ts';
import { networkInJson } from '../../src/files/json.ts';
import { grips } from '../../src/ui/features/drawing/draw.ts';
import { type EpisodeSource, outcomeOf, Player } from '../../src/ui/session/stage/player.ts';
import { ScenePlayer, sceneStart, TrajectoryPlayer } from '../../src/ui/session/stage/players.ts';
import { readAgent } from '../../src/ui/session/stage/shipped-agent.ts';
import type { Trajectory } from '../../src/worker/protocol.ts';

const upright: CartPoleState = { cartPosition: 0, cartVelocity: 0, poleAngle: 0, poleAngularVelocity: 0 };

/** A cart that moves 1 cm a step, for so many steps. */
function stroll(steps: number): EpisodeSource {
  const at = (step: number) => ({
    state: { ...upright, cartPosition: step / 100 },
    step,
    action: step < steps ? (1 as const) : null,
    force: step === 0 ? 0 : 10,
    qValues: null,
    explored: false,
    outcome: step < steps ? null : ('full' as const),
  });
  return { world: gymnasium, start: () => at(0), next: ({ step }) => at(step + 1) };
}

/** A training episode of so many steps to the right. */
function trajectory(episode: number, length: number): Trajectory {
  const states = new Float32Array((length + 1) * 4);
  for (let step = 0; step <= length; step += 1) states[4 * step + 2] = 0.1 * step;
  return {
    episode,
    epsilon: 0.1,
    world: gymnasium,
    length,
    states,
    forces: new Float32Array(length).fill(10),
    actions: new Uint8Array(length).fill(1),
    qValues: new Float32Array(2 * length),
    explored: new Uint8Array(length),
    terminated: true,
    truncated: false,
  };
}

describe('a player', () => {
  test('plays 50 steps a second, as CartPole has it', () => {
    const player = new Player();
    player.load(stroll(500));
    for (let frame = 0; frame < 60; frame += 1) player.tick(1 / 60);
    expect(player.moment?.step).toBe(50);
  });

  test('plays four times as fast at speed 4', () => {
    const player = new Player();
    player.speed = 4;
    player.load(stroll(500));
    player.tick(0.5);
    expect(player.moment?.step).toBe(100);
  });

  test('draws what lies between two steps', () => {
    const player = new Player();
    player.load(stroll(500));
    player.tick(0.03); // one and a half steps: half-way from the start to the first
    expect(player.frame()?.state.cartPosition).toBeCloseTo(0.005, 12);
  });

  test('holds the end for 1.2 seconds, then begins again', () => {
    const player = new Player();
    player.load(stroll(2));
    player.tick(0.05);
    expect(player.moment).toMatchObject({ step: 2, outcome: 'full' });
    player.tick(1.1);
    expect(player.moment?.step).toBe(2);
    player.tick(0.2);
    expect(player.moment?.step).toBe(0);
  });

  test('tells its listeners every step once, the present one at once', () => {
    const player = new Player();
    player.load(stroll(3));
    const heard: number[] = [];
    const end = player.subscribe(({ step }) => heard.push(step));
    player.tick(1);
    end();
    player.restart();
    expect(heard).toEqual([0, 1, 2, 3]);
  });

  test('leaves a trail of where it was, every third step', () => {
    const player = new Player();
    player.load(stroll(500));
    for (let step = 0; step < 10; step += 1) player.step();
    expect(player.frame()?.trail.map(({ cartPosition }) => cartPosition)).toEqual([0.01, 0.04, 0.07]);
  });

  test('remembers the episode so far, and forgets it with the next', () => {
    const player = new Player();
    player.load(stroll(500));
    for (let step = 0; step < 3; step += 1) player.step();
    expect(player.played.map(({ step }) => step)).toEqual([0, 1, 2, 3]);
    player.restart();
    expect(player.played.map(({ step }) => step)).toEqual([0]);
  });

  test('without motion shows the end of an episode at once, but stays in one held in the middle', () => {
    const player = new Player();
    player.load(stroll(3));
    expect(player.holdStill(0.02)).toBe(true);
    expect(player.moment).toMatchObject({ step: 3, outcome: 'full' });
    expect(player.holdStill(10)).toBe(false);
    player.restart();
    player.step();
    expect(player.holdStill(10)).toBe(false);
    expect(player.moment?.step).toBe(1);
  });

  test('shows nothing without a source', () => {
    const player = new Player();
    player.tick(1);
    expect(player.frame()).toBeNull();
  });
});

describe('how an episode ends', () => {
  test.each([
    ['past 12° it fell', { ...upright, poleAngle: 0.21 }, 30, 'fell'],
    ['past 2.4 m it left the track', { ...upright, cartPosition: -2.41 }, 30, 'left-track'],
    ['after 500 steps it is full', upright, 500, 'full'],
    ['before, it goes on', upright, 499, null],
  ] as const)('%s', (_, state, step, outcome) => {
    expect(outcomeOf(state, step, gymnasium)).toBe(outcome);
  });
});

describe('an agent on the page', () => {
  const shape = { hidden: [8, 8] } as const;
  /** All Q-values are 0, and a tie goes to the left. */
  const alwaysLeft = { shape, parameters: new Float32Array(parameterCount(shape)) };

  test('that always pushes left falls to the right after 9 steps from rest, as a replica of `cartpole.py` in Python does', () => {
    const player = new ScenePlayer();
    player.play(alwaysLeft, upright, gymnasium);
    player.skipToEnd();
    expect(player.moment).toMatchObject({ step: 9, outcome: 'fell', action: null });
    expect(player.moment?.state.poleAngle).toBeGreaterThan(0.2095);
  });

  test('starts alike before and after, differently for another seed, within the reset box', () => {
    expect(sceneStart(7, gymnasium)).toEqual(sceneStart(7, gymnasium));
    expect(sceneStart(7, gymnasium)).not.toEqual(sceneStart(8, gymnasium));
    for (const value of Object.values(sceneStart(7, gymnasium))) expect(Math.abs(value)).toBeLessThan(0.05);
  });

  test('feels a push', () => {
    const player = new ScenePlayer();
    player.play(alwaysLeft, upright, gymnasium);
    player.push(0.5, -1);
    expect(player.moment?.state).toMatchObject({ cartVelocity: 0.5, poleAngularVelocity: -1 });
  });

  test('is drawn with a pole of 1 m on a track of 4.8 m', () => {
    const player = new ScenePlayer();
    player.play(alwaysLeft, upright, gymnasium);
    const frame = player.frame();
    if (frame === null) throw new Error('The player shows nothing.');
    const { pivot, tip, scale } = grips(frame, { width: 544, height: 400 });
    expect(scale).toBeCloseTo(100, 9); // px a metre
    expect(pivot.y - tip.y).toBeCloseTo(100, 9);
    expect(pivot.x).toBe(272);
  });
});

describe('recorded episodes', () => {
  test('play whole, then jump to the newest', () => {
    const player = new TrajectoryPlayer();
    player.holdSeconds = 0.5;
    const started: number[] = [];
    player.onStart = ({ episode }) => started.push(episode);
    player.offer(trajectory(3, 10));
    player.tick(0.1);
    player.offer(trajectory(4, 10));
    player.offer(trajectory(9, 10));
    expect(player.trajectory?.episode).toBe(3);
    player.tick(0.1); // to its end
    expect(player.moment).toMatchObject({ step: 10, outcome: 'fell' });
    player.tick(0.6);
    expect(player.trajectory?.episode).toBe(9);
    expect(player.moment?.step).toBe(0);
    expect(started).toEqual([3, 9]);
  });

  test('loop while there is no newer one, without asking again', () => {
    const player = new TrajectoryPlayer();
    const started: number[] = [];
    player.onStart = ({ episode }) => started.push(episode);
    player.offer(trajectory(3, 2));
    player.tick(1);
    player.tick(2);
    expect(player.moment?.step).toBe(0);
    expect(started).toEqual([3]);
  });

  test('without motion are shown at their end, the newest there is every two seconds', () => {
    const player = new TrajectoryPlayer();
    player.offer(trajectory(3, 10));
    expect(player.holdStill(0)).toBe(true);
    player.offer(trajectory(4, 10));
    player.offer(trajectory(9, 7));
    expect(player.holdStill(1.9)).toBe(false);
    expect(player.trajectory?.episode).toBe(3);
    expect(player.holdStill(0.2)).toBe(true);
    expect(player.trajectory?.episode).toBe(9);
    expect(player.moment).toMatchObject({ step: 7, outcome: 'fell' });
    expect(player.holdStill(5)).toBe(false); // there is no newer one
  });

  test('held at an end that was played stay there', () => {
    const player = new TrajectoryPlayer();
    player.offer(trajectory(3, 2));
    player.tick(0.1);
    player.offer(trajectory(4, 2));
    expect(player.holdStill(60)).toBe(false);
    expect(player.trajectory?.episode).toBe(3);
  });

  test('carry what the agent believed and whether ε chose', () => {
    const player = new TrajectoryPlayer();
    const recorded = trajectory(0, 2);
    recorded.qValues.set([0.25, 0.5, 1, 2]);
    recorded.explored.set([0, 1]);
    player.offer(recorded);
    player.step();
    expect(player.moment).toMatchObject({ step: 1, action: 1, qValues: [1, 2], explored: true });
  });

  test('are gone with their run', () => {
    const player = new TrajectoryPlayer();
    player.offer(trajectory(3, 10));
    player.clear();
    expect(player.trajectory).toBeNull();
    expect(player.frame()).toBeNull();
  });
});

describe('the agents that ship with the page', () => {
  test.each(['agent', 'blog'])('%s is read as the reader of files reads it', async (name) => {
    const bytes = readFileSync(`public/pretrained/${name}.json`);
    const { shape, parameters } = await networkInJson(bytes);
    expect(readAgent(JSON.parse(bytes.toString()))).toEqual({ shape, parameters });
  });

  test('are refused when a weight is missing or is no number', () => {
    const hidden = [1, 1];
    const weights = { a: [[1, 2, 3, 4]], b: [5], c: [[6]], d: [7], e: [[8], [9]], f: [10, 11] };
    expect(readAgent({ network: { hidden }, weights }).parameters).toEqual(
      Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
    );
    expect(() => readAgent({ network: { hidden }, weights: { ...weights, f: [10] } })).toThrow('10 numbers');
    expect(() => readAgent({ network: { hidden }, weights: { ...weights, f: [10, null] } })).toThrow(
      'no number',
    );
  });
});
