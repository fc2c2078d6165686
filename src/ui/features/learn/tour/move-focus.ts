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
