const touched = ['aria-haspopup', 'aria-expanded', 'aria-controls'] as const;

/**
 * driver.js marks what it points at as if it opened the popover, and strips those attributes afterwards, a tab's own
 * included. @returns a function that puts them back as they were, once.
 */
export function keepAria(element: Element | undefined): () => void {
  const before = touched.map((name) => [name, element?.getAttribute(name) ?? null] as const);
  return () => {
    for (const [name, value] of before.splice(0)) {
      if (value === null) element?.removeAttribute(name);
      else element?.setAttribute(name, value);
    }
  };
}

/** driver.js goes on marking what it left before it had arrived there, and lets it be pressed. */
export function unmarkOthers(element: Element | undefined): void {
  for (const marked of document.querySelectorAll('.driver-active-element'))
    if (marked !== element) marked.classList.remove('driver-active-element');
}

/**
 * Moves the focus to the next place within some parts of the page, round and round, as Tab does. driver.js does the
 * same, but passes by what has only a `tabindex`: a formula that scrolls, the policy map.
 */
export function moveFocus(parts: readonly Element[], backwards: boolean): void {
  const stops = parts.flatMap((part) => [part, ...part.querySelectorAll('*')]).filter(takesFocus);
  const now = stops.findIndex((stop) => stop.matches(':focus'));
  const next = backwards ? (now <= 0 ? stops.length : now) - 1 : (now + 1) % stops.length;
  stops[next]?.focus();
}

function takesFocus(element: Element): element is HTMLElement {
  return (
    element instanceof HTMLElement &&
    element.tabIndex >= 0 &&
    !element.matches(':disabled, [type="radio"]:not(:checked)') &&
    element.checkVisibility({ visibilityProperty: true })
  );
}
