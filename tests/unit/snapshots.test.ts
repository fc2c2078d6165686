import { expect, test } from 'vitest';
import { createSeedTools } from '../../scripts/study/seed.ts';
import { type Config, defaultConfig } from '../../src/core/config.ts';
import type { EpisodeRecord } from '../../src/core/history-columns.ts';
import { type Snapshot, snapshotAt, takeSnapshot, withSnapshot } from '../../src/core/snapshots.ts';
import { createTrainingState } from '../../src/core/training-state.ts';
import type { Report } from '../../src/worker/protocol.ts';
import { TrainingRun } from '../../src/worker/training-run.ts';
import { everythingOf, trainOn } from '../support/checkpoint.ts';
import { episodeRecord } from '../support/episode-record.ts';

/** Snapshots after each of `count` episodes, evaluated where `meanAfter` is a number. */
function* growing(count: number, meanAfter: (episode: number) => number, parameters = 4) {
  const online = new Float32Array(parameters);
  let kept: readonly Snapshot[] = [];
  for (let episode = 0; episode < count; episode += 1) {
    online.fill(episode);
    const mean = meanAfter(episode);
    const record: EpisodeRecord = {
      ...episodeRecord({ episode }),
      evaluationMean: mean,
      evaluationMin: mean,
    };
    kept = takeSnapshot(kept, record, online);
    yield kept;
  }
}

const never = () => Number.NaN;
const every = (interval: number) => (episode: number) =>
  (episode + 1) % interval === 0 ? 100 + ((episode * 7919) % 400) : Number.NaN;

const episodesOf = (snapshots: readonly Snapshot[]) => snapshots.map(({ episode }) => episode);

test.each([
  ['never', never],
  ['every 5 episodes', every(5)],
  ['every episode', every(1)],
  ['only late, and then often', (n: number) => (n > 1200 ? every(3)(n) : Number.NaN)],
] as const)(
  'a run evaluated %s never keeps more than 128 snapshots, evenly spread over all of it',
  (_, mean) => {
    let episode = 0;
    for (const kept of growing(2000, mean)) {
      const at = episodesOf(kept);
      // Each of 64 to 128 spans, of a power of two episodes, has one: two are less than two spans apart.
      const span = 2 ** Math.max(0, Math.ceil(Math.log2((episode + 1) / 128)));
      expect(at.length).toBe(Math.floor(episode / span) + 1);
      expect(at.findIndex((each, i) => Math.floor(each / span) !== i)).toBe(-1);
      expect(at.length).toBeLessThanOrEqual(128);
      episode += 1;
    }
  },
);

test('of a run of 512 episodes every evaluation in 5 episodes has its snapshot, and of any run the best', () => {
  const mean = every(5);
  for (const kept of growing(512, mean)) {
    const newest = kept.at(-1)?.episode ?? 0;
    const evaluated = Array.from({ length: newest + 1 }, (_, n) => n).filter((n) => !Number.isNaN(mean(n)));
    expect(evaluated.filter((n) => !episodesOf(kept).includes(n))).toEqual([]);
  }
  const long = [...growing(5000, mean)].at(-1) ?? [];
  const best = Math.max(...Array.from({ length: 5000 }, (_, n) => mean(n)).filter(Number.isFinite));
  expect(Math.max(...long.map(({ evaluation }) => evaluation?.mean ?? 0))).toBe(best);
});

test('a page that hears of them now and then, thinned meanwhile, keeps the same ones', () => {
  let page: readonly Snapshot[] = [];
  let sentTo = -1;
  let episode = 0;
  for (const kept of growing(3000, every(7))) {
    episode += 1;
    if (episode % 37 !== 0 && episode < 3000) continue;
    page = kept.filter((snapshot) => snapshot.episode > sentTo).reduce(withSnapshot, page);
    sentTo = kept.at(-1)?.episode ?? sentTo;
    expect(episodesOf(page)).toEqual(episodesOf(kept));
  }
});

test('snapshots of a network of 256 units a layer weigh 16 MiB at most', () => {
  const parameters = 4 * 256 + 256 + 256 * 256 + 256 + 2 * 256 + 2;
  const most = Math.max(...[...growing(200, every(5), parameters)].map(({ length }) => length));
  expect(most).toBe(62); // 62 × 67,586 × 4 bytes
});

test('a moment shows the newest snapshot taken by then, and none before the first', () => {
  const kept = [...growing(500, never)].at(-1) ?? [];
  expect(snapshotAt(kept, 101)?.episode).toBe(100);
  expect(snapshotAt(kept, 9999)?.episode).toBe(kept.at(-1)?.episode);
  expect(snapshotAt([], 3)).toBeNull();
});

const small: Config = {
  ...defaultConfig(),
  hiddenWidth: 16,
  episodes: 60,
  learningStarts: 100,
  stopWhenSolved: false,
};

test('a snapshot holds the weights that the run went on with', async () => {
  const state = createTrainingState(small);
  await trainOn(state, 'simd', 12);
  const { parameters, updates } = snapshotAt(state.snapshots, 11) ?? {};
  expect(parameters).toEqual(state.learner.online);
  expect(updates).toBe(state.learner.updates);
});

/** Trains in the worker's own way; whoever watches does so whenever anything is reported. */
async function runWatched(watch: (run: TrainingRun, report: Report) => void) {
  const state = createTrainingState(small);
  const { learner, policyFactory } = await createSeedTools('simd');
  const reports: Report[] = [];
  const run = new TrainingRun({
    run: 1,
    state,
    learner,
    policy: policyFactory(state.learner.shape),
    pace: 'max',
    paused: false,
    keep: true,
    elapsedSeconds: 0,
    post: (report) => {
      reports.push(report);
      watch(run, report);
    },
    onEpisodeEnd: () => {
      if (state.history.length % 9 === 0) watch(run, { type: 'paused', run: 1, paused: false });
    },
  });
  await run.drive();
  return { state, reports };
}

test('a run that is watched, looked into, saved and paused ends with the same bits as one left alone', async () => {
  const alone = await runWatched(() => {});
  let looks = 0;
  const watched = await runWatched((run, report) => {
    if (report.type !== 'paused' || looks > 40) return;
    looks += 1;
    run.wantTrajectory();
    run.wantInspection();
    run.wantCheckpoint();
    run.setPaused(true);
    run.setPaused(false);
  });
  expect(looks).toBeGreaterThan(5);
  expect(everythingOf(watched.state)).toEqual(everythingOf(alone.state));
  const sent = (reports: readonly Report[]) =>
    reports
      .flatMap((report) => (report.type === 'snapshots' ? report.snapshots : []))
      .reduce<readonly Snapshot[]>(withSnapshot, []);
  expect(sent(watched.reports)).toEqual(alone.state.snapshots);
  expect(sent(alone.reports)).toEqual(alone.state.snapshots);
});
