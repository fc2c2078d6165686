import { describe, expect, test } from 'vitest';
import { type Config, configProblems, defaultConfig, liveChanges } from '../../src/core/config.ts';
import { cornerStarts, evaluationStarts, greedyReturns, summarise } from '../../src/core/evaluate.ts';
import { History } from '../../src/core/history.ts';
import { ladderConfigs } from '../../src/core/ladder.ts';
import type { Learner, Policy } from '../../src/core/learner.ts';
import { DivergedError } from '../../src/core/learner-calls.ts';
import { createPolicy } from '../../src/core/policy.ts';
import { nearestPreset, PRESET_NAMES, PRESETS, presetOf } from '../../src/core/presets.ts';
import { Random } from '../../src/core/random.ts';
import { epsilonAt, importanceExponentAt, learningRateAt } from '../../src/core/schedule.ts';
import { logLine, scorePoints } from '../../src/core/score-log.ts';
import { train } from '../../src/core/train.ts';
import { createTrainingState, type TrainingState } from '../../src/core/training-state.ts';
import { inGymnasium } from '../../src/core/world.ts';
import { createReferenceLearner } from '../../src/learners/reference/learner.ts';
import { createSimdLearner } from '../../src/learners/simd/learner.ts';
import { createSimdPolicy } from '../../src/learners/simd/policy.ts';
import { episodeRecord } from '../support/episode-record.ts';

const short: Config = { ...PRESETS.blog, hiddenWidth: 32, episodes: 60, learningStarts: 200 };

async function trained(config: Config, policy?: Policy): Promise<TrainingState> {
  const state = createTrainingState(config);
  const tools = {
    learner: createReferenceLearner(),
    policy: policy ?? createPolicy(state.learner.shape),
  };
  for await (const _ of train(state, tools));
  return state;
}

