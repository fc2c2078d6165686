import { describe, expect, test } from 'vitest';
import { parameterCount } from '../../src/core/network.ts';
import { createPolicy } from '../../src/core/policy.ts';
import { cellMiddle, policyMap } from '../../src/core/policy-map.ts';
import { gymnasium } from '../../src/core/world.ts';
import { Look, playedValues, recordedValues } from '../../src/ui/features/inside/look.ts';
import { availableSubjects, subjectFor } from '../../src/ui/features/inside/subject.ts';
import { diverging, scaleEnd, shade, zeroContour } from '../../src/ui/features/policy-map/painted-map.ts';
import {
  cellOf,
  planeThrough,
  pointOf,
  reachOf,
  stateAtPoint,
} from '../../src/ui/features/policy-map/plane.ts';
import { newPictures } from '../../src/ui/features/scene/index.ts';
import { stageOf } from '../../src/ui/session/stage/create-stage.ts';
import { playingOf } from '../../src/ui/session/stage/playing.ts';
import type { Trajectory } from '../../src/worker/protocol.ts';
import { silentSession } from '../support/session.ts';

const degree = Math.PI / 180;
/** Gymnasium's: 15° and 120°/s. */
const reach = reachOf(gymnasium);
const box = { reach, left: 50, top: 10, width: 300, height: 240 };

describe('the plane of the policy map', () => {
  test('an upright, resting pole is in the middle', () => {
    expect(pointOf({ poleAngle: 0, poleAngularVelocity: 0 }, box)).toEqual({
      x: 200,
      y: 130,
      outside: false,
    });
  });

  test('leaning right is right, turning right is up', () => {
    const { x, y } = pointOf({ poleAngle: 7.5 * degree, poleAngularVelocity: 60 * degree }, box);
    expect([x, y]).toEqual([expect.closeTo(275), expect.closeTo(70)]);
  });

  test('a state beyond the map sits on its edge and says so', () => {
    expect(pointOf({ poleAngle: -1, poleAngularVelocity: 9 }, box)).toEqual({ x: 50, y: 10, outside: true });
  });

  test('a pixel leads back to its state, one beside the map to none', () => {
    const state = { poleAngle: -0.11, poleAngularVelocity: 1.3 };
    const { x, y } = pointOf(state, box);
    expect(stateAtPoint(x, y, box)).toEqual({
      poleAngle: expect.closeTo(-0.11, 12),
      poleAngularVelocity: expect.closeTo(1.3, 12),
    });
    expect(stateAtPoint(49, 100, box)).toBeNull();
  });

  test('a cell’s middle lies in that cell', () => {
    const { poleAngle, poleAngularVelocity } = planeThrough({ cartPosition: 0, cartVelocity: 0 }, reach, 8);
    const middle = {
      poleAngle: cellMiddle(poleAngle, 5),
      poleAngularVelocity: cellMiddle(poleAngularVelocity, 2),
    };
    expect(cellOf(middle, reach, 8)).toBe(2 * 8 + 5);
    expect(cellOf({ poleAngle: -9, poleAngularVelocity: -9 }, reach, 8)).toBe(7 * 8);
  });
});

describe('the policy map', () => {
  /** 4 → 8 → 8 → 2 with nothing but right = 3·relu(angle) + 1 and left = relu(angular velocity). */
  function handMade(): Float32Array {
    const parameters = new Float32Array(4 * 8 + 8 + 8 * 8 + 8 + 8 * 2 + 2);
    parameters[2] = 1; // fc1: unit 0 = angle
    parameters[4 + 3] = 1; // unit 1 = angular velocity
    parameters[40] = 1; // fc2: unit 0 = unit 0
    parameters[40 + 8 + 1] = 1; // unit 1 = unit 1
    parameters[112 + 1] = 1; // fc3: left = unit 1
    parameters[112 + 8] = 3; // right = 3 · unit 0
    parameters[129] = 1; // + 1
    return parameters;
  }

  test('is Q(right) − Q(left) in the middle of every cell, by hand', () => {
    const policy = createPolicy({ hidden: [8, 8] });
    policy.load(handMade());
    const plane = {
      poleAngle: { from: -2, to: 2, cells: 2 },
      poleAngularVelocity: { from: 4, to: -4, cells: 2 },
      cartPosition: 7,
      cartVelocity: 8,
    };
    // angle −1 and 1, angular velocity 2 and −2
    expect([...policyMap(policy, plane)]).toEqual([1 - 2, 4 - 2, 1, 4]);
  });

  test('its zero contour is a straight line where the advantage is a tilted plane', () => {
    const cells = 8;
    const values = Float32Array.from({ length: 64 }, (_, i) => (i % cells) + 0.5 - 3); // zero at x = 3/8
    const contour = zeroContour(values, cells, cells);
    expect(contour).toHaveLength(7 * 4);
    const xs = contour.filter((_, i) => i % 2 === 0);
    expect(xs).toEqual(xs.map(() => expect.closeTo(3 / 8, 6)));
    expect(zeroContour(values.map(Math.abs), cells, cells)).toEqual([]);
  });

  test('its colours run from left over undecided to right, symmetrically', () => {
    expect([shade(-1, 1), shade(0, 1), shade(1, 1), shade(9, 1)]).toEqual([0, 128, 255, 255]);
    expect(shade(0.25, 1) - 128).toBe(63);
    const bytes = new Uint8Array(diverging(['#762a83', '#f6f7f8', '#1b7837']).buffer);
    expect([...bytes.slice(0, 4)]).toEqual([0x76, 0x2a, 0x83, 255]);
    expect([...bytes.slice(255 * 4)]).toEqual([0x1b, 0x78, 0x37, 255]);
  });

  test.each([
    ['0.3 everywhere', [0.3, -0.3, 0.3], 0.5],
    ['a twentieth far out', [...Array(95).fill(0.03), ...Array(5).fill(9)], 0.05],
    ['large numbers', [-1800, 1800], 2000],
    ['zero', [0, 0, 0], 1],
    ['no number at all', [Number.NaN, Number.NaN], 1],
  ])('the scale of %s ends round', (_, advantage, end) => {
    expect(scaleEnd(Float32Array.from(advantage))).toBe(end);
  });
});

