import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Config, defaultConfig } from '../../src/core/config.ts';
import { createFeedForwardPolicy } from '../../src/core/feed-forward.ts';
import { History } from '../../src/core/history.ts';
import { createLearnerState } from '../../src/core/learner.ts';
import { PRESETS } from '../../src/core/presets.ts';
import { Random } from '../../src/core/random.ts';
import { logLine, scorePoints } from '../../src/core/score-log.ts';
import { train } from '../../src/core/train.ts';
import { createTrainingState } from '../../src/core/training-state.ts';
import { decodeCheckpoint } from '../../src/files/checkpoint.ts';
import { createSimdLearner } from '../../src/learners/simd/learner.ts';
import { createSimdPolicy } from '../../src/learners/simd/policy.ts';
import type { Command } from '../../src/worker/protocol.ts';
import { TestTrainer } from '../support/trainer.ts';

let trainer: TestTrainer;
beforeEach(() => {
  trainer = new TestTrainer();
});
afterEach(() => trainer.dispose());

const start = (
  config: Partial<Config>,
  rest: Partial<Extract<Command, { type: 'start' }>> = {},
): Command => ({
  type: 'start',
  run: 1,
  id: 'run',
  config: { ...PRESETS.blog, ...config },
  pace: 'max',
  learner: 'auto',
  ...rest,
});

