import { useHotkeys } from 'react-hotkeys-hook';
import { useStore } from 'zustand';
import { keyIsTaken } from './key-is-taken.ts';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { openSheet, SHORTCUTS, shortcutsStore } from './shortcuts.ts';

/** Listens for the keys and holds their list: part of every page, with its header or without. */
export default function Shortcuts() {
  const on = useStore(shortcutsStore, (state) => state.on);
  const always = { enabled: on, enableOnFormTags: true, ignoreEventWhen: keyIsTaken };
  useHotkeys(
    SHORTCUTS.map(({ keys }) => keys).join(', '),
    (event, { keys }) => {
      const key = keys?.join('') ?? '';
      if (key === 'space') event.preventDefault();
      SHORTCUTS.find((shortcut) => shortcut.keys.split(', ').includes(key))?.run(key);
    },
    always,
  );
  // By what it writes, wherever it lies on the keyboard; the hook would not have it with Shift.
  useHotkeys('?', openSheet, { ...always, useKey: true, ignoreModifiers: true });
  return <ShortcutSheet />;
}