describe('train', () => {
  test('repeats a run to the bit from the same seed', async () => {
    const [first, second] = await Promise.all([trained(short), trained(short)]);
    expect(first.learner.updates).toBeGreaterThan(300);
    expect(second.learner.online).toEqual(first.learner.online);
    expect(second.history).toEqual(first.history);
    const other = await trained({ ...short, seed: 1 });
    expect(other.learner.online).not.toEqual(first.learner.online);
  });

  test('keeps the draws of one stream apart from the knobs of another', async () => {
    const start = (state: TrainingState) => [...state.replay.state.subarray(0, 4)];
    const [base, curious] = [
      await trained(short),
      await trained({ ...short, epsilonSchedule: 'episodes', epsilonStart: 1 }),
    ];
    expect(start(curious)).toEqual(start(base));
    expect(curious.initialParameters).toEqual(base.initialParameters);
    expect([...curious.history].map(({ return: length }) => length)).not.toEqual(
      [...base.history].map((r) => r.return),
    );
  });

  test("makes the blog's 10 updates after each episode once the buffer holds more than learning needs", async () => {
    const history = [...(await trained(short)).history];
    for (const [i, { updates, bufferSize }] of history.entries()) {
      const before = history[i - 1]?.updates ?? 0;
      expect(updates - before).toBe(bufferSize > 200 ? 10 : 0);
    }
  });

  test('makes updates in proportion to steps and carries the remainder over', async () => {
    const config: Config = {
      ...defaultConfig(),
      ...{ hiddenWidth: 16, episodes: 40, learningStarts: 31, updatesPerStep: 0.25 },
    };
    const history = [...(await trained(config)).history];
    const first = history.findIndex(({ updates }) => updates > 0);
    const stepsBefore = history[first - 1]?.environmentSteps ?? 0;
    const last = history.at(-1);
    expect(last?.updates).toBe(Math.floor(0.25 * ((last?.environmentSteps ?? 0) - stepsBefore)));
  });

  test('copies the target network every 20 episodes and leaves it alone between', async () => {
    const state = createTrainingState(short);
    const tools = { learner: createReferenceLearner(), policy: createPolicy(state.learner.shape) };
    for await (const { episode, updates } of train(state, tools)) {
      const same = state.learner.target.every((weight, i) => weight === state.learner.online[i]);
      if (updates > 0) expect(same).toBe(episode % 20 === 0);
    }
  });

  test('stops as soon as a weight is no number, with the weights from after the last whole episode', async () => {
    const state = createTrainingState(short);
    const reference = createReferenceLearner();
    let last = { episode: -1, online: new Float32Array() };
    const learner: Learner = {
      ...reference,
      async learn(learnerState, batches, rule) {
        const stats = await reference.learn(learnerState, batches, rule);
        if (learnerState.updates > 100) learnerState.online[17] = Number.NaN;
        return stats;
      },
    };
    const run = async () => {
      for await (const { episode } of train(state, { learner, policy: createPolicy(state.learner.shape) }))
        last = { episode, online: state.learner.online.slice() };
    };
    await expect(run()).rejects.toThrow(DivergedError);
    expect(state.learner.online).toEqual(last.online);
    expect(state.history.at(-1)).toMatchObject({ episode: last.episode, updates: 100 });
    expect(last.online.every(Number.isFinite)).toBe(true);
  });

  test('records max Q and the discounted return as means over an episode of three steps, by hand', async () => {
    const believed = [
      [1, 2],
      [5, -1],
      [0, 4],
    ] as const;
    let step = 0;
    const policy: Policy = {
      load() {
        step = 0; // an episode begins
      },
      qValues(_, __, out) {
        out.set(believed[step] ?? [0, 0]);
        step += 1;
      },
    };
    // Shoved this hard at every step, some episode is over after three.
    const shoved: Config = { ...short, pushInterval: 1, pushStrength: 3, learningStarts: 10_000 };
    const { history } = await trained({ ...shoved, gamma: 0.5, rewardDivisor: 2 }, policy);
    expect([...history].find(({ return: length }) => length === 3)).toMatchObject({
      maxQ: expect.closeTo((2 + 5 + 4) / 3, 12),
      discountedReturn: expect.closeTo((0.875 + 0.75 + 0.5) / 3, 12), // ½ + ½ (½ + ½ · ½), ½ + ½ · ½, ½
    });
  });

  test('takes a changed ε and learning rate over with the next episode, and no knob that is not live', async () => {
    const rates: number[] = [];
    const reference = createReferenceLearner();
    const learner: Learner = {
      ...reference,
      learn(learnerState, batches, rule) {
        rates.push(rule.learningRate);
        return reference.learn(learnerState, batches, rule);
      },
    };
    const always = (epsilon: number) => ({ epsilonStart: epsilon, epsilonEnd: epsilon });
    const settings: Config = { ...short, epsilonSchedule: 'episodes', learningStarts: 50 };
    const state = createTrainingState({ ...settings, ...always(0.1) });
    const run = train(state, { learner, policy: createPolicy(state.learner.shape) });
    while (rates.length === 0) await run.next();
    expect([state.history.at(-1)?.epsilon, rates.at(-1)]).toEqual([0.1, 0.0005]);

    const changes = { ...always(0.25), learningRate: 0.004, batchSize: 8, gamma: 0.5 };
    state.config = { ...state.config, ...liveChanges(changes) };
    await run.next();
    expect([state.history.at(-1)?.epsilon, rates.at(-1)]).toEqual([0.25, 0.004]);
    expect(state.config).toMatchObject({ batchSize: 32, gamma: 0.98 });
  });

  test('solves CartPole with the default settings: 100 unseen starts of seed 0 all reach 500 steps', async () => {
    const state = createTrainingState(defaultConfig());
    const policy = (await createSimdPolicy())(state.learner.shape);
    for await (const _ of train(state, { learner: await createSimdLearner(), policy }));
    expect(state.solved).toBe(true);
    policy.load(state.best?.parameters ?? new Float32Array());
    const starts = evaluationStarts(100, 0.05, Random.seeded(12_345));
    expect(summarise(await greedyReturns(policy, starts, { worlds: inGymnasium }))).toMatchObject({
      mean: 500,
      full: 100,
    });
  });
});

