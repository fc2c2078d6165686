import { trainingMetadata, type WhichWeights } from '../../files/metadata.ts';
import type { WeightFormat } from '../../files/weights-file.ts';
import type { Weights } from '../../worker/protocol.ts';
import type { Run } from '../session/session.ts';
import { sessionStore } from '../session/store.ts';

/** Which weights of a run there are, the ones most likely wanted first. */
export function availableWeights({ result, best, failure, initial }: Run): WhichWeights[] {
  if (result !== null) return ['kept', 'last', 'initial'];
  if (initial === null) return [];
  return [
    ...(best === null ? [] : (['best'] as const)),
    ...(failure?.last == null ? [] : (['last'] as const)),
    'initial',
  ];
}

/** What to find out about a file later: how these weights came to be. */
export function metadataOf(run: Run, which: WhichWeights): Record<string, string> {
  const { result, best } = run;
  const test = which === 'kept' ? result?.test : which === 'best' ? best?.evaluation : undefined;
  const source = 'CartPole DQN in the browser';
  return trainingMetadata({ source, weights: which, run, test });
}

function weightsOf({ result, best, failure, initial }: Run, which: WhichWeights): Weights | null {
  switch (which) {
    case 'kept':
      return result?.kept ?? null;
    case 'last':
      return result?.last ?? failure?.last ?? null;
    case 'best':
      return best === null || initial === null ? null : { shape: initial.shape, parameters: best.parameters };
    case 'initial':
      return initial;
  }
}

/**
 * Hands the file to the browser's downloads.
 * @returns its name
 * @throws {Error} when there are no such weights, or the file cannot be made
 */
export async function saveWeights(format: WeightFormat, which: WhichWeights): Promise<string> {
  const { run } = sessionStore.getState();
  const weights = weightsOf(run, which);
  if (weights === null) throw new Error(`There are no weights “${which}” in this run.`);
  const { encodeWeights, WEIGHT_FORMATS } = await import('../../files/weights-file.ts');
  const bytes = await encodeWeights(format, { ...weights, metadata: metadataOf(run, which) });
  const { extension, mimeType } = WEIGHT_FORMATS[format];
  const name = `cartpole-dqn-seed-${run.config.seed}-${which}${extension}`;
  saveFile(new Blob([bytes], { type: mimeType }), name);
  return name;
}

/** Offers a file for download under this name. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // the download reads it after the click
}
