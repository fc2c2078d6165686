import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/core/config.ts';
import { History } from '../../src/core/history.ts';
import { type BeginCommand, Recovery } from '../../src/ui/session/recovery.ts';

const start: BeginCommand = {
  ...{ type: 'start', run: 1, id: 'a', config: defaultConfig(), pace: 16, learner: 'simd', play: true },
};
const settings = { pace: 16, learner: 'simd' } as const;
const checkpoint = new Uint8Array([1]);
const saved = (episodes: number) =>
  ({ type: 'autosaved', run: 1, episodes, checkpoint, notice: null }) as const;

describe('a worker that dies', () => {
  test('before anything was saved: the run begins again', () => {
    expect(new Recovery(start).died(3, settings)).toEqual([start]);
  });

  test('later: its last checkpoint is gone on from, under the id that its worker gave it', () => {
    const recovery = new Recovery(start);
    recovery.heard({
      ...{ type: 'started', run: 1, id: 'copy', config: defaultConfig(), shape: { hidden: [1, 1] } },
      ...{
        learner: { name: 'simd', reason: 'requested', gpu: null, device: 'processor' },
        trainedFrom: null,
        snapshots: [],
      },
      ...{ initialParameters: new Float32Array(), history: History.empty().copyColumns() },
      ...{ elapsedSeconds: 0, best: null, paused: false },
    });
    recovery.heard(saved(20));
    expect(recovery.died(25, settings)).toMatchObject([{ type: 'restore', run: 1, id: 'copy', checkpoint }]);
    expect(recovery.saved).toEqual({ checkpoint, episodes: 20 });
  });

  test('the third time in a row for good, and the checkpoint stays', () => {
    const recovery = new Recovery(start);
    recovery.heard(saved(20));
    expect(recovery.died(25, settings)).not.toBeNull();
    expect(recovery.died(20, settings)).not.toBeNull();
    recovery.heard(saved(24)); // no further than where it died first
    expect(recovery.died(25, settings)).toBeNull();
    expect(recovery.saved).toEqual({ checkpoint, episodes: 24 });
  });

  test('with training between is not dying in a row', () => {
    const recovery = new Recovery(start);
    for (const at of [10, 20, 30, 40, 50]) {
      recovery.heard(saved(at));
      expect(recovery.died(at + 5, settings)).not.toBeNull();
    }
  });
});

describe('what the run was told is told again', () => {
  const run = 1;

  test('it was begun paused, then resumed: it goes', () => {
    const recovery = new Recovery({ ...start, play: false });
    recovery.sent({ type: 'resume', run });
    expect(recovery.died(3, settings)).toMatchObject([{ type: 'start', play: true }]);
  });

  test('one episode that had not ended is played again, one that had is not', () => {
    const recovery = new Recovery({ ...start, play: false });
    recovery.sent({ type: 'stepEpisode', run });
    const step = { type: 'stepEpisode', run };
    expect(recovery.died(0, settings)).toMatchObject([{ type: 'start', play: false }, step]);
    recovery.heard({ type: 'paused', run, paused: true });
    expect(recovery.died(1, settings)).toMatchObject([{ type: 'start', play: false }]);
  });

  test('it was stopped: it stops', () => {
    const recovery = new Recovery(start);
    recovery.sent({ type: 'stop', run });
    expect(recovery.died(3, settings)).toMatchObject([{ play: false }, { type: 'stop', run }]);
  });

  test('live knobs and questions without an answer, and nothing that was not said', () => {
    const recovery = new Recovery(start);
    recovery.sent({ type: 'setLive', run, changes: { learningRate: 0.1 } });
    recovery.sent({ type: 'setLive', run, changes: { epsilonEnd: 0 } });
    recovery.sent({ type: 'wantTrajectory', run });
    recovery.sent({ type: 'exportCheckpoint', run });
    recovery.heard({ type: 'checkpoint', run, episodes: 3, checkpoint });
    expect(recovery.died(3, settings)).toEqual([
      start,
      { type: 'setLive', run, changes: { learningRate: 0.1, epsilonEnd: 0 } },
      { type: 'wantTrajectory', run },
    ]);
  });
});
