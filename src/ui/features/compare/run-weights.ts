import { fileStem, weightsWord } from '../../../runs/file-stem.ts';
import { isImported, type Run } from '../../../runs/run.ts';
import type { SavedAgent } from '../downloads/index.ts';
import { agentOf } from '../downloads/index.ts';

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
