import { createStore } from 'zustand/vanilla';
import { store, stored } from './stored.ts';

/**
 * Light, dark or as the system has it; `tokens.css` holds what each looks like. `public/theme.js` has set the first
 * one before anything was painted. In a contrast theme the system decides, since its colours are the page's; paper is
 * light.
 */

export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];
type Theme = 'light' | 'dark';

interface ThemeState {
  readonly choice: ThemeChoice;
  /** What is shown. Canvases subscribe and read their colours again. */
  readonly theme: Theme;
  /** Whether the system lends its own few colours. */
  readonly contrast: boolean;
  /** Whether the page is on its way to paper: what is to be drawn is drawn at once. */
  readonly printing: boolean;
}

const storageKey = 'theme';
const media = (query: string) => (typeof matchMedia === 'undefined' ? null : matchMedia(query));
const systemDark = media('(prefers-color-scheme: dark)');
const forcedColours = media('(forced-colors: active)');

export const themeStore = createStore<ThemeState>(() => stateFor(storedChoice()));

/** Follows the store, the system and the printer; called once. */
export function applyTheme(): void {
  const show = ({ theme }: ThemeState) => {
    document.documentElement.dataset['theme'] = theme;
    const colour = getComputedStyle(document.documentElement).getPropertyValue('--surface-0').trim();
    setMeta('color-scheme', theme);
    setMeta('theme-color', colour);
  };
  show(themeStore.getState());
  themeStore.subscribe(show);
  const update = (printing = false) => themeStore.setState(({ choice }) => stateFor(choice, printing));
  systemDark?.addEventListener('change', () => update());
  forcedColours?.addEventListener('change', () => update());
  addEventListener('beforeprint', () => update(true));
  addEventListener('afterprint', () => update());
}

function setMeta(name: string, content: string): void {
  document.querySelector(`meta[name="${name}"]`)?.setAttribute('content', content);
}

export function setTheme(choice: ThemeChoice): void {
  themeStore.setState(stateFor(choice));
  store(storageKey, choice);
}

function stateFor(choice: ThemeChoice, printing = false): ThemeState {
  const contrast = forcedColours?.matches === true;
  const system = systemDark?.matches === true ? 'dark' : 'light';
  const screen = choice === 'system' || contrast ? system : choice;
  return { choice, theme: printing ? 'light' : screen, contrast, printing };
}

function storedChoice(): ThemeChoice {
  const choice = stored(storageKey);
  return THEME_CHOICES.find((one) => one === choice) ?? 'system';
}

/**
 * Calls `listener` when the colours or the size of the type may have changed; on the way to paper at once, for paper
 * has no next frame.
 * @returns a function that ends it.
 */
export function onAppearanceChange(listener: () => void): () => void {
  const end = themeStore.subscribe(listener);
  window.addEventListener('resize', listener);
  return () => {
    end();
    window.removeEventListener('resize', listener);
  };
}
