import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Config, defaultConfig } from '../../src/core/config.ts';
import { History } from '../../src/core/history.ts';
import { createTrainingState } from '../../src/core/training-state.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../../src/files/checkpoint.ts';
import { isActive } from '../../src/runs/run.ts';
import { CheckpointStore } from '../../src/runs/storage/checkpoint-store.ts';
import { ownRun, whenUnowned } from '../../src/runs/storage/owner.ts';
import { type StudyOptions, startStudy } from '../../src/ui/features/seeds/study.ts';
import { createTrainer } from '../../src/ui/session/trainer.ts';
import type { Command, LearnerChoice } from '../../src/worker/protocol.ts';
import { everythingOf, trainOn } from '../support/checkpoint.ts';
import { TestTrainer } from '../support/trainer.ts';

const config: Config = { ...defaultConfig(), hiddenWidth: 32, episodes: 150, seed: 4, stopWhenSolved: false };
const store = new CheckpointStore();
const trainers: TestTrainer[] = [];

/** A tab's worker. */
function tab(): TestTrainer {
  const trainer = new TestTrainer();
  trainers.push(trainer);
  return trainer;
}

beforeEach(async () => {
  for (const { id } of await store.list()) await store.discard(id);
});
afterEach(() => {
  for (const trainer of trainers.splice(0)) trainer.dispose();
});

const start = (run = 1, learner: LearnerChoice = 'simd', changes: Partial<Config> = {}): Command => ({
  type: 'start',
  run,
  id: `run-${run}`,
  config: { ...config, ...changes },
  pace: 'max',
  learner,
});

const restore = (
  checkpoint: Uint8Array<ArrayBuffer>,
  options: Partial<Extract<Command, { type: 'restore' }>> = {},
): Command => ({
  type: 'restore',
  run: 2,
  id: 'restored',
  checkpoint,
  pace: 'max',
  learner: 'simd',
  play: true,
  ...options,
});

describe('a checkpoint in the worker', () => {
  test('taken in the middle of a run and gone on from in another tab ends with the same weights', async () => {
    const first = tab();
    first.send(start());
    await first.next('progress');
    first.send({ type: 'exportCheckpoint', run: 1 });
    const { checkpoint } = await first.next('checkpoint');
    const { last } = await first.next('finished');

    const { state } = decodeCheckpoint(checkpoint);
    expect(state.history.length).toBeGreaterThan(0);
    expect(state.history.length).toBeLessThan(150);
    const second = tab();
    second.send(restore(checkpoint));
    const { history, elapsedSeconds, snapshots } = await second.next('started');
    expect(History.fromColumns(history)).toEqual(state.history);
    expect(snapshots).toEqual(state.snapshots);
    expect(snapshots.length).toBeGreaterThan(0);
    expect(elapsedSeconds).toBeGreaterThan(0);
    expect((await second.next('finished')).last).toEqual(last);
    expect([...History.fromColumns(history), ...second.episodes]).toEqual(first.episodes);
  });

  test('goes on to the same bits in the browser as in one go with the reference learner', async () => {
    const state = await trainOn(createTrainingState({ ...config, episodes: 60 }), 'reference', 30);
    const trainer = tab();
    trainer.send(restore(encodeCheckpoint(state, 3), { learner: 'reference' }));
    const { last, elapsedSeconds } = await trainer.next('finished');
    expect(last).toEqual((await trainOn(state, 'reference')).learner.online);
    expect(elapsedSeconds).toBeGreaterThan(3);
  });

  test('is given while paused in the middle of the updates: they are made, and it stays paused', async () => {
    const trainer = tab();
    trainer.send(
      start(1, 'reference', { updatesPer: 'episode', updatesPerEpisode: 1000, learningStarts: 40 }),
    );
    await trainer.next('progress');
    trainer.send({ type: 'pause', run: 1 });
    trainer.send({ type: 'exportCheckpoint', run: 1 });
    const { checkpoint } = await trainer.next('checkpoint');
    const { state } = decodeCheckpoint(checkpoint);
    expect(state.learner.updates % 1000).toBe(0);
    trainer.send({ type: 'resume', run: 1 });
    await trainer.next('paused', trainer.reports.length);
    expect(trainer.episodes).toEqual([...state.history]);
  });

  test('goes on with the learner it was broken off on, where nobody wants another', async () => {
    const state = await trainOn(createTrainingState(config), 'reference', 10);
    const [left, chosen] = [tab(), tab()];
    left.send(restore(encodeCheckpoint(state, 0, 'reference'), { learner: 'auto', play: false }));
    expect((await left.next('started')).learner).toMatchObject({ name: 'reference', reason: 'resumed' });
    chosen.send(restore(encodeCheckpoint(state, 0, 'reference'), { learner: 'simd', play: false }));
    expect((await chosen.next('started')).learner).toMatchObject({ name: 'simd', reason: 'requested' });
  });

  test('of a run that has come to its end is shown as that, with its verdict', async () => {
    const state = await trainOn(createTrainingState({ ...config, episodes: 30 }), 'simd');
    const trainer = tab();
    trainer.send(restore(encodeCheckpoint(state, 0), { play: false }));
    expect((await trainer.next('started')).paused).toBe(false);
    const { reason, last } = await trainer.next('finished');
    expect([reason, last]).toEqual(['episodes', state.learner.online]);
  });

  test('stays paused when it is not to be played', async () => {
    const state = await trainOn(createTrainingState(config), 'simd', 10);
    const trainer = tab();
    trainer.send(restore(encodeCheckpoint(state, 0), { play: false }));
    expect((await trainer.next('started')).paused).toBe(true);
    trainer.send({ type: 'stepEpisode', run: 2 });
    await trainer.next('paused');
    expect(trainer.episodes.map(({ episode }) => episode)).toEqual([10]);
  });
});

