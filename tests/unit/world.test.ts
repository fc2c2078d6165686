import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { advance, type CartPoleState, isTerminal, step } from '../../src/core/cartpole.ts';
import { type Config, defaultConfig } from '../../src/core/config.ts';
import { Environment } from '../../src/core/environment.ts';
import { createPolicy } from '../../src/core/policy.ts';
import { PRESETS } from '../../src/core/presets.ts';
import { Random, randomStreams } from '../../src/core/random.ts';
import { REWARDS } from '../../src/core/reward.ts';
import { train } from '../../src/core/train.ts';
import { createTrainingState, type TrainingState } from '../../src/core/training-state.ts';
import { drawWorld, gymnasium, type World, worldOf } from '../../src/core/world.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../../src/files/checkpoint.ts';
import { createReferenceLearner } from '../../src/learners/reference/learner.ts';
import { everythingOf, trainOn } from '../support/checkpoint.ts';

const leaning: CartPoleState = {
  cartPosition: 0.3,
  cartVelocity: -0.6,
  poleAngle: 0.12,
  poleAngularVelocity: 0.9,
};

function expectState(state: CartPoleState, numbers: readonly number[]): void {
  const { cartPosition, cartVelocity, poleAngle, poleAngularVelocity } = state;
  const after = [cartPosition, cartVelocity, poleAngle, poleAngularVelocity];
  expect(after).toEqual(numbers.map((number) => expect.closeTo(number, 12)));
}

describe('a step in another world', () => {
  // Expected: the lines of Gymnasium's `cartpole.py` in CPython, its constants set so.
  test.each([
    ['on the Moon', { gravity: 1.62 }, 1, [0.288, -0.4052694080929677, 0.138, 0.6158226933088865]],
    [
      'with a pole of 2 m and 0.5 kg',
      { halfPoleLength: 1, poleMass: 0.5 },
      0,
      [0.288, -0.7838027757185984, 0.138, 1.054458431741973],
    ],
    [
      'with a heavy cart, 4 N and 0.05 s',
      { cartMass: 3, forceMagnitude: 4, timeStep: 0.05 },
      1,
      [0.27, -0.5352710548397894, 0.165, 0.8915932887402032],
    ],
  ] as const)('is Gymnasium’s own %s', (_, changes, action, expected) => {
    expectState(step(leaning, action, { ...gymnasium, ...changes }), expected);
  });

  // Expected: the appendix of Barto, Sutton & Anderson (1983) as it is printed, in CPython.
  test('has the friction of the 1983 paper', () => {
    const rough = { ...gymnasium, cartFriction: 0.5, poleFriction: 0.01 };
    expectState(step(leaning, 1, rough), [0.288, -0.39668353063470996, 0.138, 0.6270138690471754]);
    const paper = { ...gymnasium, cartFriction: 0.0005, poleFriction: 0.000002 };
    const mirrored = { ...leaning, cartVelocity: 0.6, poleAngularVelocity: -0.9 };
    expectState(step(mirrored, 0, paper), [0.312, 0.4034644297576845, 0.102, -0.5721202139735052]);
  });

  test('ends past the limits of that world', () => {
    const wide = { ...gymnasium, positionLimit: 4, angleLimit: 0.5 };
    expect(isTerminal({ ...leaning, cartPosition: 3.9, poleAngle: 0.49 }, wide)).toBe(false);
    expect(isTerminal({ ...leaning, cartPosition: 4.01 }, wide)).toBe(true);
    expect(isTerminal({ ...leaning, poleAngle: -0.51 }, wide)).toBe(true);
  });
});

