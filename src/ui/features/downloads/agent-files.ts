import type { Worlds } from '../../../core/world.ts';
import type { SavedWeights } from '../../../files/weights-file.ts';
import exportWorker from '../../../worker/export/main.ts?worker&url';
import type { ExportAnswer, ExportRequest } from '../../../worker/export/protocol.ts';
import { saveFile } from '../../kit/files.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { askWorker } from '../../session/worker-job.ts';

/** An agent to be saved, with what its files say of it. */
export interface SavedAgent {
  readonly weights: SavedWeights;
  /** Of the test whose episodes are saved. */
  readonly seed: number;
  readonly worlds: Worlds;
  /** Of the file, without an ending. */
  readonly name: string;
}

/**
 * Saves the 100 test episodes step by step, or a repository for the Hugging Face Hub with the film that was recorded last.
 * @returns the file's name @throws {Error} when it cannot be made
 */
export async function saveAgentFile(
  session: SessionHandle,
  kind: ExportRequest['kind'],
  agent: SavedAgent,
): Promise<string> {
  const { weights, seed, worlds } = agent;
  const film = kind === 'hub' ? await recordedFilm(session) : null;
  const request: ExportRequest = { kind, weights, seed, worlds, film };
  const bytes = await askWorker<ExportAnswer, Uint8Array<ArrayBuffer>>(
    exportWorker,
    'export',
    request,
    (answer) => answer.bytes,
  );
  const name = `${agent.name}${kind === 'hub' ? '-hugging-face.zip' : '-test-episodes.npz'}`;
  saveFile(new Blob([bytes], { type: 'application/zip' }), name);
  return name;
}

async function recordedFilm(session: SessionHandle): Promise<ExportRequest['film']> {
  const { recorderOf } = await import('../record/index.ts');
  const { recording } = recorderOf(session).store.getState();
  if (recording === null || recording.format === 'png') return null; // a still picture shows nobody at play
  return { extension: recording.format, bytes: new Uint8Array(await recording.file.arrayBuffer()) };
}
