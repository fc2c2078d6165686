import type { WeightFormat } from '../../../files/weights-file.ts';
import { metadataOf, saveWeightsFile } from '../downloads/index.ts';
import { type ImportedAgent, isTrained, type Listed, recordsOf, type StoredRun } from './stored-run.ts';

/**
 * Hands the weights of a listed run or imported agent to the browser's downloads.
 * @returns the file's name: with the beginning of the id, as the CSV files have it, and of a run with its seed
 * @throws {Error} when the run has no weights, or the file cannot be made
 */
export async function saveRunWeights(run: Listed, format: WeightFormat): Promise<string> {
  const { id, weights } = run;
  if (weights === null) throw new Error(`The run ${id} has no weights.`);
  const short = id.slice(0, 6);
  if (!isTrained(run))
    return saveWeightsFile(
      format,
      { ...weights, metadata: importedMetadata(run) },
      `cartpole-dqn-imported-${short}`,
    );
  const name = `cartpole-dqn-seed-${run.config.seed}-${short}-${weightsOf(run)}`;
  return saveWeightsFile(format, { ...weights, metadata: runMetadata(run) }, name);
}

/** What to find out about the file later: how the weights of a stored run came to be. */
export function runMetadata(run: StoredRun): Record<string, string> {
  const { config, history, bestEpisode, trainedFrom, test } = run;
  const best = typeof bestEpisode === 'number' ? { episode: bestEpisode } : null;
  const metadata = metadataOf(
    { config, history: recordsOf(history), best, trainedFrom },
    weightsOf(run),
    test,
  );
  const isMomentUnknown = bestEpisode === 'unknown' && config.keepBest && test !== null;
  if (!isMomentUnknown) return metadata;
  const { episodesTrained: _, environmentSteps: __, updates: ___, ...known } = metadata;
  return known;
}

/** What the file said of itself, with the file's name and the test made here. */
export function importedMetadata({ file, metadata, test }: ImportedAgent): Record<string, string> {
  return {
    ...metadata,
    importedFrom: file,
    greedyMean: String(test.mean),
    greedyMin: String(test.min),
    greedyEpisodes: String(test.episodes),
  };
}

/** A run that failed has no result. */
const weightsOf = ({ test }: StoredRun) => (test === null ? 'last' : 'kept');
