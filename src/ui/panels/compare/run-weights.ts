import type { WeightFormat } from '../../../files/weights-file.ts';
import { metadataOf, saveWeightsFile } from '../../result/download.ts';
import { recordsOf, type StoredRun } from './stored-run.ts';

/**
 * Hands a stored run's weights to the browser's downloads.
 * @returns the file's name: with the seed and the beginning of the run's id, as the CSV files have it
 * @throws {Error} when the run has no weights, or the file cannot be made
 */
export async function saveRunWeights(run: StoredRun, format: WeightFormat): Promise<string> {
  const { id, config, weights } = run;
  if (weights === null) throw new Error(`The run ${id} has no weights.`);
  const name = `cartpole-dqn-seed-${config.seed}-${id.slice(0, 6)}-${weightsOf(run)}`;
  return saveWeightsFile(format, { ...weights, metadata: runMetadata(run) }, name);
}

/** What to find out about the file later: how the weights of a stored run came to be. */
export function runMetadata(run: StoredRun): Record<string, string> {
  const { config, history, bestEpisode, trainedFrom, test } = run;
  const best = bestEpisode === null ? null : { episode: bestEpisode };
  return metadataOf({ config, history: recordsOf(history), best, trainedFrom }, weightsOf(run), test);
}

/** A run that failed has no result. */
const weightsOf = ({ test }: StoredRun) => (test === null ? 'last' : 'kept');
