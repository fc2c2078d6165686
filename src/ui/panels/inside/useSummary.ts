import { useEffect, useRef, useState } from 'react';

const interval = 2000; // ms: a screen reader is not to be kept busy by what moves

/** A sentence about something that moves, renewed every now and then. */
export function useSummary(describe: () => string): string {
  const newest = useRef(describe);
  newest.current = describe;
  const [summary, setSummary] = useState(describe);
  useEffect(() => {
    const timer = setInterval(() => setSummary(newest.current()), interval);
    return () => clearInterval(timer);
  }, []);
  return summary;
}
