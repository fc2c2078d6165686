/** A choice kept in this browser; null where there is none yet, undefined where storage is forbidden. */
export function stored(key: string): string | null | undefined {
  try {
    return localStorage.getItem(key);
  } catch {
    return undefined;
  }
}

/** Keeps a choice. Where storage is forbidden or full, it lasts as long as the page. */
export function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The page goes on with what it knows.
  }
}
