import { createStore } from 'zustand/vanilla';
import { ifUnowned, whenUnowned } from '../../../files/checkpoint-owner.ts';
import { CheckpointStore, type StoredRun } from '../../../files/checkpoint-store.ts';
import { resume as strings } from '../../../locales/en/resume.ts';
import type { OpenAnswer } from '../../../worker/open-file/protocol.ts';
import { text } from '../../kit/i18n/index.ts';
import { showToast } from '../../kit/toast.ts';
import { actions } from '../../session/store.ts';
import { openFile } from '../open-file/index.ts';

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

/**
 * Goes on with a stored run: from its newest checkpoint, or the one before it when that is damaged. One that a newer
 * version wrote stays as it is: going on from the one before would write over it.
 */
export async function continueRun(offer: StoredRun): Promise<void> {
  const { key } = offer;
  const checkpoints = await store.read(key).catch(() => []);
  if (checkpoints.length === 0) return gone(offer);
  let refusal: Offer['refusal'];
  for (const bytes of checkpoints) {
    for await (const answer of openFile({ files: [{ name: key, bytes }], seed: 0 })) {
      if (answer.type === 'checkpoint') {
        withdraw(key);
        actions.restore(answer.bytes, true, key);
        return;
      }
      if (answer.type === 'refused') refusal ??= answer;
    }
    if (refusal?.code === 'checkpoint-newer') break;
  }
  if (refusal === undefined) return;
  const refused = { ...offer, refusal };
  offersStore.setState(({ offers }) => ({ offers: offers.map((one) => (one.key === key ? refused : one)) }));
}

/** Forgets a run that was broken off, unless another tab goes on with it by now or has brought it to its end. */
export async function discardRun(offer: StoredRun): Promise<void> {
  withdraw(offer.key);
  let isDiscarded = false;
  await ifUnowned(offer.key, async () => {
    const isThere = (await store.list()).some(({ key, ended }) => key === offer.key && !ended);
    if (isThere) await store.discard(offer.key);
    isDiscarded = isThere;
  }).catch(() => {
    isDiscarded = true; // storage that does not answer offers nothing either
  });
  if (!isDiscarded) await gone(offer);
}

async function gone({ key }: StoredRun): Promise<void> {
  withdraw(key);
  await showToast(text(strings)('elsewhere'));
}

function withdraw(key: string): void {
  offersStore.setState(({ offers }) => ({ offers: offers.filter((offer) => offer.key !== key) }));
}