describe('energy', () => {
  /** Of the cart and of a thin rod that turns about its end: J. */
  function energy(state: CartPoleState, { cartMass, poleMass, halfPoleLength: l, gravity }: World): number {
    const { cartVelocity: v, poleAngle, poleAngularVelocity: w } = state;
    const moving = 0.5 * (cartMass + poleMass) * v ** 2 + poleMass * l * v * w * Math.cos(poleAngle);
    return moving + 0.5 * (4 / 3) * poleMass * l ** 2 * w ** 2 + poleMass * gravity * l * Math.cos(poleAngle);
  }

  /** What 1 s without a force adds to it: the pole falls past the horizontal. */
  function gained(world: World): number {
    const state = { ...leaning };
    const before = energy(state, world);
    for (let i = 0; i < 1 / world.timeStep; i += 1) advance(state, 0, world);
    expect(Math.abs(state.poleAngle)).toBeGreaterThan(1);
    return energy(state, world) - before;
  }

  const heavy = { ...gymnasium, poleMass: 0.7, halfPoleLength: 0.8, gravity: 5 };

  test.each([
    ['Gymnasium’s world', gymnasium],
    ['one with a long and heavy pole', heavy],
  ])('is kept in %s without force and friction, the better the finer the time step', (_, world) => {
    const coarse = Math.abs(gained({ ...world, timeStep: 1e-4 }));
    const fine = Math.abs(gained({ ...world, timeStep: 1e-5 }));
    expect(fine).toBeLessThan(1e-4);
    expect(coarse / fine).toBeCloseTo(10, 0);
  });

  test.each([{ cartFriction: 0.1 }, { poleFriction: 0.01 }])('is lost to %o', (friction) => {
    expect(gained({ ...gymnasium, ...friction, timeStep: 1e-5 })).toBeLessThan(-0.005);
  });
});

describe('an environment', () => {
  const make = (changes: Partial<World>) => {
    const noise = { sensor: Random.seeded(0, 1), actuator: Random.seeded(0, 2) };
    return new Environment({ ...gymnasium, ...changes }, leaning, noise);
  };

  test('carries an action out two steps after its choice, and nothing before the first arrives', () => {
    const delayed = make({ actionDelay: 2 });
    const forces = ([1, 0, 0, 1, 1] as const).map((action) => delayed.act(action));
    expect(forces).toEqual([0, 0, 10, -10, -10]);
  });

  test.each([
    ['dropped', 0],
    ['flipped', -10],
  ] as const)('gets a fifth of the actions wrong: %s', (actuatorFault, wrong) => {
    const slippery = make({ actuatorNoise: 0.2, actuatorFault });
    const forces = Array.from({ length: 5000 }, () => slippery.act(1));
    expect(new Set(forces)).toEqual(new Set([10, wrong]));
    const share = forces.filter((force) => force === wrong).length / forces.length;
    expect(Math.abs(share - 0.2)).toBeLessThan(0.02); // 3.5 standard errors
  });

  test('observes each number with an error of its own, and stands where it stood', () => {
    const noisy = make({ sensorNoise: 0.1 });
    const seen = new Float32Array(4);
    const sums = [0, 0, 0, 0];
    for (let i = 0; i < 4000; i += 1) {
      noisy.observe(seen);
      for (const [k, truth] of [0.3, -0.6, 0.12, 0.9].entries())
        sums[k] = (sums[k] ?? 0) + ((seen[k] ?? 0) - truth) ** 2;
    }
    for (const sum of sums) expect(Math.abs(Math.sqrt(sum / 4000) - 0.1)).toBeLessThan(0.005);
    expect(noisy.state).toEqual(leaning);
  });
});

describe('rewards', () => {
  const upright = { ...leaning, cartPosition: 0, poleAngle: 0 };
  const paid = (reward: Config['reward'], state: CartPoleState, terminated: boolean) =>
    REWARDS[reward](state, terminated, gymnasium);

  test('are 1 for every step, or 0 and −1 at the fall', () => {
    expect([paid('step', upright, false), paid('step', leaning, true)]).toEqual([1, 1]);
    expect([paid('fall', upright, false), paid('fall', leaning, true)]).toEqual([0, -1]);
  });

  test('are shaped: 1 upright in the middle, a half at one limit, nothing beyond both', () => {
    expect(paid('shaped', upright, false)).toBe(1);
    expect(paid('shaped', { ...upright, cartPosition: -2.4 }, false)).toBeCloseTo(0.5, 12);
    expect(paid('shaped', { ...upright, poleAngle: gymnasium.angleLimit }, false)).toBeCloseTo(0.5, 12);
    expect(paid('shaped', { ...upright, cartPosition: 2.5, poleAngle: -0.22 }, true)).toBe(0);
  });
});

