import { useEffect, useRef, useState } from 'react';
import { outputsOf } from '../../../core/feed-forward.ts';
import type { Weights } from '../../../worker/protocol.ts';

/** Something that a loop changes outside of React, read again every so many milliseconds. */
export function usePolled<Value>(read: () => Value, interval = 250): Value {
  const newest = useRef(read);
  newest.current = read;
  const [value, setValue] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => setValue(newest.current()), interval);
    return () => clearInterval(timer);
  }, [interval]);
  return value;
}

/** Whether the network's two numbers are preferences, not Q-values. */
export function useIsPolicy({ weights }: { readonly weights: () => Weights | null }): boolean {
  return usePolled(() => {
    const now = weights();
    return now !== null && outputsOf(now.shape) === 'preferences';
  });
}

const summaryInterval = 2000; // ms: a screen reader is not to be kept busy by what moves

/** A sentence about something that moves, renewed every now and then. */
export function useSummary(describe: () => string): string {
  return usePolled(describe, summaryInterval);
}

/** Says yes once in so many seconds, given the seconds that pass; at once the first time. */
export function everySeconds(interval: number): (seconds: number) => boolean {
  let left = 0;
  return (seconds) => {
    left -= seconds;
    if (left > 0) return false;
    left = interval;
    return true;
  };
}
