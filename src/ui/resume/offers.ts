import { createStore } from 'zustand/vanilla';
import { whenUnowned } from '../../files/checkpoint-owner.ts';
import { CheckpointStore, type StoredRun } from '../../files/checkpoint-store.ts';
import type { OpenAnswer } from '../../worker/open-file/protocol.ts';
import { openFile } from '../import/open-file.ts';
import { actions } from '../session/store.ts';

/** A run that was broken off and that no living tab goes on with. */
export interface Offer extends StoredRun {
  /** Its checkpoints, when they could not be read: what is wrong with the newest. */
  readonly refusal?: Extract<OpenAnswer, { type: 'refused' }>;
}

const store = new CheckpointStore();

export const offersStore = createStore<{ readonly offers: readonly Offer[] }>(() => ({ offers: [] }));

/** Looks for runs that were broken off, when the page was closed or the browser killed: now, or while this page is open. */
export async function lookForOffers(): Promise<void> {
  try {
    const brokenOff = (await store.list()).filter(({ ended }) => !ended);
    await Promise.all(brokenOff.map(({ key }) => offerWhenFree(key)));
  } catch {
    // No storage in this browser: then nothing was stored either.
  }
}

async function offerWhenFree(key: string): Promise<void> {
  await whenUnowned(key);
  // The tab that held it may have brought it to its end meanwhile.
  const run = (await store.list()).find((stored) => stored.key === key && !stored.ended);
  if (run === undefined) return;
  offersStore.setState(({ offers }) => ({
    offers: [...offers.filter((offer) => offer.key !== key), run].sort((a, b) => b.savedAt - a.savedAt),
  }));
}

/** Goes on with a stored run: from its newest checkpoint, or the one before it when that is damaged. */
export async function continueRun({ key }: StoredRun): Promise<void> {
  const checkpoints = await store.read(key).catch(() => []);
  let refusal: Offer['refusal'] = {
    type: 'refused',
    code: null,
    details: {},
    message: 'There is no checkpoint.',
  };
  for (const [age, bytes] of checkpoints.entries()) {
    for await (const answer of openFile({ bytes, seed: 0 })) {
      if (answer.type === 'checkpoint') {
        withdraw(key);
        actions.restore(answer.bytes, true, key);
        return;
      }
      if (answer.type === 'refused' && age === 0) refusal = answer;
    }
  }
  offersStore.setState(({ offers }) => ({
    offers: offers.map((offer) => (offer.key === key ? { ...offer, refusal } : offer)),
  }));
}

export async function discardRun({ key }: StoredRun): Promise<void> {
  withdraw(key);
  await store.discard(key).catch(() => undefined);
}

function withdraw(key: string): void {
  offersStore.setState(({ offers }) => ({ offers: offers.filter((offer) => offer.key !== key) }));
}
