import { afterEach, describe, expect, test } from 'vitest';
import type { Config } from '../../src/core/config.ts';
import { LEARNER_NAMES } from '../../src/core/learner.ts';
import { PRESETS } from '../../src/core/presets.ts';
import type { Command, LearnerChoice } from '../../src/worker/protocol.ts';
import { TestTrainer } from '../support/trainer.ts';
import faultsWorker from './faults.worker.ts?worker&url';
import type { LossChannel, LossPlan } from './lost-contexts.ts';
import { distance } from './webgl-support.ts';

const trainers: TestTrainer[] = [];
afterEach(() => {
  for (const trainer of trainers.splice(0)) trainer.dispose();
});

function fragileTrainer(plan: LossPlan): TestTrainer {
  const trainer = new TestTrainer(new Worker(faultsWorker, { type: 'module', name: JSON.stringify(plan) }));
  trainers.push(trainer);
  return trainer;
}

const start = (config: Partial<Config>, learner: LearnerChoice, run = 1) =>
  ({
    type: 'start',
    run,
    id: `run-${run}`,
    config: { ...PRESETS.blog, learningStarts: 100, hiddenWidth: 16, ...config },
    pace: 16, // leaves the page time to answer
    learner,
  }) satisfies Command;

/** Trains to the end; whenever the GPU was given up for good, it is chosen anew, as a person could. */
async function trainOnWebgl(episodes: number, plan: LossPlan) {
  const trainer = fragileTrainer(plan);
  let losses = 0;
  const channel = new BroadcastChannel('lost-contexts' satisfies LossChannel);
  channel.onmessage = ({ data }) => {
    losses = data;
  };
  trainer.worker.addEventListener('message', ({ data }) => {
    if (data.type !== 'learnerChanged' || data.learner.name === 'webgl') return;
    trainer.send({ type: 'pause', run: 1 });
    trainer.send({ type: 'setLearner', learner: 'webgl' });
    trainer.send({ type: 'resume', run: 1 });
  });
  trainer.send(start({ episodes }, 'webgl'));
  expect((await trainer.next('started')).learner.name).toBe('webgl');
  const { last } = await trainer.next('finished');
  channel.close();
  const changes = trainer.reports.flatMap((report) =>
    report.type === 'learnerChanged' ? [`${report.learner.name}, ${report.learner.reason}`] : [],
  );
  return { last, losses, changes, updates: trainer.episodes.at(-1)?.updates };
}

describe('a WebGL context that is lost', () => {
  test('20 times in a run, at random moments, changes nothing of what is learnt', async () => {
    const calm = await trainOnWebgl(60, { losses: 0, seed: 0, within: 1 });
    const disturbed = await trainOnWebgl(60, { losses: 20, seed: 1, within: 100 });
    expect(disturbed.losses).toBe(20);
    expect(disturbed.updates).toBe(calm.updates);
    expect(distance(disturbed.last, calm.last)).toBeLessThan(1e-5);
    // Taken up again three times, then handed to SIMD, until someone chooses the GPU again.
    const taken = 'webgl, device-lost';
    expect(disturbed.changes.slice(0, 5)).toEqual([
      taken,
      taken,
      taken,
      'simd, device-lost',
      'webgl, requested',
    ]);
  });

  test('before Train is pressed is replaced, and the page is told', async () => {
    const trainer = fragileTrainer({ losses: 1, seed: 3, within: 5 });
    const { config } = start({}, 'webgl');
    trainer.send({ type: 'prepare', config, learner: 'webgl' });
    const first = await trainer.next('ready');
    expect(first.learner).toMatchObject({ name: 'webgl', reason: 'requested' });
    const second = await trainer.next('ready', trainer.reports.indexOf(first) + 1);
    expect(second.learner).toMatchObject({ name: 'webgl', reason: 'device-lost' });
  });

  test.each([1, 2, 4, 5])('while it is being set up keeps no run from ending, seed %i', async (seed) => {
    const trainer = fragileTrainer({ losses: 1, seed, within: 9 });
    const command = start({ episodes: 30 }, 'webgl');
    trainer.send({ type: 'prepare', config: command.config, learner: 'webgl' });
    trainer.send(command);
    expect((await trainer.next('finished')).reason).toBe('episodes');
    const seen = trainer.reports.flatMap((report) => ('learner' in report ? [report.learner.reason] : []));
    expect(seen).toContain('device-lost');
  });
});

// TensorFlow.js on software WebGL would take a minute: its own test lets numbers grow on the processor.
describe.each(LEARNER_NAMES.filter((name) => name !== 'tfjs'))(
  'numbers that grow beyond all bounds on %s',
  (learner) => {
    const diverging: Partial<Config> = {
      learningRate: 10,
      gamma: 2,
      loss: 'squared',
      rewardDivisor: 0.001,
      updatesPerEpisode: 10,
      targetUpdate: 'polyak',
      polyakTau: 1,
    };

    test('end the run with the last finite weights; the next run trains', async () => {
      const trainer = fragileTrainer({ losses: 0, seed: 0, within: 1 });
      trainer.send({ ...start(diverging, learner), pace: 'max' });
      const failed = await trainer.next('failed');
      expect(failed.reason).toBe('diverged');
      expect(failed.last?.every(Number.isFinite)).toBe(true);
      const { initialParameters } = await trainer.next('started');
      expect(failed.last).not.toEqual(initialParameters);

      const from = trainer.reports.length;
      trainer.send(start({ episodes: 20 }, learner, 2));
      expect((await trainer.next('finished', from)).last.every(Number.isFinite)).toBe(true);
    });
  },
);

test.each([{ learningRate: 1 }, { gamma: 1.5 }])('%o is allowed and trained as it stands', async (config) => {
  const trainer = fragileTrainer({ losses: 0, seed: 0, within: 1 });
  trainer.send({ ...start({ ...config, episodes: 60 }, 'simd'), pace: 'max' });
  expect((await trainer.next('started')).config).toMatchObject(config);
  expect((await trainer.next('finished')).reason).toBe('episodes');
});
