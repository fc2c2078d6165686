/**
 * Starts a module worker from the address that a `?worker&url` import gives. In a sandboxed frame, whose origin is
 * none, no worker may be of an address; one that is written on the spot may import it, if the host lets every origin
 * read its files.
 */
export function startWorker(address: string, name: string): Worker {
  return new Worker(globalThis.origin === 'null' ? importing(address) : address, { type: 'module', name });
}

/** A worker whose whole text is the import of another. */
function importing(address: string): string {
  const { href } = new URL(address, import.meta.url);
  return `data:text/javascript,${encodeURIComponent(`import ${JSON.stringify(href)};`)}`;
}
