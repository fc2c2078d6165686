import { Keyboard, Moon, Share2, Sun, SunMoon } from 'lucide-react';
import { useStore } from 'zustand';
import { page } from '../../../locales/en/page.ts';
import { LANGUAGES } from '../../../locales/languages.ts';
import { TourButton } from '../../features/learn/TourButton.tsx';
import { Button, IconButton } from '../../kit/Button.tsx';
import { useLanguage, useStrings } from '../../kit/i18n/index.ts';
import { LazyPart, PartBoundary } from '../../kit/LazyPart.tsx';
import { Popover } from '../../kit/Popover.tsx';
import { type ThemeChoice, themeStore } from '../../kit/theme.ts';
import { isShown } from '../../session/view.ts';
import styles from './Bar.module.css';
import { Controls } from './Controls.tsx';
import { askForSheet, nextLanguage, nextTheme, openSheet, switchLanguage } from './shortcuts.ts';

const THEME_ICONS = { system: SunMoon, light: Sun, dark: Moon } as const satisfies Record<
  ThemeChoice,
  unknown
>;
const THEME_TEXTS = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' } as const;

/** The slim bar that stays at the top: what the page is, what steers a run, and the page's own tools. */
export function Bar() {
  const t = useStrings(page);
  return (
    <header className={`line gap3 ${styles['bar']}`} data-bare={!isShown('header')}>
      {isShown('header') ? (
        <div className="line">
          <button type="button" className={`button primary ${styles['skip']}`} onClick={skipControls}>
            {t('skip')}
          </button>
          <svg className={styles['mark']} viewBox="0 0 32 32" aria-hidden="true">
            <path className={styles['ghost']} d="M16 20 8.5 3.5" />
            <path className={styles['pole']} d="M16 20V2" />
            <path className={styles['cart']} d="M7 19h18v6H7zM3 29.5h26" />
          </svg>
          <h1 className={`hiddenOnLaptop ${styles['title']}`}>{t('title')}</h1>
        </div>
      ) : null}
      <PartBoundary name={t('partControls')}>{isShown('controls') ? <Controls /> : null}</PartBoundary>
      {isShown('header') ? (
        <div className={`line gap0 end ${styles['tools']}`}>
          <LanguageButton />
          <TourButton />
          <ShareButton />
          <ThemeButton />
          <ShortcutsButton />
        </div>
      ) : null}
    </header>
  );
}

function LanguageButton() {
  const t = useStrings(page);
  const language = useLanguage();
  const next = nextLanguage();
  return (
    <Button look="quiet" lang={next} onClick={switchLanguage}>
      {LANGUAGES[next].name}
      <span className="visuallyHidden" lang={language}>
        , {t('changeLanguage')}
      </span>
    </Button>
  );
}

function skipControls(): void {
  document.querySelector('main')?.focus();
}

function ShortcutsButton() {
  const t = useStrings(page);
  return (
    <IconButton
      icon={Keyboard}
      label={t('shortcuts')}
      aria-keyshortcuts="?"
      onClick={openSheet}
      onPointerEnter={askForSheet}
      onFocus={askForSheet}
    />
  );
}

function ThemeButton() {
  const t = useStrings(page);
  const choice = useStore(themeStore, (state) => state.choice);
  const Icon = THEME_ICONS[choice];
  const label = t('themeLabel', { choice: t(THEME_TEXTS[choice]) });
  return <IconButton icon={Icon} label={label} onClick={nextTheme} />;
}

/** Opens what there is to copy; that arrives when it is wanted. */
function ShareButton() {
  const t = useStrings(page);
  return (
    <Popover late label={t('shareTitle')} icon={Share2}>
      <LazyPart name={t('shareTitle')} load={() => import('../../features/share/ShareSheet.tsx')} />
    </Popover>
  );
}
