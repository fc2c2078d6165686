import { createStore } from 'zustand/vanilla';
import type { panels } from '../../../locales/en/panels.ts';
import { currentLanguage, onLanguageChange, startLanguage } from '../../kit/i18n/index.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { viewStore } from '../../session/view.ts';
import { wantedStudyOf } from '../../session/wanted-study.ts';
import { type LinkedSetup, type LinkProblem, readLink, writeLink } from './link.ts';

/** The name of something that can be opened: `#id` of the address. */
type ViewId = keyof typeof panels.english;

/** What a link can open and hide beside the stage; the page knows it. */
interface PageViews {
  readonly ids: readonly ViewId[];
  /** Opens what the address names. */
  readonly openFromAddress: () => void;
  /** What is open below the stage. */
  readonly opened: () => ViewId | null;
  /** @returns a function that ends it. */
  readonly onOpened: (listener: () => void) => () => void;
}

/** Until the page has said so: nothing. */
export const pageViews = createStore<PageViews>(() => ({
  ids: [],
  openFromAddress: () => {},
  opened: () => null,
  onOpened: () => () => {},
}));

interface LinkProblems {
  readonly problems: readonly LinkProblem[];
  /** Whether the address said more, and that was applied. */
  readonly hasRest: boolean;
}

/** What of the address could not be read, until the person has put it away. */
export const linkProblems = createStore<LinkProblems>(() => ({ problems: [], hasRest: false }));

/** Browsers allow about 100 changes of the address in 30 s (Safari). */
const writeInterval = 500;

/**
 * Sets up the page as its address says, then keeps the address as the page is. Called once; the first
 * picture waits for it.
 */
export function applyLink(session: SessionHandle, views: PageViews): Promise<void> {
  pageViews.setState(views);
  const { setup, problems, hasRest } = readLink(location.search, views.ids, location.hash);
  const { preset, config, pace, learnerChoice, language, embed, hidden, study } = setup;
  session.actions.setUp({ preset, config, pace, learnerChoice });
  viewStore.setState({ embed, hidden });
  wantedStudyOf(session).setState({ wanted: study });
  views.openFromAddress();
  linkProblems.setState({ problems, hasRest });
  return startLanguage(language).then(() => followSettings(session));
}

/** The address itself stays as it was opened until something is changed. */
function followSettings(session: SessionHandle): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const write = () => {
    timer = null;
    const { pathname, hash } = location;
    history.replaceState(history.state, '', `${pathname}?${writeLink(currentSetup(session))}${hash}`);
  };
  const request = () => {
    timer ??= setTimeout(write, writeInterval);
  };
  session.store.subscribe((now, before) => {
    const same =
      now.preset === before.preset &&
      now.config === before.config &&
      now.pace === before.pace &&
      now.learnerChoice === before.learnerChoice;
    if (!same) request();
  });
  wantedStudyOf(session).subscribe(request);
  onLanguageChange(request);
  // Whoever copies the address right after a change, or reloads, has it too.
  addEventListener('blur', () => timer !== null && write());
  addEventListener('pagehide', () => timer !== null && write());
}

/** Everything on the page that a link can hold. */
export function currentSetup(session: SessionHandle): LinkedSetup {
  const { preset, config, pace, learnerChoice } = session.store.getState();
  const { wanted: study } = wantedStudyOf(session).getState();
  return { preset, config, pace, learnerChoice, language: currentLanguage(), ...viewStore.getState(), study };
}

/** The whole address of a set-up, with the view that was opened unless the link hides it. */
export function linkTo(setup: LinkedSetup, view: ViewId | null): string {
  const { origin, pathname } = location;
  const hash = view === null || setup.hidden.includes(view) ? '' : `#${view}`;
  return `${origin}${pathname}?${writeLink(setup)}${hash}`;
}
