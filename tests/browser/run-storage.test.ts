import { expect, test } from 'vitest';
import { CheckpointStore } from '../../src/runs/storage/checkpoint-store.ts';
import { RunStore } from '../../src/runs/storage/run-store.ts';
import { fillOldStorage } from '../support/old-storage.ts';

test('what version 1 of the page left in this browser is found in its one database', async () => {
  await fillOldStorage();
  const [{ runs, unreadable }, states] = await Promise.all([
    new RunStore().list(),
    new CheckpointStore().list(),
  ]);
  const names = runs.map(({ name, config: { seed } }) => [name, seed]);
  expect(names).toEqual(
    expect.arrayContaining([
      ['My first agent', 7],
      ['', 8],
    ]),
  );
  expect(unreadable).toBe(0);
  expect(states.map(({ seed, ended }) => [seed, ended])).toEqual(
    expect.arrayContaining([
      [9, false],
      [8, true],
      [7, true],
    ]),
  );
  const databases = (await indexedDB.databases()).map(({ name }) => name);
  expect(databases).toContain('cartpole');
  expect(databases).not.toContain('cartpole-dqn');
  expect(databases).not.toContain('cartpole-dqn-runs');
});
