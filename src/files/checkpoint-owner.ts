/**
 * Who holds a stored run: the worker that trains it, as long as it lives. The browser keeps the locks (Web Locks) and
 * lets go of them when a tab is closed or killed, so that two tabs never write one run and a run of a dead tab is
 * never taken for one of the living. Without locks (pages not from https or localhost) every run counts as free.
 */
const lockOf = (key: string) => `cartpole-dqn-run-${key}`;

/** A worker that was just terminated may hold its lock a moment longer (ms). */
const patience = 2000;

/**
 * Takes hold of a run.
 * @returns a function that lets go of it; null when another tab holds it.
 */
export function ownRun(key: string): Promise<(() => void) | null> {
  if (navigator.locks === undefined) return Promise.resolve(() => {});
  return new Promise((resolve) => {
    const hold = () => new Promise<void>((release) => resolve(release));
    navigator.locks
      .request(lockOf(key), { signal: AbortSignal.timeout(patience) }, hold)
      .catch(() => resolve(null));
  });
}

/** Resolves once no living tab holds the run: at once, or when the one that does is closed or killed. */
export async function whenUnowned(key: string): Promise<void> {
  await navigator.locks?.request(lockOf(key), () => undefined);
}

/** Does `work` while holding the run, if it is free. */
export async function ifUnowned(key: string, work: () => Promise<void>): Promise<void> {
  if (navigator.locks === undefined) return work();
  await navigator.locks.request(lockOf(key), { ifAvailable: true }, async (lock) => {
    if (lock !== null) await work();
  });
}
