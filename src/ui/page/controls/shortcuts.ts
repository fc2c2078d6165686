import { createStore } from 'zustand/vanilla';
import { page } from '../../../locales/en/page.ts';
import type { shortcuts } from '../../../locales/en/shortcuts.ts';
import { isActive } from '../../../runs/run.ts';
import { browserLacks } from '../../kit/browser-lacks.ts';
import { currentLanguage, LANGUAGE_TAGS, type Language, setLanguage, text } from '../../kit/i18n/index.ts';
import { store, stored } from '../../kit/stored.ts';
import { setTheme, THEME_CHOICES, themeStore } from '../../kit/theme.ts';
import { showToast } from '../../kit/toast.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { PACES } from '../../session/session.ts';
import { settingsProblems } from '../../session/settings.ts';
import { playingOf } from '../../session/stage/playing.ts';

export const controlsId = 'controls';
export const seedFieldId = 'seed';

/** Whether the settings can be run; if not, goes to where the first that cannot is mended. */
function mayStart({ store }: SessionHandle): boolean {
  if (browserLacks().includes('noModuleWorkers')) return false;
  const [problem] = settingsProblems(store.getState());
  if (problem === undefined) return true;
  if (problem.knob === 'seed') document.getElementById(seedFieldId)?.focus();
  else location.hash = 'knobs';
  return false;
}

/** What the large button does: train, pause, go on. */
export function trainOrPause(session: SessionHandle): void {
  const { store, actions } = session;
  const { status } = store.getState().run;
  if (status === 'running') actions.pause();
  else if (status === 'paused') actions.resume();
  else if (status !== 'starting' && mayStart(session)) actions.train();
}

/** One episode more, or the first of a new run. */
export function stepEpisode(session: SessionHandle): void {
  if (isActive(session.store.getState().run) || mayStart(session)) session.actions.stepEpisode();
}

export interface Shortcut {
  /** As `react-hotkeys-hook` writes it. */
  readonly keys: string;
  readonly text: keyof typeof shortcuts.english;
  readonly run: (session: SessionHandle, key: string) => void;
}

export function nextTheme(): void {
  const { choice } = themeStore.getState();
  setTheme(THEME_CHOICES[(THEME_CHOICES.indexOf(choice) + 1) % THEME_CHOICES.length] ?? 'system');
}

/** The one after the page's own, in the order of the list. */
export function nextLanguage(): Language {
  const index = LANGUAGE_TAGS.indexOf(currentLanguage()) + 1;
  return LANGUAGE_TAGS[index % LANGUAGE_TAGS.length] ?? 'en';
}

export function switchLanguage(): void {
  setLanguage(nextLanguage()).catch(() => {}); // `watchForMissingParts` has said so
}

/** Every shortcut but `?`, in the order of the list. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: 'space', text: 'train', run: trainOrPause },
  { keys: 's', text: 'step', run: stepEpisode },
  { keys: 'x', text: 'stop', run: ({ actions }) => actions.stop() },
  {
    keys: 'r',
    text: 'reset',
    run: ({ store, actions }) => {
      // A key pressed by mistake is not to throw away a run under way.
      if (isActive(store.getState().run)) void showToast(text(page)('resetRunning'));
      else actions.reset();
    },
  },
  {
    keys: '1, 2, 3, 4',
    text: 'pace',
    run: ({ actions }, key) => {
      const pace = PACES[Number(key) - 1];
      if (pace !== undefined) actions.setPace(pace);
    },
  },
  { keys: 'p', text: 'scenes', run: (session) => playingOf(session).toggleAll() },
  { keys: 'l', text: 'language', run: switchLanguage },
  { keys: 't', text: 'theme', run: nextTheme },
];

/** Whether the list of the keys is open, and whether it ever was or is about to be. */
export const sheetStore = createStore(() => ({ open: false, asked: false }));

export const askForSheet = () => sheetStore.setState({ asked: true });
export const openSheet = () => sheetStore.setState({ open: true, asked: true });
export const closeSheet = () => sheetStore.setState({ open: false });

const storageKey = 'shortcuts';

/** Single keys can be in the way of speech input: they can be switched off (WCAG 2.1.4). */
export const shortcutsStore = createStore(() => ({ on: stored(storageKey) !== 'off' }));

export function switchShortcuts(on: boolean): void {
  shortcutsStore.setState({ on });
  store(storageKey, on ? 'on' : 'off');
}
