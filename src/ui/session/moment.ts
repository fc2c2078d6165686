import { createStore } from 'zustand/vanilla';
import { type Snapshot, snapshotAt } from '../../core/snapshots.ts';
import type { Run } from '../../runs/run.ts';
import type { Weights } from '../../worker/protocol.ts';
import type { Moment } from './session.ts';
import { actions, sessionStore } from './store.ts';

/** Whether the moment is being dragged or played: what follows it need not start over each time. */
export const movingStore = createStore(() => ({ isMoving: false }));

/** Shows the run as it was after an episode; its last one is the newest there is. */
export function setMoment(episode: number, { isMoving = false } = {}): void {
  const { run, shownAgent } = sessionStore.getState();
  const last = run.history.length - 1;
  if (last < 0) return;
  if (shownAgent !== null) actions.setShownAgent(null);
  movingStore.setState({ isMoving });
  actions.setMoment(Math.max(0, Math.min(last, Math.round(episode))));
}

/** The moment stays where it is from now on. */
export function settle(): void {
  movingStore.setState({ isMoving: false });
}

export function goLive(): void {
  movingStore.setState({ isMoving: false });
  actions.setMoment('live');
}

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
