/**
 * A worker that runs out of memory or is ended by the browser fires no event. But it holds the lock of its name as long
 * as it lives, from before its first message: whoever gets that lock knows that it is gone.
 */

/** Holds the lock of this worker's name until the worker dies. Resolves once it is held, or where there are no locks. */
export function holdName(name: string): Promise<void> {
  if (name === '' || navigator.locks === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const forever = () => new Promise<never>(() => resolve());
    navigator.locks.request(name, forever).catch(() => resolve());
  });
}

/** Calls `onDeath` when the worker of this name has died; never where there are no locks, or after `signal`. */
export async function hearOfDeath(name: string, signal: AbortSignal, onDeath: () => void): Promise<void> {
  try {
    await navigator.locks?.request(name, { signal }, onDeath);
  } catch {
    // Nobody listens any more.
  }
}
