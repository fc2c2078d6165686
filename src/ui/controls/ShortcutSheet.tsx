import { Keyboard, X } from 'lucide-react';
import { useRef } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { useStore } from 'zustand';
import { useStrings } from '../i18n/index.ts';
import { page } from '../i18n/page.ts';
import parts from '../styles/parts.module.css';
import styles from './ShortcutSheet.module.css';
import { SHORTCUTS, shortcutsStore, switchShortcuts } from './shortcuts.ts';

/** Where a key already means something. */
const speaksForItself = 'a, button, summary, input, select, textarea, [role="tab"], [role="slider"], dialog';

/** Listens for the keys, and lists them. */
export function ShortcutSheet() {
  const t = useStrings(page);
  const sheet = useRef<HTMLDialogElement>(null);
  const on = useStore(shortcutsStore, (state) => state.on);
  const open = () => sheet.current?.showModal();
  useHotkeys(
    SHORTCUTS.map(({ keys }) => keys).join(', '),
    (event, { keys }) => {
      const key = keys?.join('') ?? '';
      if (key === 'space') event.preventDefault();
      SHORTCUTS.find((shortcut) => shortcut.keys.split(', ').includes(key))?.run(key);
    },
    {
      enabled: on,
      ignoreEventWhen: ({ code, repeat, target }) =>
        repeat ||
        document.querySelector('dialog[open]') !== null ||
        (code === 'Space' && target instanceof Element && target.closest(speaksForItself) !== null),
    },
  );
  useHotkeys('?', open, { enabled: on, useKey: true });
  return (
    <>
      <button
        type="button"
        className={`${parts['button']} ${parts['quiet']} ${parts['icon']}`}
        aria-label={t('shortcuts')}
        title={t('shortcuts')}
        aria-keyshortcuts="?"
        onClick={open}
      >
        <Keyboard aria-hidden="true" />
      </button>
      <dialog ref={sheet} className={styles['sheet']} aria-labelledby="shortcuts-title">
        <div className={styles['header']}>
          <h2 id="shortcuts-title">{t('shortcuts')}</h2>
          <button
            type="button"
            className={`${parts['button']} ${parts['quiet']} ${parts['icon']}`}
            aria-label={t('close')}
            onClick={() => sheet.current?.close()}
          >
            <X aria-hidden="true" />
          </button>
        </div>
        <dl className={styles['list']}>
          {SHORTCUTS.map(({ keys, text }) => (
            <div key={keys}>
              <dt>{t(text)}</dt>
              <dd>
                {keys.split(', ').map((key) => (
                  <kbd key={key}>{key === 'space' ? t('keySpace') : key.toUpperCase()}</kbd>
                ))}
              </dd>
            </div>
          ))}
          <div>
            <dt>{t('shortcutHelp')}</dt>
            <dd>
              <kbd>?</kbd>
            </dd>
          </div>
        </dl>
        <label className={styles['switch']}>
          <input type="checkbox" checked={on} onChange={({ target }) => switchShortcuts(target.checked)} />
          {t('shortcutsOn')}
        </label>
      </dialog>
    </>
  );
}
