import type { WeightFormat } from '../../../files/weights-file.ts';
import { isImported, type Run } from '../../../runs/run.ts';
import { saveWeightsOf } from '../downloads/index.ts';

/**
 * Hands the weights of a listed run or imported agent to the browser's downloads.
 * @returns the file's name: with the beginning of the id, as the CSV files have it, and of a run with its seed
 * @throws {Error} when the run has no weights, or the file cannot be made
 */
export function saveRunWeights(run: Run, format: WeightFormat): Promise<string> {
  // A run that failed has no result.
  const which = run.result === null ? 'last' : 'kept';
  const short = run.id.slice(0, 6);
  const name = isImported(run)
    ? `cartpole-dqn-imported-${short}`
    : `cartpole-dqn-seed-${run.config.seed}-${short}-${which}`;
  return saveWeightsOf(run, which, format, name);
}
