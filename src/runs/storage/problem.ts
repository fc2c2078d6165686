/**
 * Why nothing is stored: the disk or the quota is full, the browser gives no storage (private windows, settings), or a
 * newer version of the page has changed the database.
 */
export type StorageProblem = 'full' | 'unavailable' | 'outdated';

export function storageProblem(error: unknown): StorageProblem {
  if (!(error instanceof DOMException)) return 'unavailable';
  if (error.name === 'QuotaExceededError') return 'full';
  return error.name === 'VersionError' ? 'outdated' : 'unavailable';
}
