import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { page } from '../../../locales/en/page.ts';
import { shortcuts as strings } from '../../../locales/en/shortcuts.ts';
import { IconButton } from '../../kit/Button.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { closeSheet, SHORTCUTS, sheetStore, shortcutsStore, switchShortcuts } from './shortcuts.ts';

interface PlaceKeys {
  readonly keys: readonly string[];
  readonly text: Extract<keyof typeof strings.english, `place${string}`>;
}

/** What keys do where the focus is, whether shortcuts are on or not; the places themselves see to them. */
const PLACE_KEYS: readonly PlaceKeys[] = [
  { keys: ['←', '→'], text: 'placeScene' },
  { keys: ['Shift', '←', '→'], text: 'placeSceneTip' },
  { keys: ['←', '→'], text: 'placePlay' },
  { keys: ['←', '→', 'Home', 'End'], text: 'placeTabs' },
  { keys: ['←', '→', 'Home', 'End'], text: 'placeChart' },
  { keys: ['Shift', '←', '→'], text: 'placeChartFar' },
  { keys: ['Esc'], text: 'placeEscape' },
];

/** The list of the keys: those that work everywhere, and those of the place that has the focus. */
export default function ShortcutSheet() {
  const t = useStrings(strings);
  const tPage = useStrings(page);
  const sheet = useRef<HTMLDialogElement>(null);
  const on = useStore(shortcutsStore, (state) => state.on);
  const { open } = useStore(sheetStore);
  useEffect(() => {
    if (open) sheet.current?.showModal();
    else sheet.current?.close();
  }, [open]);
  return (
    <dialog ref={sheet} className="dialog" aria-labelledby="shortcuts-title" onClose={closeSheet}>
      <div className="split">
        <h2 id="shortcuts-title">{tPage('shortcuts')}</h2>
        <IconButton icon={X} label={tPage('close')} onClick={closeSheet} />
      </div>
      <dl className="ruled">
        {SHORTCUTS.map(({ keys, text }) => (
          <Row key={keys} keys={keys.split(', ').map((key) => (key === 'space' ? t('keySpace') : key))}>
            {t(text)}
          </Row>
        ))}
        <Row keys={['?']}>{t('help')}</Row>
      </dl>
      <label className="check">
        <input type="checkbox" checked={on} onChange={({ target }) => switchShortcuts(target.checked)} />
        {t('on')}
      </label>
      <h3 className="note">{t('keysOfPlace')}</h3>
      <dl className="ruled">
        {PLACE_KEYS.map(({ keys, text }) => (
          <Row key={text} keys={keys}>
            {t(text)}
          </Row>
        ))}
      </dl>
    </dialog>
  );
}

function Row({ keys, children }: { readonly keys: readonly string[]; readonly children: ReactNode }) {
  return (
    <div className="line">
      <dt>{children}</dt>
      <dd className="line gap1 end">
        {keys.map((key) => (
          <kbd key={key}>{key.length === 1 ? key.toUpperCase() : key}</kbd>
        ))}
      </dd>
    </div>
  );
}