describe('the training worker', () => {
  test("trains the blog's 500 episodes on the learner it chose itself and says why", async () => {
    trainer.send(start({}));
    const { learner } = await trainer.next('started');
    expect(learner).toMatchObject({
      name: 'simd',
      reason: 'software-webgl',
      gpu: expect.stringMatching(/SwiftShader/),
    });
    const finished = await trainer.next('finished');
    expect(finished.reason).toBe('episodes');
    expect(finished.test.episodes).toBe(100);
    expect(trainer.episodes.map(({ episode }) => episode)).toEqual(Array.from({ length: 500 }, (_, n) => n));
    const lines = scorePoints(History.of(trainer.episodes)).map(logLine);
    expect(lines).toHaveLength(24);
    expect(lines[0]).toMatch(/^n_episode :20, score : \d+\.\d, n_buffer : \d+, eps : 7\.9%$/);
  });

  test('does in the worker, bit for bit, what the same seed does outside of it', async () => {
    trainer.send(start({ seed: 3, episodes: 150 }, { learner: 'simd' }));
    const { last } = await trainer.next('finished');
    const state = createTrainingState({ ...PRESETS.blog, seed: 3, episodes: 150 });
    const policy = (await createSimdPolicy())(state.learner.shape);
    for await (const _ of train(state, { learner: await createSimdLearner(), policy }));
    expect(last).toEqual(state.learner.online);
  });

  test('begins with the weights of a file, and says which', async () => {
    const state = createTrainingState({ ...PRESETS.blog, seed: 8 });
    const { shape, online: parameters } = state.learner;
    const from = { shape, parameters, name: 'mine.onnx' };
    trainer.send(start({ episodes: 5 }, { from }));
    const { initialParameters, trainedFrom } = await trainer.next('started');
    expect(initialParameters).toEqual(from.parameters);
    expect(trainedFrom).toBe('mine.onnx');
    const { checkpoint } = await trainer.next('autosaved');
    expect(decodeCheckpoint(checkpoint).state.trainedFrom).toBe('mine.onnx');
  });

  test('learns on real WebGL', async () => {
    trainer.send(start({ episodes: 30, learningStarts: 100 }, { learner: 'webgl' }));
    expect((await trainer.next('started')).learner).toMatchObject({ name: 'webgl', reason: 'requested' });
    const { last } = await trainer.next('finished');
    expect(trainer.episodes.at(-1)?.updates).toBeGreaterThan(100);
    expect(trainer.episodes.at(-1)?.loss).toBeGreaterThan(0);
    expect(last.every(Number.isFinite)).toBe(true);
  });

  test('holds still while paused, plays a single episode when asked, and goes on', async () => {
    trainer.send(start({}));
    await trainer.next('progress');
    trainer.send({ type: 'pause', run: 1 });
    expect(await trainer.next('paused')).toMatchObject({ paused: true });
    const count = trainer.episodes.length;
    trainer.send({ type: 'stepEpisode', run: 1 });
    await trainer.next('paused', trainer.reports.findIndex((report) => report.type === 'paused') + 1);
    expect(trainer.episodes.length).toBe(count + 1);
    trainer.send({ type: 'resume', run: 1 });
    await trainer.next('finished');
    expect(trainer.episodes.length).toBe(500);
  });

  test('takes pause and stop in the middle of the updates after an episode, on WebGL too', async () => {
    trainer.send(start({ learningStarts: 10_000, updatesPerEpisode: 0 }, { learner: 'webgl' }));
    await trainer.next('started');
    trainer.send({ type: 'stop', run: 1 });
    await trainer.next('finished');
    // 1,000 updates, some seconds on software WebGL, follow the first episode.
    trainer.send(
      start({ learningStarts: 4, batchSize: 4, updatesPerEpisode: 1000 }, { run: 2, learner: 'webgl' }),
    );
    const began = trainer.reports.length;
    await trainer.next('started', began);
    trainer.send({ type: 'wantTrajectory', run: 2 });
    trainer.send({ type: 'pause', run: 2 });
    await trainer.next('paused', began);
    trainer.send({ type: 'resume', run: 2 });
    trainer.send({ type: 'stop', run: 2 });
    const { reason } = await trainer.next('finished', began);
    expect(reason).toBe('stopped');
    const records = trainer.reports
      .slice(began)
      .flatMap((each) => (each.type === 'progress' ? each.records : []));
    expect(records).toHaveLength(0);
  });

  test('starts with a single episode and stays paused', async () => {
    trainer.send(start({}, { play: false }));
    trainer.send({ type: 'stepEpisode', run: 1 });
    expect((await trainer.next('started')).paused).toBe(true);
    await trainer.next('progress');
    trainer.send({ type: 'inspectUpdate', run: 1 });
    expect((await trainer.next('inspected')).update).toBeNull();
    expect(trainer.episodes.length).toBe(1);
  });

  test('takes over a live knob in the middle of a run, and says that another one changed nothing', async () => {
    trainer.send(start({ epsilonSchedule: 'episodes', epsilonEnd: 0.1 }, { play: false }));
    trainer.send({ type: 'stepEpisode', run: 1 });
    await trainer.next('progress');
    trainer.send({ type: 'setLive', run: 1, changes: { epsilonStart: 0.5, epsilonEnd: 0.5, batchSize: 8 } });
    const { config, changed } = await trainer.next('configChanged');
    expect(changed).toEqual(['epsilonStart', 'epsilonEnd']);
    expect(config).toMatchObject({ epsilonEnd: 0.5, batchSize: 32 });
    const before = trainer.reports.length;
    trainer.send({ type: 'stepEpisode', run: 1 });
    await trainer.next('progress', before);
    expect(trainer.episodes.at(-1)).toMatchObject({ episode: 1, epsilon: 0.5 });
  });

  test('takes an update apart at the end, when the replay buffer goes, unless one was before', async () => {
    const settings = { learningStarts: 4, batchSize: 4 };
    trainer.send(start({ ...settings, episodes: 3 }));
    await trainer.next('finished');
    expect((await trainer.next('inspected')).update?.size).toBe(4);

    const began = trainer.reports.length;
    trainer.send(start(settings, { run: 2, play: false }));
    trainer.send({ type: 'stepEpisode', run: 2 });
    await trainer.next('progress', began);
    trainer.send({ type: 'inspectUpdate', run: 2 });
    await trainer.next('inspected', began);
    trainer.send({ type: 'stop', run: 2 });
    await trainer.next('finished', began);
    expect(trainer.reports.slice(began).filter(({ type }) => type === 'inspected')).toHaveLength(1);
  });

  test('a single step from a pause in the rest after a slow episode is one more episode', async () => {
    trainer.send(start({}, { pace: 1 }));
    await trainer.next('started');
    trainer.send({ type: 'wantTrajectory', run: 1 });
    await trainer.next('trajectory'); // the first episode is played; its time, a fifth of a second, is not over
    trainer.send({ type: 'pause', run: 1 });
    await trainer.next('paused');
    const count = trainer.episodes.length;
    trainer.send({ type: 'stepEpisode', run: 1 });
    const held = () => trainer.reports.filter((each) => each.type === 'paused' && each.paused).length;
    while (held() < 2) await trainer.next('paused', trainer.reports.length);
    expect(trainer.episodes.length).toBe(count + 1);
  });

  test('plays at the pace asked for: ×16 keeps 500 steps above half a second', async () => {
    trainer.send(start({ episodes: 60 }, { pace: 16 }));
    const { elapsedSeconds } = await trainer.next('finished');
    const steps = trainer.episodes.at(-1)?.environmentSteps ?? 0;
    expect(elapsedSeconds).toBeGreaterThan(steps / (50 * 16) - 0.1);
  });

  test('takes the pace that was asked for last, though the run was still starting', async () => {
    trainer.send(start({ episodes: 30 }, { pace: 'max' }));
    trainer.send({ type: 'setPace', pace: 1 });
    await trainer.next('started');
    trainer.send({ type: 'wantTrajectory', run: 1 });
    const { trajectory } = await trainer.next('trajectory');
    const began = performance.now();
    await trainer.next('progress', trainer.reports.length);
    trainer.send({ type: 'setPace', pace: 'max' });
    await trainer.next('finished');
    expect(trajectory.length).toBeGreaterThan(7);
    expect(performance.now() - began).toBeGreaterThan(100); // at ×1 eight steps take 160 ms
  });

  test.each(['auto', 'reference'] as const)(
    'trains an imported network of other widths further, learner %s',
    async (learner) => {
      const shape = { hidden: [12, 10] } as const;
      const { online: parameters } = createLearnerState(shape, Random.seeded(7));
      const from = { shape, parameters, name: 'theirs.json' };
      trainer.send(start({ episodes: 12, learningStarts: 40 }, { learner, from }));
      const started = await trainer.next('started');
      expect(started.shape).toEqual(shape);
      expect(started.initialParameters).toEqual(from.parameters);
      expect(started.learner).toMatchObject(
        learner === 'auto'
          ? { name: 'webgl', reason: 'shape-unsupported' }
          : { name: 'reference', reason: 'requested' },
      );
      const { last, shape: trained } = await trainer.next('finished');
      expect(trained).toEqual(shape);
      expect(last).not.toEqual(from.parameters);
      const { checkpoint } = await trainer.next(
        'autosaved',
        0,
        ({ episodes }) => episodes === trainer.episodes.length,
      );
      expect(decodeCheckpoint(checkpoint).state.learner).toMatchObject({ shape, online: last });
    },
  );

  test('sends one whole episode when asked for one, with the Q-values of the weights that played it', async () => {
    trainer.send(start({ episodes: 300 }));
    await trainer.next('started');
    trainer.send({ type: 'wantTrajectory', run: 1 });
    const { trajectory, weights } = await trainer.next('trajectory');
    await trainer.next('finished');
    expect(trainer.reports.filter(({ type }) => type === 'trajectory')).toHaveLength(1);
    expect(trajectory.states).toHaveLength(4 * (trajectory.length + 1));
    const policy = createFeedForwardPolicy(weights.shape);
    policy.load(weights.parameters);
    const q = new Float32Array(2 * trajectory.length);
    policy.qValues(trajectory.states, trajectory.length, q);
    for (const [i, value] of q.entries()) expect(trajectory.qValues[i]).toBeCloseTo(value, 5);
  });

  test('keeps the best weights of a solved run and stops', async () => {
    trainer.send({ ...start({}), config: defaultConfig() } as Command);
    const finished = await trainer.next('finished');
    const best = trainer.reports.findLast((report) => report.type === 'best');
    expect(finished.reason).toBe('solved');
    expect(best?.best.evaluation.full).toBe(best?.best.evaluation.episodes);
    expect(finished.kept).toEqual(best?.best.parameters);
  });

  test('changes the learner in the middle of a run and goes on', async () => {
    trainer.send(start({ learningStarts: 100 }, { learner: 'reference' }));
    await trainer.next('progress');
    trainer.send({ type: 'setLearner', learner: 'simd' });
    expect((await trainer.next('learnerChanged')).learner.name).toBe('simd');
    await trainer.next('finished');
    expect(trainer.episodes.length).toBe(500);
  });

  test('drops a run for the next one: nothing of the first comes after the second has started', async () => {
    trainer.send(start({}));
    await trainer.next('progress');
    trainer.send(start({ episodes: 5 }, { run: 2 }));
    const second = () => trainer.reports.findIndex((each) => each.type === 'started' && each.run === 2);
    while (second() < 0) await trainer.next('started', trainer.reports.length);
    await trainer.next('finished', second());
    const after = trainer.reports.slice(second());
    expect(after.every((each) => !('run' in each) || each.run === 2)).toBe(true);
    const records = after.flatMap((each) => (each.type === 'progress' ? each.records : []));
    expect(records.map(({ episode }) => episode)).toEqual([0, 1, 2, 3, 4]);
  });
});
