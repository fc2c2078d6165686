import { useCallback } from 'react';
import { compare } from '../../../locales/en/compare.ts';
import { result } from '../../../locales/en/result.ts';
import { fileStem, weightsWord } from '../../../runs/file-stem.ts';
import { importedRun, isImported, type Run, type RunId, type TrainedRun } from '../../../runs/run.ts';
import { CheckpointStore } from '../../../runs/storage/checkpoint-store.ts';
import { saveFile } from '../../kit/files.ts';
import { text } from '../../kit/i18n/index.ts';
import { useLoaded } from '../../kit/LazyPart.tsx';
import { showToast } from '../../kit/toast.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { runListOf } from '../../session/run-list.ts';
import { seeStage } from '../../session/stage/playing.ts';
import { agentOf, type SavedAgent } from '../downloads/index.ts';
import { setUpWithUndo } from '../settings/index.ts';

/** Puts an agent that was imported and tested among the runs, and says so. */
export async function listAgent(
  session: SessionHandle,
  agent: Parameters<typeof importedRun>[0],
): Promise<void> {
  const adding = runListOf(session).add(importedRun(agent, Date.now()));
  await showToast(text(compare)('listed', { name: agent.file }));
  await adding;
}

/** Puts a listed run on the stage, with its timeline and its verdict, and its settings into the bar. */
export async function openRun(session: SessionHandle, run: TrainedRun, name: string): Promise<void> {
  const t = text(compare);
  const snapshots = await runListOf(session).snapshots(run);
  session.actions.open({ ...run, snapshots });
  const { preset } = run.origin;
  const message = t('opened', { name });
  if (!setUpWithUndo(session, { preset, config: run.config }, message)) void showToast(message);
  seeStage();
  document.querySelector('main')?.focus({ preventScroll: true });
}

/**
 * A listed run or imported agent as it is saved: its name has the beginning of the id, as the CSV files have it, and of a
 * run its preset and seed.
 * @throws {Error} when the run has no weights
 */
export function listedAgent(run: Run): SavedAgent {
  // A run that failed has no result.
  const which = run.result === null ? 'last' : 'kept';
  const short = run.id.slice(0, 6);
  const name = isImported(run)
    ? `cartpole-dqn-imported-${short}`
    : `${fileStem(run)}-${short}-${weightsWord(run, which)}`;
  return agentOf(run, which, name);
}

const store = new CheckpointStore();

/** Of each run whose checkpoint is in the browser's storage, the training episodes in it. */
export type StoredCheckpoints = ReadonlyMap<RunId, number>;

/** What is stored by the time the list last changed; null until that is known. */
export function useStoredCheckpoints(runs: readonly Run[]): StoredCheckpoints | null {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list
  return useLoaded(useCallback(storedCheckpoints, [runs]));
}

async function storedCheckpoints(): Promise<StoredCheckpoints> {
  const stored = await store.list().catch(() => []);
  return new Map(stored.map(({ id, episodes }) => [id, episodes]));
}

/** The episodes in a run's checkpoint; null when there is none any more, or the run goes on in another tab. */
export function checkpointEpisodes(run: TrainedRun, stored: StoredCheckpoints | null): number | null {
  const episodes = stored?.get(run.id);
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
