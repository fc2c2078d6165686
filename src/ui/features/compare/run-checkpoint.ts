import { useEffect, useState } from 'react';
import { compare } from '../../../locales/en/compare.ts';
import { result } from '../../../locales/en/result.ts';
import { fileStem } from '../../../runs/file-stem.ts';
import type { Run, RunId, TrainedRun } from '../../../runs/run.ts';
import { CheckpointStore } from '../../../runs/storage/checkpoint-store.ts';
import { text } from '../../kit/i18n/index.ts';
import { saveFile } from '../../kit/save-file.ts';
import { showToast } from '../../kit/toast.ts';

const store = new CheckpointStore();

/** Of each run whose checkpoint is in the browser's storage, the training episodes in it. */
export type StoredCheckpoints = ReadonlyMap<RunId, number>;

/** What is stored by the time the list last changed. */
export function useStoredCheckpoints(runs: readonly Run[]): StoredCheckpoints {
  const [checkpoints, setCheckpoints] = useState<StoredCheckpoints>(new Map());
  useEffect(() => {
    let isWanted = runs.length > 0;
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
  return new Map(stored.map(({ id, episodes }) => [id, episodes]));
}

/** The episodes in a run's checkpoint; null when there is none any more, or the run goes on in another tab. */
export function checkpointEpisodes(run: TrainedRun, stored: StoredCheckpoints): number | null {
  const episodes = stored.get(run.id);
  return episodes === undefined || episodes > run.history.length ? null : episodes;
}

/** Hands a run's checkpoint to the browser's downloads, and says what came of it. */
export async function saveRunCheckpoint(run: TrainedRun): Promise<void> {
  const episodes = checkpointEpisodes(run, await storedCheckpoints());
  const [newest] = episodes === null ? [] : await store.read(run.id).catch(() => []);
  if (newest === undefined) return showToast(text(compare)('checkpointGone'), 'failed');
  const name = `${fileStem(run)}-${run.id.slice(0, 6)}-episode-${episodes}.checkpoint`;
  saveFile(new Blob([newest], { type: 'application/octet-stream' }), name);
  await showToast(text(result)('downloaded', { name }));
}
