import { type Snapshot, snapshotAt } from '../../core/snapshots.ts';
import type { Run } from '../../runs/run.ts';
import type { Weights } from '../../worker/protocol.ts';
import type { Moment } from './session.ts';

/** What is known of the policy of a run after an episode. */
export interface Past {
  readonly weights: Weights;
  /** What the weights are of; null: the untrained ones, older than every snapshot. */
  readonly snapshot: Snapshot | null;
}

/** The policy of a run at a moment; null where it is the newest, or nothing was kept. */
export function pastOf({ initial, snapshots }: Run, moment: Moment): Past | null {
  if (moment === 'live' || initial === null) return null;
  const snapshot = snapshotAt(snapshots, moment);
  if (snapshot === null) return { weights: initial, snapshot };
  return { weights: weightsOf(snapshot, initial), snapshot };
}

const known = new WeakMap<Snapshot, Weights>();

/** The same object for the same snapshot: whoever follows weights goes by which they are. */
function weightsOf(snapshot: Snapshot, { shape }: Weights): Weights {
  const weights = known.get(snapshot) ?? { shape, parameters: snapshot.parameters };
  known.set(snapshot, weights);
  return weights;
}
