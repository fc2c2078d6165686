import { describe, expect, test, vi } from 'vitest';
import { defaultConfig } from '../../src/core/config.ts';
import { quantile, wilsonInterval } from '../../src/core/statistics.ts';
import { isActive, type Run } from '../../src/runs/run.ts';
import { endedOf } from '../../src/runs/seed-run.ts';
import { scoreBand } from '../../src/ui/features/seeds/models.ts';
import { startStudy } from '../../src/ui/features/seeds/study.ts';
import { studyOf as keptStudyOf } from '../../src/ui/features/seeds/study-store.ts';
import { createSession } from '../../src/ui/session/create-session.ts';
import type { Trainer, TrainerEvents } from '../../src/ui/session/trainer.ts';
import type { Command } from '../../src/worker/protocol.ts';
import { episodeRecord } from '../support/episode-record.ts';

describe('a quantile', () => {
  // numpy.quantile([7, 1, 3, 10], [.25, .5, .75]) = [2.5, 5, 7.75]
  test('lies between the two nearest values, as NumPy has it', () => {
    const values = [7, 1, 3, 10];
    expect([0.25, 0.5, 0.75].map((share) => quantile(values, share))).toEqual([2.5, 5, 7.75]);
    expect(quantile([4], 0.25)).toBe(4);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe('the Wilson interval', () => {
  test.each([
    [10, 30, 0.1923, 0.5122],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [1, 2, 0.0945, 0.9055],
  ])('of %i of %i is %f to %f', (hits, n, low, high) => {
    const interval = wilsonInterval(hits, n);
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });

  test('of nothing is everything', () => {
    expect(wilsonInterval(0, 0)).toEqual([0, 1]);
  });
});

describe('the band of a study', () => {
  const ended = (...scores: number[]) => ({ scores, reason: 'episodes' }) as const;

  test('is median and quartiles at each 20 episodes, an early end counting on with its last score', () => {
    const curves = [ended(10, 50), ended(30), ended(20, 500), ended()];
    expect(scoreBand(curves)).toEqual({
      x: [20, 40],
      y: [20, 50],
      low: [15, 40],
      high: [25, 275],
    });
  });

  test('grows with the seeds in training, which count only as far as they have come', () => {
    const curves = [ended(10, 50), { scores: [30], reason: null }];
    expect(scoreBand(curves)).toMatchObject({ x: [20, 40], y: [20, 50] });
  });
});

/** A worker that does what the test says, when the test says it. */
function fakeTrainers() {
  const trainers: { events: TrainerEvents; sent: Command[]; disposed: boolean }[] = [];
  const createTrainer = (events: TrainerEvents): Trainer => {
    const trainer = { events, sent: [] as Command[], disposed: false };
    trainers.push(trainer);
    return {
      send: (command) => trainer.sent.push(command),
      dispose: () => {
        trainer.disposed = true;
      },
    };
  };
  return { trainers, createTrainer };
}

function studyOf(seeds: readonly number[], workers: number, look: (run: Run) => void = () => {}) {
  const { trainers, createTrainer } = fakeTrainers();
  const outcomes: Run[] = [];
  let ended = false;
  const cancel = startStudy({
    configs: seeds.map((seed) => ({ ...defaultConfig(), seed })),
    learner: 'simd',
    workers,
    createTrainer,
    onRun(run) {
      look(run);
      if (!isActive(run)) outcomes.push(run);
    },
    onEnd: () => {
      ended = true;
    },
  });
  const seedsOf = (worker: number) =>
    trainers[worker]?.sent.map((command) => (command.type === 'start' ? command.config.seed : null));
  return {
    ...{ trainers, outcomes, cancel, seedsOf },
    finish(worker: number, run: number) {
      const { events } = trainers[worker] ?? {};
      if (events === undefined) return;
      progress(events, run);
      finish(events, run);
    },
    hasEnded: () => ended,
  };
}

const progress = ({ onReport }: TrainerEvents, run = 1) =>
  onReport({ type: 'progress', run, records: [episodeRecord()], elapsedSeconds: 1 });

const finish = ({ onReport }: TrainerEvents, run = 1) =>
  onReport({
    type: 'finished',
    run,
    reason: 'solved',
    elapsedSeconds: 2,
    test: { mean: 500, min: 500, full: 100, episodes: 100, steps: 50_000 },
    shape: { hidden: [8, 8] },
    kept: new Float32Array(),
    last: new Float32Array(),
  });

describe('a seed study', () => {
  test('trains each seed once, as many at a time as there are workers', () => {
    const study = studyOf([5, 6, 7], 2);
    expect([study.seedsOf(0), study.seedsOf(1)]).toEqual([[5], [6]]);
    study.finish(1, 1);
    expect(study.seedsOf(1)).toEqual([6, 7]);
    study.finish(0, 1);
    study.finish(1, 2);
    expect(
      study.outcomes.map(({ config, history, elapsedSeconds }) => [
        config.seed,
        [...history.column('return')],
        elapsedSeconds,
      ]),
    ).toEqual([
      [6, [10], 2],
      [5, [10], 2],
      [7, [10], 2],
    ]);
    expect(study.hasEnded()).toBe(true);
    expect(study.trainers.map(({ disposed }) => disposed)).toEqual([true, true]);
  });

  test('gives a worker its next seed before it looks at what the last came to', () => {
    let seenAt: number | null = null;
    const study = studyOf([1, 2], 1, (run) => {
      if (!isActive(run)) seenAt ??= study.trainers[0]?.sent.length ?? null;
    });
    study.finish(0, 1);
    expect(seenAt).toBe(2);
  });

  test('begins a seed anew in another worker when its own has died, and leaves the others alone', () => {
    const study = studyOf([1, 2, 3], 2);
    study.trainers[0]?.events.onCrash('gone');
    expect(study.outcomes).toEqual([]);
    expect(study.trainers.map(({ disposed }) => disposed)).toEqual([true, false, false]);
    expect([study.seedsOf(1), study.seedsOf(2)]).toEqual([[2], [1]]);
    study.finish(1, 1);
    study.finish(2, 2);
    expect([study.seedsOf(1), study.seedsOf(2)]).toEqual([[2, 3], [1]]);
    expect(study.outcomes.map(({ config }) => config.seed)).toEqual([2, 1]);
  });

  test('counts a seed whose worker died three times as failed and goes on', () => {
    const study = studyOf([1, 2], 1);
    for (const worker of [0, 1, 2]) study.trainers[worker]?.events.onCrash('gone');
    expect(study.outcomes).toMatchObject([
      { config: { seed: 1 }, failure: { reason: 'crashed' }, result: null },
    ]);
    expect(study.seedsOf(3)).toEqual([2]);
    study.finish(3, 4);
    expect(study.hasEnded()).toBe(true);
  });

  test('ends all its workers when it is cancelled', () => {
    const study = studyOf([1, 2, 3], 2);
    study.cancel();
    expect(study.trainers.every(({ disposed }) => disposed)).toBe(true);
    expect(study.hasEnded()).toBe(false);
  });

  test('wants no more workers than there are seeds', () => {
    expect(studyOf([1, 2], 15).trainers).toHaveLength(2);
  });
});

test('the runs of a study that have ended stand in the order in which they did', () => {
  vi.stubGlobal('navigator', { hardwareConcurrency: 3 });
  const { trainers, createTrainer } = fakeTrainers();
  const session = createSession({ createTrainer });
  const { store, start } = keptStudyOf(session);
  start([1, 2]);
  for (const { events } of trainers) progress(events);
  for (const { events } of trainers.toReversed()) finish(events);
  const { status, arms } = store.getState();
  expect(status).toBe('done');
  expect(endedOf(arms[0]?.runs ?? new Map()).map(({ seed }) => seed)).toEqual([2, 1]);
  vi.unstubAllGlobals();
});
