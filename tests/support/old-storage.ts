import dump from '../fixtures/storage-of-version-1.json' with { type: 'json' };

/**
 * The databases as version 1 of the page left them in a real Chromium: a run that ended and was given a name, one that
 * was stopped, an imported agent, and one that was broken off.
 */
export async function fillOldStorage(): Promise<void> {
  for (const [name, { version, stores }] of Object.entries(dump)) {
    const opening = indexedDB.open(name, version);
    opening.onupgradeneeded = () => {
      for (const [store, { keyPath }] of Object.entries(stores))
        opening.result.createObjectStore(store, { keyPath });
    };
    const database = await done(opening);
    for (const [store, { keyPath, rows }] of Object.entries(stores)) {
      const into = database.transaction(store, 'readwrite').objectStore(store);
      for (const { key, value } of rows)
        await done(into.put(alive(value), keyPath === null ? key : undefined));
    }
    database.close();
  }
}

function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

const ARRAYS = { Uint8Array, Float32Array, Float64Array };

/** What JSON has of it, with its arrays of numbers brought back. */
function alive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(alive);
  if (typeof value !== 'object' || value === null) return value;
  if ('array' in value && 'base64' in value) {
    const bytes = Uint8Array.from(atob(String(value.base64)), (letter) => letter.charCodeAt(0));
    const [, make] = Object.entries(ARRAYS).find(([name]) => name === value.array) ?? [];
    if (make === undefined) throw new Error(`The fixture has a ${value.array}.`);
    return new make(bytes.buffer);
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, alive(each)]));
}
