import { expect, test } from 'vitest';
import { defaultConfig } from '../../src/core/config.ts';
import { type BeginCommand, Recovery } from '../../src/ui/session/recovery.ts';

const start: BeginCommand = { type: 'start', run: 1, config: defaultConfig(), pace: 16, learner: 'simd' };
const checkpoint = new Uint8Array([1]);
const saved = (episodes: number, run = 1) =>
  ({ type: 'autosaved', run, episodes, checkpoint, stored: 'place', notice: null }) as const;

function begun(): Recovery {
  const recovery = new Recovery();
  recovery.begun(start);
  return recovery;
}

test('a worker that dies before anything was saved: the run begins again', () => {
  expect(begun().died(1, 3)).toEqual(start);
});

test('a worker that dies later: its last checkpoint is gone on from, in its place in storage', () => {
  const recovery = begun();
  recovery.saved(saved(20));
  expect(recovery.died(1, 25)).toMatchObject({ type: 'restore', run: 1, checkpoint, stored: 'place' });
  expect(recovery.savedOf(1)).toEqual({ checkpoint, episodes: 20 });
});

test('the third death in a row is the last, and the checkpoint stays', () => {
  const recovery = begun();
  recovery.saved(saved(20));
  expect(recovery.died(1, 25)).not.toBeNull();
  expect(recovery.died(1, 20)).not.toBeNull();
  recovery.saved(saved(24)); // no further than where it died first
  expect(recovery.died(1, 25)).toBeNull();
  expect(recovery.savedOf(1)).toEqual({ checkpoint, episodes: 24 });
});

test('deaths with training between them are not in a row', () => {
  const recovery = begun();
  for (const at of [10, 20, 30, 40, 50]) {
    recovery.saved(saved(at));
    expect(recovery.died(1, at + 5)).not.toBeNull();
  }
});

test('what another run saved is never gone on from', () => {
  const recovery = begun();
  recovery.saved(saved(20, 7));
  expect(recovery.died(1, 25)).toEqual(start);
  expect(recovery.savedOf(1)).toBeNull();
  expect(recovery.died(2, 0)).toBeNull();
});
