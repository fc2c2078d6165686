/** What this browser lacks; the page has a sentence for each and works on without. What WebGL lacks the worker reports. */
export type Lack = 'noModuleWorkers' | 'noWebAssembly';

let lacks: readonly Lack[] | null = null;

export function browserLacks(): readonly Lack[] {
  lacks ??= [
    ...(hasModuleWorkers() ? [] : (['noModuleWorkers'] as const)),
    ...(typeof WebAssembly === 'object' ? [] : (['noWebAssembly'] as const)),
  ];
  return lacks;
}

/** A browser that knows module workers reads the option `type`, before it finds that the address is none. */
function hasModuleWorkers(): boolean {
  if (typeof Worker === 'undefined') return false;
  let read = false;
  const options = {
    get type(): 'module' {
      read = true;
      return 'module';
    },
  };
  try {
    new Worker('http://[', options).terminate();
  } catch {
    // As expected: nothing was loaded.
  }
  return read;
}
