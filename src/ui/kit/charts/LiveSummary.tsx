import { useEffect, useRef } from 'react';
import { follow } from './follow.ts';
import type { ModelSource } from './model.ts';

/** Milliseconds between two announcements: time to hear one out. */
const announceInterval = 5000;

/** Tells screen readers how things stand, politely and not more than every five seconds. */
export function LiveSummary({ source }: { readonly source: ModelSource }) {
  const element = useRef<HTMLParagraphElement>(null);
  useEffect(
    () =>
      follow(
        source,
        (model) => {
          const summary = model.summary();
          if (element.current && element.current.textContent !== summary)
            element.current.textContent = summary;
        },
        announceInterval,
      ),
    [source],
  );
  return <p ref={element} role="status" className="visuallyHidden" />;
}
