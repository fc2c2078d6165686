import type { RunId } from '../../worker/protocol.ts';
import { newRunId } from '../run-id.ts';

/**
 * Who holds a stored run: the worker that trains it, as long as it lives. The browser keeps the locks (Web Locks) and
 * lets go of them when a tab is closed or killed, so that two tabs never write one run and a run of a dead tab is
 * never taken for one of the living. Without locks (pages not from https or localhost) every run counts as free.
 */
const lockOf = (id: RunId) => `cartpole-dqn-run-${id}`;

/** A worker that was just terminated may hold its lock a moment longer (ms). */
const patience = 2000;

/**
 * Takes hold of a run.
 * @returns a function that lets go of it; null when another tab holds it.
 */
export function ownRun(id: RunId): Promise<(() => void) | null> {
  if (navigator.locks === undefined) return Promise.resolve(() => {});
  return new Promise((resolve) => {
    const hold = () => new Promise<void>((release) => resolve(release));
    navigator.locks
      .request(lockOf(id), { signal: AbortSignal.timeout(patience) }, hold)
      .catch(() => resolve(null));
  });
}

/** Where a run is stored, as long as this worker holds it. */
export interface Place {
  readonly id: RunId;
  /** It was to be another place, which another tab holds. */
  readonly isCopy: boolean;
  release(): void;
}

/** Takes hold of a run's place; where another tab holds it, of that of a copy. */
export async function findPlace(wanted: RunId): Promise<Place> {
  const held = await ownRun(wanted);
  if (held !== null) return { id: wanted, isCopy: false, release: held };
  const id = newRunId();
  return { id, isCopy: true, release: (await ownRun(id)) ?? (() => {}) };
}

/** Resolves once no living tab holds the run: at once, or when the one that does is closed or killed. */
export async function whenUnowned(id: RunId): Promise<void> {
  await navigator.locks?.request(lockOf(id), () => undefined);
}

/** Whether a living tab holds the run. */
export async function isOwned(id: RunId): Promise<boolean> {
  const locks = await navigator.locks?.query();
  return locks?.held?.some(({ name }) => name === lockOf(id)) === true;
}

/** Does `work` while holding the run, if it is free. */
export async function ifUnowned(id: RunId, work: () => Promise<void>): Promise<void> {
  if (navigator.locks === undefined) return work();
  await navigator.locks.request(lockOf(id), { ifAvailable: true }, async (lock) => {
    if (lock !== null) await work();
  });
}
