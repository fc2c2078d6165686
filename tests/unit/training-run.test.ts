import { afterEach, expect, test, vi } from 'vitest';
import { createSeedTools } from '../../scripts/study/seed.ts';
import { type Config, defaultConfig } from '../../src/core/config.ts';
import { createTrainingState } from '../../src/core/training-state.ts';
import type { Report } from '../../src/worker/protocol.ts';
import { TrainingRun, type TrainingRunOptions } from '../../src/worker/training-run.ts';

afterEach(() => {
  vi.useRealTimers();
});

const small: Config = { ...defaultConfig(), hiddenWidth: 16, learningStarts: 64, stopWhenSolved: false };

async function runOf(config: Config, changes: Partial<TrainingRunOptions>) {
  const state = createTrainingState(config);
  const { learner, policyFactory } = await createSeedTools('simd');
  return new TrainingRun({
    run: 1,
    state,
    learner,
    policy: policyFactory(state.learner.shape),
    pace: 'max',
    paused: false,
    keep: false,
    elapsedSeconds: 0,
    post: () => {},
    ...changes,
  });
}

test('paused in the middle of an evaluation, a run reports no best of an episode that it has not reported', async () => {
  const { policyFactory } = await createSeedTools('simd');
  const policy = policyFactory({ hidden: [16, 16] });
  let [episodes, bests, pauses] = [0, 0, 0];
  const tooEarly: number[] = [];
  const config = { ...small, episodes: 40, evaluationInterval: 1, evaluationThreshold: 0 };
  const run = await runOf(config, {
    policy: {
      ...policy,
      qValues(observations, count, out) {
        const isEvaluation = observations[0] === Math.fround(-config.evaluationRange); // its first start is a corner
        if (isEvaluation && !run.paused) {
          pauses += 1;
          run.setPaused(true);
          setImmediate(() => run.setPaused(false));
        }
        policy.qValues(observations, count, out);
      },
    },
    post(report: Report) {
      if (report.type === 'progress') episodes += report.records.length;
      if (report.type !== 'best') return;
      bests += 1;
      if (report.best.episode >= episodes) tooEarly.push(report.best.episode);
    },
  });
  await run.drive();
  expect(tooEarly).toEqual([]);
  expect(pauses).toBeGreaterThan(20);
  expect(bests).toBeGreaterThan(1);
});

test('stopped in the middle of slow updates, a run ends with the weights of the last episode that it reported', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const { learner } = await createSeedTools('simd');
  let afterEpisode = new Float32Array();
  let reported = { episodes: 0, updates: 0 };
  let end: Extract<Report, { type: 'finished' }> | null = null;
  const config: Config = { ...small, episodes: 20, updatesPer: 'episode', updatesPerEpisode: 40 };
  const run = await runOf(config, {
    learner: {
      ...learner,
      name: 'simd',
      device: learner.device,
      dispose: () => learner.dispose(),
      async learn(state, batches, rule) {
        const stats = await learner.learn(state, batches, rule);
        if (state.updates > 130) {
          run.stop();
          vi.advanceTimersByTime(1000); // longer than a stop waits for the episode
        }
        return stats;
      },
    },
    onEpisodeEnd: () => {
      afterEpisode = run.state.learner.online.slice();
    },
    post(report: Report) {
      if (report.type === 'progress')
        for (const { updates } of report.records) reported = { episodes: reported.episodes + 1, updates };
      if (report.type === 'finished') end = report;
    },
  });
  expect(await run.drive()).toBe('stopped');
  expect(run.state.learner.updates).toBeGreaterThan(reported.updates);
  expect(reported.updates % 40).toBe(0);
  expect(end).toMatchObject({ last: afterEpisode, kept: afterEpisode });
});
