import { createStore } from 'zustand/vanilla';
import { currentLanguage, onLanguageChange, startLanguage } from '../../kit/i18n/index.ts';
import { openPanelOfAddress } from '../../page/panels/open-panel.ts';
import { PANELS, type Panel } from '../../page/panels/registry.ts';
import { actions, sessionStore } from '../../session/store.ts';
import { type LinkedSetup, type LinkProblem, readLink, writeLink } from './link.ts';
import { viewStore } from './view.ts';

/** What of the address could not be read, until the person has put it away. */
export const linkProblems = createStore<{ readonly problems: readonly LinkProblem[] }>(() => ({
  problems: [],
}));

/** Browsers allow about 100 changes of the address in 30 s (Safari). */
const writeInterval = 500;

/**
 * Sets up the page as its address says, then keeps the address as the page is. Called once; the first
 * picture waits for it.
 */
export function applyLink(): Promise<void> {
  const panels = PANELS.map(({ id }) => id);
  const { setup, problems } = readLink(location.search, panels, location.hash);
  const { preset, config, pace, learnerChoice, language, embed, hidden } = setup;
  actions.setUp({ preset, config, pace, learnerChoice });
  viewStore.setState({ embed, hidden });
  openPanelOfAddress();
  linkProblems.setState({ problems });
  const started = startLanguage(language);
  followSettings();
  return started;
}

/** The address itself stays as it was opened until something is changed. */
function followSettings(): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const write = () => {
    timer = null;
    const { pathname, hash } = location;
    history.replaceState(history.state, '', `${pathname}?${writeLink(currentSetup())}${hash}`);
  };
  const request = () => {
    timer ??= setTimeout(write, writeInterval);
  };
  sessionStore.subscribe((now, before) => {
    const same =
      now.preset === before.preset &&
      now.config === before.config &&
      now.pace === before.pace &&
      now.learnerChoice === before.learnerChoice;
    if (!same) request();
  });
  onLanguageChange(request);
  // Whoever copies the address right after a change, or reloads, has it too.
  addEventListener('blur', () => timer !== null && write());
  addEventListener('pagehide', () => timer !== null && write());
}

/** Everything on the page that a link can hold. */
export function currentSetup(): LinkedSetup {
  const { preset, config, pace, learnerChoice } = sessionStore.getState();
  return { preset, config, pace, learnerChoice, language: currentLanguage(), ...viewStore.getState() };
}

/** The whole address of a set-up, with the panel that was opened unless the link hides it. */
export function linkTo(setup: LinkedSetup, { panel }: { readonly panel: Panel | null }): string {
  const { origin, pathname } = location;
  const hash = panel === null || setup.hidden.includes(panel.id) ? '' : `#${panel.id}`;
  return `${origin}${pathname}?${writeLink(setup)}${hash}`;
}
