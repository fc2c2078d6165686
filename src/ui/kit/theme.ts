/**
 * Light, dark or as the system has it; `tokens.css` holds what each looks like. `public/theme.js` has set the first
 * one before anything was painted.
 */
import { createStore } from 'zustand/vanilla';

export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];
export type Theme = 'light' | 'dark';

export interface ThemeState {
  readonly choice: ThemeChoice;
  /** What is shown. Canvases subscribe and read their colours anew. */
  readonly theme: Theme;
}

const storageKey = 'theme';
const systemDark = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-color-scheme: dark)');

export const themeStore = createStore<ThemeState>(() => stateFor(storedChoice()));

/** Follows the store and the system; called once. */
export function applyTheme(): void {
  const show = ({ theme }: ThemeState) => {
    document.documentElement.dataset['theme'] = theme;
    const colour = getComputedStyle(document.documentElement).getPropertyValue('--surface-0').trim();
    setMeta('color-scheme', theme);
    setMeta('theme-color', colour);
  };
  show(themeStore.getState());
  themeStore.subscribe(show);
  systemDark?.addEventListener('change', () => themeStore.setState(({ choice }) => stateFor(choice)));
}

function setMeta(name: string, content: string): void {
  document.querySelector(`meta[name="${name}"]`)?.setAttribute('content', content);
}

export function setTheme(choice: ThemeChoice): void {
  themeStore.setState(stateFor(choice));
  try {
    localStorage.setItem(storageKey, choice);
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
  }
}

function stateFor(choice: ThemeChoice): ThemeState {
  const theme = choice === 'system' ? (systemDark?.matches ? 'dark' : 'light') : choice;
  return { choice, theme };
}

function storedChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(storageKey);
    return THEME_CHOICES.find((choice) => choice === stored) ?? 'system';
  } catch {
    return 'system';
  }
}
