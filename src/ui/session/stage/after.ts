import type { Snapshot } from '../../../core/snapshots.ts';
import { bestWeights, isActive } from '../../../runs/run.ts';
import type { Weights } from '../../../worker/protocol.ts';
import { pastOf, type Session } from '../session.ts';

/** What the scene on the right shows. */
export type After =
  | { readonly kind: 'empty' }
  /** A run has begun, its first whole episode has not ended. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'shipped' | 'last'; readonly weights: Weights }
  /** An agent from elsewhere, put here by hand. */
  | { readonly kind: 'chosen'; readonly weights: Weights; readonly label: string }
  /** The run as it was after an episode; `snapshot` is what was kept of it, null for the untrained weights. */
  | {
      readonly kind: 'past';
      readonly weights: Weights;
      readonly episode: number;
      readonly snapshot: Snapshot | null;
    }
  | { readonly kind: 'kept'; readonly weights: Weights; readonly episode: number };

export function afterOf({ run, shownAgent, moment }: Session, shipped: Weights | null): After {
  if (shownAgent !== null) return { kind: 'chosen', ...shownAgent };
  const past = pastOf(run, moment);
  if (past !== null && moment !== 'live') return { kind: 'past', episode: moment, ...past };
  const { best, live, result } = run;
  if (isActive(run)) {
    if (live !== null) return { kind: 'live' };
    // A run that was restored and stands still has played nothing yet.
    const newest = run.status === 'paused' ? run.snapshots.at(-1) : undefined;
    const past = newest === undefined ? null : pastOf(run, newest.episode);
    return newest === undefined || past === null
      ? { kind: 'waiting' }
      : { kind: 'past', episode: newest.episode, ...past };
  }
  if (result !== null) {
    return run.config.keepBest && best !== null
      ? { kind: 'kept', weights: result.kept, episode: best.episode }
      : { kind: 'last', weights: result.kept };
  }
  const weights = bestWeights(run);
  if (run.status === 'failed' && best !== null && weights !== null)
    return { kind: 'kept', weights, episode: best.episode };
  const last = run.failure?.last ?? (run.status === 'failed' ? live?.weights : undefined);
  if (last !== undefined) return { kind: 'last', weights: last };
  return shipped === null ? { kind: 'empty' } : { kind: 'shipped', weights: shipped };
}