describe('the value expected and the one obtained', () => {
  /** Leans after the pole, which never falls, and expects 1 a hundred steps' worth: 0.01 / (1 − 0.99). */
  const balancing: Policy = {
    load() {},
    qValues(observations, count, out) {
      for (let row = 0; row < count; row += 1) {
        const [x = 0, v = 0, angle = 0, turning = 0] = observations.subarray(4 * row, 4 * row + 4);
        out.set(angle + turning + 0.1 * x + 0.2 * v > 0 ? [0.5, 1] : [1, 0.5], 2 * row);
      }
    },
  };
  const untouched: Config = { ...defaultConfig(), episodes: 1, epsilonStart: 0, learningStarts: 1000 };
  const firstEpisode = async (config: Partial<Config>, policy = balancing) => {
    const state = createTrainingState({ ...untouched, ...config });
    for await (const record of train(state, { learner: createReferenceLearner(), policy })) return record;
    throw new Error('No episode was played.');
  };

  // The states 0 … 201, from which 299 … 500 steps remain: the mean of 1 − 0.99ᵏ over k = 299 … 500.
  test('are nearly one for a perfect network whose episode was cut at 500 steps', async () => {
    const { return: length, maxQ, discountedReturn } = await firstEpisode({});
    expect([length, maxQ]).toEqual([500, 1]);
    expect(discountedReturn).toBeCloseTo(0.978697, 6);
  });

  test('are none where a cut takes too much from every state to tell', async () => {
    expect(await firstEpisode({ gamma: 1 })).toMatchObject({
      maxQ: Number.NaN,
      discountedReturn: Number.NaN,
    });
  });

  // With γ 0.5 and rewards of 1, the last k steps are worth 2 − 2¹⁻ᵏ: the mean over n of them is 2 − (2 − 2¹⁻ⁿ) / n.
  test('are averaged over every state of an episode that ended in a fall', async () => {
    const falling: Policy = { ...balancing, qValues: (_, count, out) => out.subarray(0, 2 * count).fill(3) };
    const {
      return: n,
      maxQ,
      discountedReturn,
    } = await firstEpisode({ gamma: 0.5, rewardDivisor: 1 }, falling);
    expect(n).toBeLessThan(12);
    expect(maxQ).toBe(3);
    expect(discountedReturn).toBeCloseTo(2 - (2 - 2 ** (1 - n)) / n, 12);
  });
});

describe('schedules', () => {
  test("ε falls as the blog's formula says: 8% at first, 7.9% at episode 20, 5.5% at 500, never below 1%", () => {
    const epsilon = (episode: number) => epsilonAt(PRESETS.blog, episode, 0);
    expect(epsilon(0)).toBe(0.08);
    expect(epsilon(20)).toBe(0.079);
    expect(epsilon(500)).toBeCloseTo(0.055, 12);
    expect(epsilon(5000)).toBe(0.01);
  });

  test('ε falls linearly in episodes and in steps, then stays', () => {
    const inEpisodes = { ...defaultConfig(), epsilonStart: 1, epsilonEnd: 0.2, epsilonDecayEpisodes: 40 };
    expect([0, 10, 40, 99].map((n) => epsilonAt(inEpisodes, n, 0))).toEqual(
      [1, 0.8, 0.2, 0.2].map((e) => expect.closeTo(e, 12)),
    );
    const inSteps: Config = { ...inEpisodes, epsilonSchedule: 'steps', epsilonDecaySteps: 1000 };
    expect(epsilonAt(inSteps, 0, 500)).toBeCloseTo(0.6, 12);
  });

  test('the learning rate falls to a tenth over the run when asked to', () => {
    const config: Config = {
      ...defaultConfig(),
      learningRate: 0.01,
      learningRateDecay: 'linear',
      episodes: 100,
    };
    expect([0, 50, 100].map((n) => learningRateAt(config, n, 40 * n))).toEqual(
      [0.01, 0.0055, 0.001].map((r) => expect.closeTo(r, 12)),
    );
  });

  test('what changes over a run goes by its steps where their limit is the nearer one', () => {
    const config: Config = {
      ...defaultConfig(),
      learningRate: 0.01,
      learningRateDecay: 'linear',
      importanceExponent: 0.4,
      episodes: 100_000,
      maxEnvironmentSteps: 50_000,
    };
    expect(learningRateAt(config, 500, 25_000)).toBeCloseTo(0.0055, 12);
    expect(importanceExponentAt(config, 500, 25_000)).toBeCloseTo(0.7, 12);
    expect(learningRateAt(config, 50_000, 500)).toBeCloseTo(0.0055, 12);
    expect(importanceExponentAt(config, 2000, 50_321)).toBe(1);
  });
});

