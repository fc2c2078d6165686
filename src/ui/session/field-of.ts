/**
 * What an object of a file that ships with the page has under a key: an object or a list. Strangers' files are checked
 * by the schemas of `files`, whose library the page need not load for its own.
 * @throws {Error} when there is none.
 */
export function fieldOf(value: unknown, key: string): object {
  const field: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  if (typeof field !== 'object' || field === null) throw new Error(`It has no “${key}”.`);
  return field;
}