describe('domain randomisation', () => {
  test('draws gravity, masses, pole length and force between ÷ and × the spread, as often above as below', () => {
    const random = Random.seeded(5);
    const worlds = Array.from({ length: 2000 }, () => drawWorld({ nominal: gymnasium, spread: 2 }, random));
    for (const name of ['gravity', 'cartMass', 'poleMass', 'halfPoleLength', 'forceMagnitude'] as const) {
      const logs = worlds.map((world) => Math.log2(world[name] / gymnasium[name]));
      expect(Math.max(...logs.map(Math.abs))).toBeLessThanOrEqual(1);
      expect(Math.abs(logs.reduce((sum, log) => sum + log, 0) / 2000)).toBeLessThan(0.05);
    }
    for (const { timeStep, angleLimit } of worlds)
      expect({ timeStep, angleLimit }).toEqual({ timeStep: 0.02, angleLimit: gymnasium.angleLimit });
  });
});

async function trained(config: Config): Promise<TrainingState> {
  const state = createTrainingState(config);
  const tools = { learner: createReferenceLearner(), policy: createPolicy(state.learner.shape) };
  for await (const _ of train(state, tools));
  return state;
}

const worldStreams = ['world', 'sensor', 'actuator', 'evaluationWorld'] as const;

describe('a run', () => {
  const short: Config = {
    ...PRESETS.blog,
    ...{ seed: 4, hiddenWidth: 16, episodes: 60, learningStarts: 200, pushInterval: 40 },
    ...{ evaluationInterval: 5, evaluationThreshold: 0, confirmationStarts: 0 },
  };

  test('in Gymnasium’s world has the bits it had before there were others, and draws nothing for them', async () => {
    const state = await trained(short);
    const bytes = new Uint8Array(state.learner.online.buffer);
    // The program of 26 November 2026, with these settings.
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      '9112a1b6801b065dfe9783839ce621207cb76da05b46e350a6ae1fbcf2a69121',
    );
    const untouched = randomStreams(short.seed);
    for (const stream of worldStreams)
      expect(state.random[stream].state()).toEqual(untouched[stream].state());
  });

  const strange: Config = {
    ...short,
    ...{ gravity: 5, sensorNoise: 0.05, actuatorNoise: 0.1, actionDelay: 1, worldSpread: 1.5 },
    reward: 'fall',
  };

  test('in a world that errs starts where others start and explores as they do', async () => {
    const [plain, other] = [await trained(short), await trained(strange)];
    const stream = randomStreams(short.seed).reset;
    const firstStart = Array.from({ length: 4 }, () => stream.between(-0.05, 0.05));
    expect([...plain.replay.state.subarray(0, 4)]).toEqual(firstStart.map(Math.fround));
    expect(other.random.reset.state()).toEqual(plain.random.reset.state());
    expect(other.random.evaluation.state()).toEqual(plain.random.evaluation.state());
    expect(other.learner.online).not.toEqual(plain.learner.online);
  });

  test('is paid nothing until it falls, and its curve counts steps all the same', async () => {
    const { replay, history } = await trained({ ...short, reward: 'fall' });
    const rewards = replay.reward.subarray(0, replay.size);
    expect(new Set(rewards)).toEqual(new Set([0, Math.fround(-0.01)]));
    expect(rewards.filter((reward) => reward < 0)).toHaveLength(history.length);
    for (const { return: steps } of history) expect(steps).toBeGreaterThan(7);
  });

  test('in a world that errs goes on from its checkpoint to the same bits', async () => {
    const whole = await trainOn(createTrainingState(strange), 'reference');
    const half = await trainOn(createTrainingState(strange), 'reference', 30);
    const { state } = decodeCheckpoint(encodeCheckpoint(half, 1));
    expect(everythingOf(await trainOn(state, 'reference'))).toEqual(everythingOf(whole));
  });
});

test('the knobs’ defaults are Gymnasium’s constants', () => {
  expect(worldOf(defaultConfig())).toEqual({
    gravity: 9.8,
    cartMass: 1,
    poleMass: 0.1,
    halfPoleLength: 0.5,
    forceMagnitude: 10,
    timeStep: 0.02,
    angleLimit: (12 * 2 * Math.PI) / 360,
    positionLimit: 2.4,
    startRange: 0.05,
    cartFriction: 0,
    poleFriction: 0,
    sensorNoise: 0,
    actionDelay: 0,
    actuatorNoise: 0,
    actuatorFault: 'dropped',
  });
});
