import { expect, type Page } from '@playwright/test';

export interface Stored {
  readonly id: string;
  readonly episodes: number;
  readonly ended: boolean;
}

/** The runs that the browser has stored, the newest first, read apart from `src/runs`. */
export function storedRuns(page: Page): Promise<Stored[]> {
  return page.evaluate(async () => {
    const done = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'cartpole')) return [];
    const database = await done(indexedDB.open('cartpole'));
    const runs = await done(database.transaction('states').objectStore('states').getAll());
    database.close();
    return runs.sort((a, b) => b.savedAt - a.savedAt);
  });
}

/** The newest, once there is one. */
export async function saved(page: Page): Promise<Stored> {
  await expect.poll(async () => (await storedRuns(page)).length, { timeout: 60_000 }).toBeGreaterThan(0);
  const [newest] = await storedRuns(page);
  if (newest === undefined) throw new Error('Nothing was saved.');
  return newest;
}
