/** Where every key is writing. The other kinds of <input> take no text. */
const writing = `textarea, [contenteditable]:not([contenteditable="false"]), input:not(${[
  'button',
  'checkbox',
  'radio',
  'range',
]
  .map((type) => `[type="${type}"]`)
  .join(', ')})`;

/** Where letters look for an entry. */
const searching = 'select';

/** Where the space bar presses something: it does nothing to a slider, nor to a radio that is chosen already. */
const pressing =
  'a, button, summary, select, dialog, [role="tab"], [role="button"], input[type="checkbox"], input[type="radio"]:not(:checked)';

/**
 * Whether a key means something else at the moment than the page's shortcut. What was touched last keeps the focus:
 * a radio, a slider or a chart must not swallow the shortcuts for good.
 */
export function keyIsTaken({ key, repeat, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (repeat || ctrlKey || metaKey || altKey) return true;
  if (document.querySelector('dialog[open]') !== null) return true;
  if (!(target instanceof Element)) return false;
  if (target.closest(writing) !== null) return true;
  if (target.closest(searching) !== null && /^\p{L}$/u.test(key)) return true;
  return key === ' ' && target.closest(pressing) !== null;
}