describe('the value along an episode', () => {
  const moment = (step: number, left: number, right: number, explored = false) => ({
    state: { cartPosition: 0, cartVelocity: 0, poleAngle: 0, poleAngularVelocity: 0 },
    step,
    action: 1 as const,
    force: 10,
    qValues: [left, right] as const,
    explored,
    outcome: null,
  });

  test('is known as far as the episode has been played; at its end nobody acts', () => {
    const played = [moment(0, 1, 2), moment(1, 4, -3, true), { ...moment(2, 9, 9), action: null }];
    expect(playedValues(played)).toEqual({ values: [2, 4], explored: [1], low: -3, high: 4, gap: 7 });
    expect(playedValues([])).toEqual({ values: [], explored: [], low: 0, high: 0, gap: 0 });
  });

  test('of a recorded episode is known at once', () => {
    expect(
      recordedValues({
        episode: 3,
        epsilon: 0.1,
        world: gymnasium,
        length: 2,
        states: new Float32Array(12),
        forces: Float32Array.of(-10, 10),
        actions: Uint8Array.of(0, 1),
        qValues: Float32Array.of(0.5, 0.25, 1, 3),
        explored: Uint8Array.of(1, 0),
        terminated: true,
        truncated: false,
      }),
    ).toEqual({ values: [0.5, 3], explored: [0], low: 0, high: 3, gap: 2 });
  });
});

describe('who begins to look in the middle of an episode', () => {
  const session = silentSession();
  const stage = stageOf(session);
  const shape = { hidden: [8, 8] } as const;
  const alwaysLeft = { shape, parameters: new Float32Array(parameterCount(shape)) };
  const upright = { cartPosition: 0, cartVelocity: 0, poleAngle: 0, poleAngularVelocity: 0 };
  const recorded = (episode: number, qLeft: number): Trajectory => ({
    ...{ episode, epsilon: 0, length: 3, terminated: true, truncated: false },
    world: gymnasium,
    states: new Float32Array(4 * 4),
    forces: new Float32Array(3),
    actions: new Uint8Array(3),
    qValues: Float32Array.of(qLeft, 0, qLeft, 0, qLeft, 0),
    explored: new Uint8Array(3),
  });

  test('in training sees all of it, and then all of the next one', () => {
    stage.live.offer(recorded(5, 1));
    stage.live.step();
    const look = new Look(session, 'live');
    expect(look.values.values).toEqual([1, 1, 1]);
    expect(look.acting).toMatchObject({ step: 1, qValues: [1, 0] });
    stage.live.offer(recorded(6, 2));
    stage.live.skipToEnd();
    stage.live.restart();
    expect(look.values.values).toEqual([2, 2, 2]);
    stage.live.clear();
    expect(look.values.values).toEqual([]);
  });

  test('of an agent sees what was played before, and after a push still does', () => {
    stage.agent.play(alwaysLeft, upright, gymnasium);
    for (let step = 0; step < 4; step += 1) stage.agent.step();
    const look = new Look(session, 'after');
    expect(look.values.values).toEqual([0, 0, 0, 0, 0]);
    expect(look.trail).toHaveLength(5);
    stage.agent.push(0.1, 0.1);
    expect(look.values.values).toHaveLength(5);
    stage.agent.restart();
    expect(look.values.values).toEqual([0]);
  });

  test('is told to draw once for every picture of a scene that stands still', () => {
    playingOf(session).store.setState({ after: false });
    stage.agent.play(alwaysLeft, upright, gymnasium);
    const moved = newPictures(stage.agent);
    expect([moved(1), moved(1)]).toEqual([true, false]);
    stage.agent.skipToEnd();
    expect([moved(1), moved(1)]).toEqual([true, false]);
  });

  test('is told to draw at every second frame of a scene that moves, and not while its end is held', () => {
    stage.agent.play(alwaysLeft, upright, gymnasium);
    const moved = newPictures(stage.agent);
    const draws = Array.from({ length: 6 }, () => {
      stage.agent.tick(1 / 60);
      return moved(1 / 60);
    });
    expect(draws.filter(Boolean)).toHaveLength(3);
    stage.agent.skipToEnd();
    expect(moved(1)).toBe(true);
    stage.agent.tick(0.5);
    expect(moved(1)).toBe(false);
  });
});

describe('whose head one looks into', () => {
  test('is the one that learns while training, unless another was chosen', () => {
    const available = availableSubjects({ kind: 'live' });
    expect(available).toEqual(['live', 'before']);
    expect(subjectFor(null, available)).toBe('live');
    expect(subjectFor('before', available)).toBe('before');
    expect(subjectFor('after', available)).toBe('live');
  });
});
