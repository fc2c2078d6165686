import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Config, defaultConfig } from '../../src/core/config.ts';
import { PRESETS } from '../../src/core/presets.ts';
import { createTrainingState } from '../../src/core/training-state.ts';
import { encodeCheckpoint } from '../../src/files/checkpoint.ts';
import { createPageSession } from '../../src/ui/session/page-session.ts';
import { runListOf } from '../../src/ui/session/run-list.ts';
import { trainOn } from '../support/checkpoint.ts';

const session = createPageSession();
const { store, actions } = session;
const runList = runListOf(session);

beforeEach(async () => {
  await runList.load();
  actions.setUp({ preset: 'reliable', config: defaultConfig(), pace: 'max', learnerChoice: 'simd' });
});
afterEach(() => {
  for (const { id } of runList.store.getState().runs) runList.remove(id);
});

describe('the list of runs', () => {
  test('calls a run that was carried on by its own preset, whatever is chosen on the page', async () => {
    const blog: Config = { ...PRESETS.blog, episodes: 12, seed: 5 };
    const state = await trainOn(createTrainingState(blog), 'simd', 10);
    actions.restore(encodeCheckpoint(state, 1), true);
    await vi.waitFor(() => expect(runList.store.getState().runs).toHaveLength(1), 20_000);
    expect(store.getState().preset).toBe('reliable');
    expect(runList.store.getState().runs[0]).toMatchObject({ origin: { preset: 'blog' }, config: blog });
  });
});
