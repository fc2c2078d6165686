import { useHotkeys } from 'react-hotkeys-hook';
import { useStore } from 'zustand';
import { page } from '../../../locales/en/page.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { LazyPart } from '../../kit/LazyPart.tsx';
import { useSessionHandle } from '../../session/useSession.ts';
import { openSheet, SHORTCUTS, sheetStore, shortcutsStore } from './shortcuts.ts';

/** Listens for the keys and, once it is asked for, holds their list: part of every page, with its header or without. */
export default function Shortcuts() {
  const t = useStrings(page);
  const session = useSessionHandle();
  const on = useStore(shortcutsStore, (state) => state.on);
  const asked = useStore(sheetStore, (state) => state.asked);
  const always = { enabled: on, enableOnFormTags: true, ignoreEventWhen: keyIsTaken };
  useHotkeys(
    SHORTCUTS.map(({ keys }) => keys).join(', '),
    (event, { keys }) => {
      const key = keys?.join('') ?? '';
      if (key === 'space') event.preventDefault();
      SHORTCUTS.find((shortcut) => shortcut.keys.split(', ').includes(key))?.run(session, key);
    },
    always,
  );
  // By what it writes, wherever it lies on the keyboard; the hook would not have it with Shift.
  useHotkeys('?', openSheet, { ...always, useKey: true, ignoreModifiers: true });
  return asked ? <LazyPart name={t('shortcuts')} load={() => import('./ShortcutSheet.tsx')} /> : null;
}

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
function keyIsTaken({ key, repeat, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (repeat || ctrlKey || metaKey || altKey) return true;
  if (document.querySelector('dialog[open]') !== null) return true;
  if (!(target instanceof Element)) return false;
  if (target.closest(writing) !== null) return true;
  if (target.closest(searching) !== null && /^\p{L}$/u.test(key)) return true;
  return key === ' ' && target.closest(pressing) !== null;
}
