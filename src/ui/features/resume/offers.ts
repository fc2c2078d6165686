import { createStore } from 'zustand/vanilla';
import { resume as strings } from '../../../locales/en/resume.ts';
import type { RunId } from '../../../runs/run.ts';
import { CheckpointStore } from '../../../runs/storage/checkpoint-store.ts';
import { ifUnowned, isOwned, whenUnowned } from '../../../runs/storage/owner.ts';
import type { SavedState } from '../../../runs/storage/schema.ts';
import type { OpenAnswer } from '../../../worker/open-file/protocol.ts';
import { text } from '../../kit/i18n/index.ts';
import { showToast } from '../../kit/toast.ts';
import { perSession } from '../../session/per-session.ts';
import { runsChannel } from '../../session/run-list.ts';
import { openFile } from '../open-file/index.ts';

export type Refusal = Extract<OpenAnswer, { type: 'refused' }>;

export interface BrokenOff {
  /** Interrupted runs that no living tab goes on with: the newest first. */
  readonly states: readonly SavedState[];
  /** Of those whose checkpoints could not be read: what is wrong with the newest. */
  readonly refusals: ReadonlyMap<RunId, Refusal>;
}

const checkpoints = new CheckpointStore();

const listBrokenOff = async () => (await checkpoints.list()).filter(({ ended }) => !ended);

/** The newest checkpoint of a run that cannot go on, for whoever can read it; null when it has gone meanwhile. */
export async function newestCheckpoint(id: RunId): Promise<Uint8Array<ArrayBuffer> | null> {
  const [newest] = await checkpoints.read(id).catch(() => []);
  return newest ?? null;
}

/** Interrupted runs, offered to be gone on with in a session. */
export const offersOf = perSession(({ store: session, actions, onReport }) => {
  const store = createStore<BrokenOff>(() => ({ states: [], refusals: new Map() }));
  /** Runs that another tab holds: they are offered when it lets go of them. */
  const awaited = new Set<RunId>();

  /**
   * Looks for interrupted runs, when the page was closed or the browser killed, now and whenever another tab
   * says that something has changed. @returns a function that ends it
   */
  function follow(): () => void {
    const look = () => void lookForBrokenOff().catch(() => {}); // no storage: then nothing was stored either
    look();
    runsChannel?.addEventListener('message', look);
    return () => runsChannel?.removeEventListener('message', look);
  }

  async function lookForBrokenOff(): Promise<void> {
    const brokenOff = await listBrokenOff();
    const free: SavedState[] = [];
    for (const state of brokenOff) {
      if (!(await isOwned(state.id))) free.push(state);
      else if (!awaited.has(state.id)) void offerWhenFree(state.id);
    }
    store.setState({ states: free });
  }

  async function offerWhenFree(id: RunId): Promise<void> {
    awaited.add(id);
    await whenUnowned(id);
    awaited.delete(id);
    // The tab that held it may have brought it to its end meanwhile.
    await lookForBrokenOff();
  }

  /**
   * Goes on with a stored run: from its newest checkpoint, or the one before it when that is damaged. One that a newer
   * version wrote stays as it is: going on from the one before would write over it.
   */
  async function goOn({ id }: SavedState): Promise<void> {
    const isThere = (await listBrokenOff().catch(() => [])).some((state) => state.id === id);
    const kept = await checkpoints.read(id).catch(() => []);
    if (!isThere || kept.length === 0 || (await isOwned(id))) return gone(id);
    let refusal: Refusal | undefined;
    for (const bytes of kept) {
      const answer = await openFile({ files: [{ name: id, bytes: bytes.slice() }], seed: 0 });
      if (answer?.type === 'checkpoint') {
        withdraw(id);
        actions.restore(answer.bytes, true, id);
        tellOthersOnceStarted();
        return;
      }
      if (answer?.type === 'refused') refusal ??= answer;
      if (refusal?.code === 'checkpoint-newer') break;
    }
    if (refusal === undefined) return;
    const refusals = new Map(store.getState().refusals).set(id, refusal);
    store.setState({ refusals });
  }

  /** From then on the run is held here: other tabs offer it no more. */
  function tellOthersOnceStarted(): void {
    const { runNumber } = session.getState();
    const end = onReport((report) => {
      if (!('run' in report) || report.run !== runNumber) return;
      end();
      runsChannel?.postMessage('changed');
    });
  }

  /** Forgets an interrupted run, unless another tab goes on with it by now or has brought it to its end. */
  async function discard({ id }: SavedState): Promise<void> {
    withdraw(id);
    let isDiscarded = false;
    await ifUnowned(id, async () => {
      const isThere = (await listBrokenOff()).some((state) => state.id === id);
      if (isThere) await checkpoints.discard(id);
      isDiscarded = isThere;
    }).catch(() => {
      isDiscarded = true; // storage that does not answer offers nothing either
    });
    if (!isDiscarded) await gone(id);
  }

  async function gone(id: RunId): Promise<void> {
    withdraw(id);
    await showToast(text(strings)('elsewhere'));
  }

  function withdraw(id: RunId): void {
    store.setState(({ states }) => ({ states: states.filter((state) => state.id !== id) }));
  }

  return { store, follow, goOn, discard };
});
