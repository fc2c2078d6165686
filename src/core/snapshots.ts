import type { EpisodeRecord } from './history-columns.ts';

/** The policy at one moment of its training: the online network after an episode and the updates that followed it. */
export interface Snapshot {
  /** Zero-based episode after which it was taken. */
  readonly episode: number;
  /** Gradient updates so far. */
  readonly updates: number;
  /** Mean and lowest return of the greedy evaluation of these weights, where there was one. */
  readonly evaluation: { readonly mean: number; readonly min: number } | null;
  /** In the layout of `core/network.ts`. */
  readonly parameters: Float32Array;
}

/** A run keeps at most this many. */
export const mostSnapshots = 128;

/** And of large networks so many that they weigh no more than this (bytes): 62 of width 256. */
const mostBytes = 1 << 24;

/** How many snapshots are kept of a network with this many parameters. */
function snapshotCapacity(parameters: number): number {
  const fit = Math.floor(mostBytes / (parameters * Float32Array.BYTES_PER_ELEMENT));
  return Math.min(mostSnapshots, Math.max(1, fit));
}

/**
 * A run is cut into spans of equal length, a power of two of episodes, that doubles as the run grows; each keeps one
 * snapshot. So there is one after every evaluation as long as no two fall into one span.
 */
function spanAt(episode: number, parameters: number): number {
  const capacity = snapshotCapacity(parameters);
  let span = 1;
  while (Math.floor(episode / span) >= capacity) span *= 2;
  return span;
}

/** Of two in one span the better evaluated is kept, and where neither is better the first. */
function beats(a: Pick<Snapshot, 'evaluation'>, b: Pick<Snapshot, 'evaluation'>): boolean {
  return (a.evaluation?.mean ?? -1) > (b.evaluation?.mean ?? -1);
}

/**
 * The snapshots kept of a run, in the order of episodes, when a later one arrives. Thinned before or after, by the worker
 * and by the page, they come to the same.
 */
export function withSnapshot(kept: readonly Snapshot[], taken: Snapshot): readonly Snapshot[] {
  const span = spanAt(taken.episode, taken.parameters.length);
  const thinned: Snapshot[] = [];
  for (const snapshot of [...kept, taken]) {
    const last = thinned.at(-1);
    if (last === undefined || Math.floor(last.episode / span) < Math.floor(snapshot.episode / span)) {
      thinned.push(snapshot);
    } else if (beats(snapshot, last)) thinned[thinned.length - 1] = snapshot;
  }
  return thinned;
}

/** Takes a snapshot of `online` after an episode, where one is to be kept. */
export function takeSnapshot(
  kept: readonly Snapshot[],
  { episode, updates, evaluationMean, evaluationMin }: EpisodeRecord,
  online: Float32Array,
): readonly Snapshot[] {
  const evaluation = Number.isNaN(evaluationMean) ? null : { mean: evaluationMean, min: evaluationMin };
  const span = spanAt(episode, online.length);
  const last = kept.at(-1);
  const isTaken =
    last === undefined ||
    Math.floor(last.episode / span) < Math.floor(episode / span) ||
    beats({ evaluation }, last);
  return isTaken ? withSnapshot(kept, { episode, updates, evaluation, parameters: online.slice() }) : kept;
}

/** The one that shows a run after `episode`: the newest taken by then; null where only the initial weights are as old. */
export function snapshotAt(snapshots: readonly Snapshot[], episode: number): Snapshot | null {
  return snapshots.findLast((snapshot) => snapshot.episode <= episode) ?? null;
}