describe('the autosave', () => {
  const slowEpisodes = { updatesPer: 'episode', updatesPerEpisode: 1000, learningStarts: 40 } as const;

  test('stores a run that is paused in the middle of its updates: they are made, and nothing else', async () => {
    const trainer = tab();
    trainer.send(start(1, 'reference', slowEpisodes));
    await trainer.next('progress');
    trainer.send({ type: 'pause', run: 1 });
    await trainer.next('paused');
    const reported = trainer.episodes.length;
    const { checkpoint } = await trainer.next('autosaved', 0, ({ episodes }) => episodes >= reported);
    const { state } = decodeCheckpoint(checkpoint);
    expect(state.learner.updates % 1000).toBe(0);
    expect(trainer.episodes).toHaveLength(reported); // paused, the counter stands still
    trainer.send({ type: 'stepEpisode', run: 1 });
    await trainer.next('progress', trainer.reports.length);
    expect(trainer.episodes).toHaveLength(reported + 1);
  });

  test('stores a run that is stopped in the middle of its updates at the end of that episode, as ended', async () => {
    const trainer = tab();
    trainer.send(start(1, 'simd', { ...slowEpisodes, updatesPerEpisode: 200, episodes: 100_000 }));
    while (trainer.episodes.length < 8) await trainer.next('progress', trainer.reports.length);
    trainer.send({ type: 'stop', run: 1 });
    await trainer.next('finished');
    const after = trainer.reports.findIndex(({ type }) => type === 'finished');
    const { episodes } = await trainer.next('autosaved', after);
    expect(episodes).toBe(trainer.episodes.length);
    expect(await store.list()).toMatchObject([{ id: 'run-1', episodes, ended: true }]);
  });

  test('does not offer a run again that would only diverge again', async () => {
    const trainer = tab();
    const explosive: Partial<Config> = { gamma: 2, loss: 'squared', rewardDivisor: 0.001, polyakTau: 1 };
    trainer.send(start(1, 'simd', { ...explosive, learningRate: 1e-7, episodes: 100_000 }));
    await trainer.next('progress');
    trainer.send({ type: 'save' });
    await trainer.next('autosaved');
    trainer.send({ type: 'setLive', run: 1, changes: { learningRate: 10 } });
    await expect(trainer.next('finished')).rejects.toThrow(/diverged/);
    await expect.poll(() => store.list()).toMatchObject([{ id: 'run-1', ended: true }]);
  });

  test('stores a paused run, which then goes on as if never interrupted', async () => {
    const trainer = tab();
    trainer.send(start(1, 'simd', { learningStarts: 31 }));
    while (trainer.episodes.length < 10) await trainer.next('progress', trainer.reports.length);
    trainer.send({ type: 'setPace', pace: 4 }); // slowed down it nearly always rests between two episodes
    await trainer.next('progress', trainer.reports.length);
    trainer.send({ type: 'pause', run: 1 });
    trainer.send({ type: 'exportCheckpoint', run: 1 }); // tells how far it has come: an earlier save may be told first
    const { episodes } = await trainer.next('checkpoint');
    await expect.poll(() => store.list()).toMatchObject([{ episodes, seed: 4, preset: null, ended: false }]);
    await trainer.next('autosaved');
    const [bytes] = await store.read('run-1');
    const { state } = decodeCheckpoint(bytes ?? new Uint8Array());
    expect(state.snapshots).toEqual([]); // they lie beside it, each written once
    state.snapshots = await store.takeUpSnapshots('run-1', episodes);
    const straight = await trainOn(createTrainingState({ ...config, learningStarts: 31 }), 'simd', episodes);
    expect(everythingOf(state)).toEqual(everythingOf(straight));
  });

  test('stores what is new when the page is being hidden, and the end of the run', async () => {
    const trainer = tab();
    trainer.send(start());
    await trainer.next('progress');
    trainer.send({ type: 'save' });
    expect((await trainer.next('autosaved')).episodes).toBeLessThan(150);
    await trainer.next('finished');
    await expect
      .poll(() => store.list(), { timeout: 10_000 })
      .toMatchObject([{ episodes: 150, ended: true }]);
  });

  test('keeps the checkpoint before the newest, should that one be damaged', async () => {
    const run = {
      preset: null,
      seed: 0,
      episodes: 1,
      mostEpisodes: 9,
      elapsedSeconds: 0,
      savedAt: 1,
      ended: false,
    };
    for (const byte of [1, 2, 3]) await store.save({ ...run, id: 'k' }, new Uint8Array([byte]));
    expect(await store.read('k')).toEqual([new Uint8Array([3]), new Uint8Array([2])]);
  });

  test('never writes where another tab does: the second to carry a run on gets a place of its own', async () => {
    const bytes = encodeCheckpoint(await trainOn(createTrainingState(config), 'simd', 5), 0);
    const [first, second] = [tab(), tab()];
    first.send(restore(bytes, { id: 'shared' }));
    expect((await first.next('started')).id).toBe('shared');
    expect((await first.next('autosaved')).notice).toBeNull();
    expect(await ownRun('shared')).toBeNull();
    second.send(restore(bytes, { id: 'shared' }));
    const { id } = await second.next('started');
    expect(id).not.toBe('shared');
    expect((await second.next('autosaved')).notice).toBe('copied');
    expect((await store.list()).map((state) => state.id).sort()).toEqual(['shared', id].sort());
  });

  test('lets go of a run when its tab is gone', async () => {
    const trainer = tab();
    trainer.send(start());
    await trainer.next('autosaved');
    expect(await ownRun('run-1')).toBeNull();
    trainer.dispose();
    await whenUnowned('run-1');
  });

  test('makes room for new runs: of those that are over the three newest stay, of those broken off all', async () => {
    const old = { preset: null, seed: 0, episodes: 1, mostEpisodes: 9, elapsedSeconds: 0 };
    for (const savedAt of [1, 2, 3, 4, 5])
      for (const ended of [true, false])
        await store.save(
          { ...old, ended, savedAt, id: `${ended ? 'over' : 'broken-off'}-${savedAt}` },
          new Uint8Array([savedAt]),
        );
    const trainer = tab();
    trainer.send(start());
    await trainer.next('autosaved');
    const keys = async (kind: string) =>
      (await store.list()).map(({ id }) => id).filter((id) => id.startsWith(kind));
    await expect.poll(() => keys('over')).toEqual(['over-5', 'over-4', 'over-3']);
    expect(await store.read('over-1')).toEqual([]);
    expect(await keys('broken-off')).toHaveLength(5);
  });

  test('is none of a seed study’s: one that is cancelled leaves the store as it was', async () => {
    const own = { preset: null, seed: 0, episodes: 1, mostEpisodes: 9, elapsedSeconds: 0, ended: false };
    for (const savedAt of [1, 2, 3, 4])
      await store.save({ ...own, savedAt, id: `own-${savedAt}` }, new Uint8Array([savedAt]));
    const before = await store.list();
    await cancelledAfterTwoSeeds({ ...config, episodes: 30 });
    expect(await store.list()).toEqual(before);
    expect(await store.read('own-1')).toEqual([new Uint8Array([1])]);
  });
});

/** A study of three seeds in one worker, the third of which is cut short. */
function cancelledAfterTwoSeeds(settings: Config): Promise<void> {
  return new Promise((resolve) => {
    let ended = 0;
    const onRun: StudyOptions['onRun'] = (run) => {
      if (isActive(run)) return;
      ended += 1;
      if (ended === 2) queueMicrotask(() => resolve(cancel()));
    };
    const cancel = startStudy({
      configs: [1, 2, 3].map((seed) => ({ ...settings, seed })),
      learner: 'simd',
      workers: 1,
      createTrainer,
      onRun,
      onEnd: () => {},
    });
  });
}
