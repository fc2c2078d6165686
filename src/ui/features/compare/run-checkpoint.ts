import { useEffect, useState } from 'react';
import { CheckpointStore } from '../../../files/checkpoint-store.ts';
import { compare } from '../../../locales/en/compare.ts';
import { result } from '../../../locales/en/result.ts';
import { text } from '../../kit/i18n/index.ts';
import { saveFile } from '../../kit/save-file.ts';
import { showToast } from '../../kit/toast.ts';
import { isTrained, type Listed, type StoredRun } from './stored-run.ts';

const store = new CheckpointStore();

/** Of each checkpoint in the browser's storage, by its place, the training episodes in it. */
export type StoredCheckpoints = ReadonlyMap<string, number>;

/** What is stored by the time the list last changed. */
export function useStoredCheckpoints(runs: readonly Listed[]): StoredCheckpoints {
  const [checkpoints, setCheckpoints] = useState<StoredCheckpoints>(new Map());
  useEffect(() => {
    let isWanted = runs.some((run) => isTrained(run) && run.checkpoint !== null);
    if (!isWanted) return;
    void storedCheckpoints().then((found) => {
      if (isWanted) setCheckpoints(found);
    });
    return () => {
      isWanted = false;
    };
  }, [runs]);
  return checkpoints;
}

async function storedCheckpoints(): Promise<StoredCheckpoints> {
  const stored = await store.list().catch(() => []);
  return new Map(stored.map(({ key, episodes }) => [key, episodes]));
}

/**
 * The episodes in a run's checkpoint; null when there is none any more, or its place has been taken by a run that went
 * on from there.
 */
export function checkpointEpisodes(run: StoredRun, stored: StoredCheckpoints): number | null {
  const episodes = run.checkpoint === null ? undefined : stored.get(run.checkpoint);
  return episodes === undefined || episodes > run.history.episode.length ? null : episodes;
}

/** Hands a run's checkpoint to the browser's downloads, and says what came of it. */
export async function saveRunCheckpoint(run: StoredRun): Promise<void> {
  const episodes = checkpointEpisodes(run, await storedCheckpoints());
  const [newest] =
    episodes === null || run.checkpoint === null ? [] : await store.read(run.checkpoint).catch(() => []);
  if (newest === undefined) return showToast(text(compare)('checkpointGone'), 'failed');
  const name = `cartpole-dqn-seed-${run.config.seed}-${run.id.slice(0, 6)}-episode-${episodes}.checkpoint`;
  saveFile(new Blob([newest], { type: 'application/octet-stream' }), name);
  await showToast(text(result)('downloaded', { name }));
}
