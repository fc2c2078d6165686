const touched = ['aria-haspopup', 'aria-expanded', 'aria-controls'] as const;

/**
 * driver.js marks what it points at as if it opened the popover, and strips those attributes afterwards, a tab's own
 * included. @returns a function that puts them back as they were.
 */
export function keepAria(element: Element | undefined): () => void {
  const before = touched.map((name) => [name, element?.getAttribute(name) ?? null] as const);
  return () => {
    for (const [name, value] of before) {
      if (value === null) element?.removeAttribute(name);
      else element?.setAttribute(name, value);
    }
  };
}
