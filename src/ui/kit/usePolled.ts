import { useEffect, useRef, useState } from 'react';

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
