import type { GreedyResult } from '../../../core/evaluate.ts';
import { worldsOf } from '../../../core/world.ts';
import { importedMetadata, trainingMetadata, type WhichWeights } from '../../../files/metadata.ts';
import type { WeightFormat } from '../../../files/weights-file.ts';
import { result } from '../../../locales/en/result.ts';
import { resume } from '../../../locales/en/resume.ts';
import { fileStem, weightsWord } from '../../../runs/file-stem.ts';
import { bestWeights, type Run } from '../../../runs/run.ts';
import type { Weights } from '../../../worker/protocol.ts';
import { saveFile } from '../../kit/files.ts';
import { text } from '../../kit/i18n/index.ts';
import { showToast } from '../../kit/toast.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import type { SavedAgent } from './agent-files.ts';

/** What to find out about a file later: how these weights of a run came to be. */
export function metadataOf(run: Run, which: WhichWeights): Record<string, string> {
  const { id, config, history, best, origin, result } = run;
  if (origin.kind === 'imported') return importedMetadata(origin, result?.test ?? null);
  const metadata = trainingMetadata({
    source: 'CartPole DQN in the browser',
    weights: which,
    run: { id, config, history, best, trainedFrom: origin.from },
    test: testOfWeights(run, which),
  });
  if (which !== 'kept' || !config.keepBest || result?.isMomentKnown !== false) return metadata;
  const { episodesTrained: _, environmentSteps: __, updates: ___, ...known } = metadata;
  return known;
}

function testOfWeights({ result, best }: Run, which: WhichWeights): GreedyResult | undefined {
  return which === 'kept' ? result?.test : which === 'best' ? (best?.evaluation ?? undefined) : undefined;
}

function weightsOfRun(run: Run, which: WhichWeights): Weights | null {
  switch (which) {
    case 'kept':
      return run.result?.kept ?? null;
    case 'last':
      return run.result?.last ?? run.failure?.last ?? null;
    case 'best':
      return bestWeights(run);
    case 'initial':
      return run.initial;
  }
}

/** Weights of a run, with what to find out about them later. @throws {Error} when there are no such weights */
export function agentOf(run: Run, which: WhichWeights, name: string): SavedAgent {
  const weights = weightsOfRun(run, which);
  if (weights === null) throw new Error(`There are no weights “${which}” in the run ${run.id}.`);
  return {
    weights: { ...weights, metadata: metadataOf(run, which) },
    seed: run.config.seed,
    worlds: worldsOf(run.config),
    name,
  };
}

/** Those of a run, named by its preset and seed. @throws {Error} when there are no such weights */
export function agentOfRun(run: Run, which: WhichWeights): SavedAgent {
  return agentOf(run, which, `${fileStem(run)}-${weightsWord(run, which)}`);
}

/** Saves the history of a run: as CSV, or as an event file of TensorBoard. @returns the file's name */
export async function saveHistory(run: Run, format: 'csv' | 'tensorboard'): Promise<string> {
  const name = fileStem(run);
  if (format === 'csv') {
    const { historyCsv } = await import('../../../files/history-csv.ts');
    saveFile(new Blob([historyCsv(run.history)], { type: 'text/csv' }), `${name}-history.csv`);
    return `${name}-history.csv`;
  }
  const { encodeEvents } = await import('../../../files/tensorboard.ts');
  const endedAt = run.endedAt ?? Date.now();
  const events = encodeEvents(run.history, endedAt, run.elapsedSeconds);
  const file = `events.out.tfevents.${Math.floor(endedAt / 1000)}.${name}`;
  saveFile(new Blob([events], { type: 'application/octet-stream' }), file);
  return file;
}

/**
 * Makes a file of weights and hands it to the browser's downloads.
 * @param name without its extension @returns the whole name
 */
export async function saveWeightsFile(
  format: WeightFormat,
  weights: Weights & { readonly metadata: Readonly<Record<string, string>> },
  name: string,
): Promise<string> {
  const { encodeWeights, WEIGHT_FORMATS } = await import('../../../files/weights-file.ts');
  const bytes = await encodeWeights(format, weights);
  const { extension, mimeType } = WEIGHT_FORMATS[format];
  saveFile(new Blob([bytes], { type: mimeType }), `${name}${extension}`);
  return `${name}${extension}`;
}

/** Hands the whole training state to the browser's downloads, once the episode under way has ended, and says so. */
export async function downloadCheckpoint({ store, actions }: SessionHandle): Promise<void> {
  const saved = await actions.exportCheckpoint();
  if (saved === null) {
    await showToast(text(resume)('nothingYet'), 'failed');
    return;
  }
  const name = `${fileStem(store.getState().run)}-episode-${saved.episodes}.checkpoint`;
  saveFile(new Blob([saved.checkpoint], { type: 'application/octet-stream' }), name);
  await showToast(text(result)('downloaded', { name }));
}