describe('config', () => {
  test('a live knob takes no value beyond its range in the middle of a run', () => {
    expect(liveChanges({ epsilonEnd: 0.02, epsilonStart: 1.5, learningRate: Number.NaN, seed: 3 })).toEqual({
      epsilonEnd: 0.02,
    });
  });

  test('every preset can be run', () => {
    for (const name of PRESET_NAMES) expect(configProblems(PRESETS[name])).toEqual([]);
  });

  test('is of the preset that it differs from in the fewest knobs, whatever its seed', () => {
    for (const name of PRESET_NAMES) expect(nearestPreset({ ...PRESETS[name], seed: 9 })).toBe(name);
    const turned: Config = { ...PRESETS.blog, gamma: 0.5, doubleDqn: true };
    expect([nearestPreset(turned), presetOf(turned)]).toEqual(['blog', null]);
  });

  test('the ladder climbs from the blog’s preset to the default one', () => {
    const rungs = ladderConfigs().map(({ config }) => presetOf(config));
    expect([rungs.at(0), rungs.at(-1)]).toEqual(['blog', 'reliable']);
  });

  test('a minibatch larger than what the buffer holds at the first update is a problem of the batch size', () => {
    const problems = configProblems({ ...defaultConfig(), batchSize: 512, learningStarts: 500 });
    expect(problems).toEqual([
      { knob: 'batchSize', code: 'batch-exceeds-start', values: { batchSize: 512, learningStarts: 500 } },
    ]);
  });
});

describe('score', () => {
  const record = (episode: number, length: number) =>
    episodeRecord({ episode, return: length, epsilon: 0.079, bufferSize: 210 });
  const records = History.of(Array.from({ length: 41 }, (_, n) => record(n, n <= 20 ? 10 : 20)));

  test("sums 21 episodes for the first point and divides by 20, as the blog's program does", () => {
    expect(scorePoints(records).map(({ episode, score }) => [episode, score])).toEqual([
      [20, 10.5],
      [40, 20],
    ]);
  });

  test('rounds halves as Python does, to even', () => {
    // python3 -c "print('{:.1f} {:.1f}'.format(10.25, 10.75))" → 10.2 10.8
    expect(logLine({ episode: 40, score: 10.25, bufferSize: 1, epsilon: 0.0625 })).toBe(
      'n_episode :40, score : 10.2, n_buffer : 1, eps : 6.2%',
    );
    expect(logLine({ episode: 40, score: 10.75, bufferSize: 1, epsilon: 0.0625 })).toContain('score : 10.8,');
  });

  test("is logged in the blog's words", () => {
    expect(logLine({ episode: 20, score: 9.8, bufferSize: 210, epsilon: 0.079 })).toBe(
      'n_episode :20, score : 9.8, n_buffer : 210, eps : 7.9%',
    );
  });
});

describe('greedy evaluation', () => {
  /** Always pushes to one side. */
  const stubborn: Policy = {
    load() {},
    qValues: (_, count, out) => out.fill(0).set(Array.from({ length: 2 * count }, (__, i) => i % 2)),
  };

  test('starts from the 16 corners of the box and then from random points in it', () => {
    expect(new Set(cornerStarts(0.05).map((start) => Object.values(start).join())).size).toBe(16);
    const starts = evaluationStarts(20, 0.05, Random.seeded(0));
    expect(starts).toHaveLength(20);
    for (const start of starts)
      for (const x of Object.values(start)) expect(Math.abs(x)).toBeLessThanOrEqual(0.05);
  });

  test('a policy that always pushes right falls after 8 to 11 steps from everywhere', async () => {
    const returns = await greedyReturns(stubborn, evaluationStarts(50, 0.05, Random.seeded(0)), {
      worlds: inGymnasium,
    });
    expect(Math.min(...returns)).toBeGreaterThanOrEqual(8);
    expect(Math.max(...returns)).toBeLessThanOrEqual(11);
  });

  test('leaves the start states as they were, to be tried again', async () => {
    const starts = cornerStarts(0.05);
    const again = () => greedyReturns(stubborn, starts, { worlds: inGymnasium });
    const [first, second] = [await again(), await again()];
    expect(starts).toEqual(cornerStarts(0.05));
    expect(second).toEqual(first);
  });
});
