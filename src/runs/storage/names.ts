/** In IndexedDB: all that this browser keeps of runs. */
export const DATABASE = 'cartpole';

/**
 * The databases of the page's first versions: training states with their checkpoints, and the list of runs, which
 * names the place of a run's checkpoint.
 */
export const OLD_STATES = 'cartpole-dqn';
export const OLD_RUNS = 'cartpole-dqn-runs';

/** Whether this browser may hold an interrupted run; asked before anything is loaded that could read it. */
export async function mayHoldRuns(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === DATABASE || name === OLD_STATES);
  } catch {
    return false; // no storage in this browser: then nothing was stored either
  }
}
