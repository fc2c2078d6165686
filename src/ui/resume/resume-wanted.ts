import { createStore } from 'zustand/vanilla';
import { DATABASE } from '../../files/database-name.ts';
import { sessionStore } from '../session/store.ts';

/** Whether there may be something to say about saved runs: an earlier one in storage, or how this one is kept. */
export const resumeWanted = createStore(() => false);

/** Looks into storage once, then follows the run. Called once; a first visitor loads nothing for it. */
export async function watchForResume(): Promise<void> {
  const end = sessionStore.subscribe(({ run }) => {
    if (run.storage === null && run.restarts === 0 && run.failure === null) return;
    end();
    resumeWanted.setState(true, true);
  });
  if (await mayHaveStored()) resumeWanted.setState(true, true);
}

async function mayHaveStored(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === DATABASE);
  } catch {
    return false; // no storage in this browser: then nothing was stored either
  }
}
