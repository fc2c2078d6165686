import { useHotkeys } from 'react-hotkeys-hook';
import { useStore } from 'zustand';
import { page } from '../../../locales/en/page.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { keyIsTaken } from '../../kit/key-is-taken.ts';
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
