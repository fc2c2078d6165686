import { type StorageProblem, storageProblem } from '../../runs/storage/database.ts';

type Trouble = { readonly problem: StorageProblem | null };

/** What the storage answers, or null and the reason in the store when it does not. */
export async function askStorage<Answer>(
  store: { getState(): Trouble; setState(change: Trouble): void },
  ask: () => Promise<Answer>,
): Promise<Answer | null> {
  try {
    const answer = await ask();
    if (store.getState().problem !== null) store.setState({ problem: null });
    return answer;
  } catch (error) {
    store.setState({ problem: storageProblem(error) });
    return null;
  }
}
