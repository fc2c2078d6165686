import { useEffect, useState } from 'react';

/**
 * What `load` brings, as soon as it is there: null before, and where it cannot be had. What was there stays until another
 * `load` has brought something else.
 * @param load always the same function; another one is asked anew
 */
export function useLoaded<Loaded>(load: () => Promise<Loaded>): Loaded | null {
  const [loaded, setLoaded] = useState<{ readonly is: Loaded } | null>(null);
  useEffect(() => {
    let isWanted = true;
    load().then(
      (is) => isWanted && setLoaded({ is }),
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [load]);
  return loaded?.is ?? null;
}
