import type { GreedyResult } from '../../../core/evaluate.ts';
import { type Provenance, trainingMetadata, type WhichWeights } from '../../../files/metadata.ts';
import type { WeightFormat } from '../../../files/weights-file.ts';
import type { Weights } from '../../../worker/protocol.ts';
import { saveFile } from '../../kit/save-file.ts';
import type { Run } from '../../session/session.ts';
import { sessionStore } from '../../session/store.ts';

/** What to find out about a file later: how these weights came to be. */
export function metadataOf(
  run: Provenance['run'],
  weights: WhichWeights,
  test: GreedyResult | null | undefined,
): Record<string, string> {
  const source = 'CartPole DQN in the browser';
  return trainingMetadata({ source, weights, run, test: test ?? undefined });
}

function testOf({ result, best }: Run, which: WhichWeights): GreedyResult | undefined {
  return which === 'kept' ? result?.test : which === 'best' ? best?.evaluation : undefined;
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
  const metadata = metadataOf(run, which, testOf(run, which));
  return saveWeightsFile(format, { ...weights, metadata }, `cartpole-dqn-seed-${run.config.seed}-${which}`);
}

/**
 * Makes a file of weights and hands it to the browser's downloads.
 * @param name without its extension @returns the whole name
 */
export async function saveWeightsFile(
  format: WeightFormat,
  weights: Weights & { readonly metadata: Record<string, string> },
  name: string,
): Promise<string> {
  const { encodeWeights, WEIGHT_FORMATS } = await import('../../../files/weights-file.ts');
  const bytes = await encodeWeights(format, weights);
  const { extension, mimeType } = WEIGHT_FORMATS[format];
  saveFile(new Blob([bytes], { type: mimeType }), `${name}${extension}`);
  return `${name}${extension}`;
}
