import './tour.css';
import { type Driver, driver, type PopoverDOM } from 'driver.js';
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { createStore } from 'zustand/vanilla';
import { tour as strings } from '../../../../locales/en/tour.ts';
import { isActive } from '../../../../runs/run.ts';
import { onLanguageChange, text } from '../../../kit/i18n/index.ts';
import type { SessionHandle } from '../../../session/create-session.ts';
import { calm } from '../../../session/stage/playing.ts';
import { SessionContext } from '../../../session/useSession.ts';
import { isLearning } from '../learn-store.ts';
import { keepAria, moveFocus, unmarkOthers } from './around-driver.ts';
import { STOPS, type Stop, StopBody } from './stops.tsx';

const t = text(strings);
const deedInterval = 100; // ms between two looks whether it was done
const arrival = 2000; // ms in which a stop's panel may still grow
const glimpse = 40; // px: what shows less than that is out of sight
const isPhone = matchMedia('(width < 44rem)');
const praise = 900; // ms that "Done" is shown before the tour goes on

/** Walks through the page with driver.js: it points, React fills what it says. One tour at a time. */
class Tour {
  readonly #session: SessionHandle;
  readonly #opener: HTMLElement;
  readonly #driver: Driver;
  readonly #progress = createStore(() => ({ done: false }));
  readonly #resizing = new ResizeObserver(() => this.#follow());
  #shownAt = 0;
  #root: Root | null = null;
  #popover: Element | null = null;
  #stopNaming = () => {};
  /** The stop that is meant to be shown; it may have to wait for its panel. */
  #wanted: number | null = null;
  #stopWatching = () => {};
  #restoreAria = () => {};
  readonly #ends: (() => void)[];

  constructor(session: SessionHandle, opener: HTMLElement) {
    this.#session = session;
    this.#opener = opener;
    this.#driver = driver({
      animate: calm?.matches !== true,
      duration: 250,
      overlayColor: '#0a1624',
      overlayOpacity: 0.55,
      stagePadding: 6,
      stageRadius: 6,
      allowKeyboardControl: false, // its arrow keys would also change a radio group that is pointed at
      overlayClickBehavior: () => {},
      popoverClass: 'tour dialog',
      steps: STOPS.map((stop, index) => this.#stepOf(stop, index)),
      onHighlightStarted: (element) => {
        this.#restoreAria(); // of a stop that was left before driver.js had arrived there
        this.#restoreAria = keepAria(element);
        unmarkOthers(element);
      },
      onHighlighted: () => {
        this.#restoreAria();
        this.#bringIntoView();
        this.#driver.refresh(); // on its way here driver.js placed the popover by the stop before
      },
    });
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    window.addEventListener('keydown', (event) => this.#onTab(event), { signal, capture: true }); // before driver.js's own
    this.#ends = [
      () => listening.abort(),
      onLanguageChange(() => this.#show(this.#index)),
      () => this.#resizing.disconnect(),
      keepTakingUpdates(session),
    ];
  }

  start(): void {
    this.#show(0);
    this.#resizing.observe(document.body);
  }

  end(): void {
    if (current !== this) return;
    this.#driver.destroy();
    this.#clear(); // driver.js says nothing of an end that comes before its first stop has been faded in
  }

  get #index(): number {
    return this.#driver.getActiveIndex() ?? 0;
  }

  #stepOf(stop: Stop, index: number) {
    return {
      element: () => targetOf(stop),
      popover: {
        title: ' ',
        description: ' ',
        onPopoverRender: (popover: PopoverDOM) => this.#fill(popover, stop, index),
        onNextClick: () => this.#go(index + 1),
        onPrevClick: () => this.#go(index - 1),
        onDoneClick: () => this.end(),
        onCloseClick: () => this.end(),
      },
    };
  }

  #go(index: number): void {
    if (index < 0) return;
    if (index >= STOPS.length) this.end();
    else this.#show(index);
  }

  #show(index: number): void {
    const stop = STOPS[index];
    if (stop === undefined) return;
    this.#stopWatching();
    this.#wanted = index;
    stop.enter?.(this.#session);
    this.#progress.setState({ done: stop.deed?.isDone(this.#session) ?? false });
    whenThere(stop, () => {
      if (this.#wanted !== index) return;
      if (this.#driver.isActive()) this.#driver.moveTo(index);
      else this.#driver.drive(index);
      this.#shownAt = performance.now();
      this.#watch(stop, index);
    });
  }

  /** The page has changed its height, by a panel that was loaded, say: what is pointed at has moved. */
  #follow(): void {
    if (performance.now() - this.#shownAt < arrival) this.#bringIntoView();
    this.#driver.refresh();
  }

  #bringIntoView(): void {
    const element = this.#driver.getActiveElement();
    if (element === undefined) return;
    const { top, bottom } = element.getBoundingClientRect();
    // A phone's card takes the lower half of the window, where nothing is to be explained.
    if (isPhone.matches && (top < 0 || bottom > innerHeight / 2)) element.scrollIntoView({ block: 'start' });
    else if (top > innerHeight - glimpse || bottom < glimpse) element.scrollIntoView({ block: 'center' });
    this.#chooseSide(element);
  }

  /**
   * On a phone the card stands at the other end of the window than what it points at: what is in the bar at the foot
   * does not scroll. On a phone on its side it stands on the other side.
   */
  #chooseSide(element: Element): void {
    const { top, left, right } = element.getBoundingClientRect();
    this.#popover?.classList.toggle('tour-top', top > innerHeight / 2);
    this.#popover?.classList.toggle('tour-left', (left + right) / 2 > innerWidth / 2);
  }

  /** Sees to it that the stop notices the deed. */
  #watch(stop: Stop, index: number): void {
    const { deed } = stop;
    if (deed === undefined || this.#progress.getState().done) return;
    let goingOn: ReturnType<typeof setTimeout> | undefined;
    const watching = setInterval(() => {
      if (!deed.isDone(this.#session)) return;
      clearInterval(watching);
      if (deed.stays) {
        this.#show(index);
        return;
      }
      this.#progress.setState({ done: true });
      goingOn = setTimeout(() => this.#go(index + 1), praise);
    }, deedInterval);
    this.#stopWatching = () => {
      clearInterval(watching);
      clearTimeout(goingOn);
    };
  }

  #fill(popover: PopoverDOM, stop: Stop, index: number): void {
    const { wrapper, title, description, footer, progress } = popover;
    const { footerButtons, previousButton, nextButton, closeButton } = popover;
    this.#unmount();
    this.#popover = wrapper;
    const root = createRoot(description);
    this.#root = root;
    // At once, so that driver.js places the popover with its content.
    const body = createElement(StopBody, { stop, progress: this.#progress });
    flushSync(() => root.render(createElement(SessionContext, { value: this.#session }, body)));
    title.textContent = t(stop.title);
    progress.textContent = t('progress', { step: index + 1, steps: STOPS.length });
    progress.style.display = 'block';
    previousButton.textContent = t('back');
    const waits = () => stop.deed !== undefined && !this.#progress.getState().done;
    const name = () => {
      nextButton.textContent = t(index === STOPS.length - 1 ? 'finish' : waits() ? 'skip' : 'next');
      nextButton.classList.toggle('primary', !waits());
    };
    name();
    this.#stopNaming = this.#progress.subscribe(name);
    closeButton.setAttribute('aria-label', t('end'));
    progress.classList.add('note');
    footerButtons.classList.add('buttons');
    closeButton.classList.add('button', 'quiet', 'icon');
    previousButton.classList.add('button');
    nextButton.classList.add('button');
    for (const part of [title, footer]) part.setAttribute('role', 'group'); // <header> and <footer> would be landmarks of the page
    this.#chooseSide(targetOf(stop));
    this.#resizing.observe(wrapper);
    queueMicrotask(() => nextButton.focus()); // after driver.js has focused the first button, which closes
  }

  #onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      this.end();
      return;
    }
    if (event.target instanceof Element && event.target.closest(usesArrows) !== null) return;
    if (event.key === 'ArrowRight') this.#go(this.#index + 1);
    if (event.key === 'ArrowLeft') this.#go(this.#index - 1);
  }

  #onTab(event: KeyboardEvent): void {
    if (event.key !== 'Tab' || this.#popover === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    moveFocus([this.#popover, this.#driver.getActiveElement() ?? []].flat(), event.shiftKey);
  }

  #unmount(): void {
    this.#stopNaming();
    const root = this.#root;
    this.#root = null;
    if (root !== null) queueMicrotask(() => root.unmount());
  }

  #clear(): void {
    this.#wanted = null;
    this.#stopWatching();
    this.#unmount();
    for (const end of this.#ends) end();
    current = null;
    queueMicrotask(() => this.#opener.focus()); // after driver.js has focused what it remembers
  }
}

const nextUpdate = 3000; // ms: time to read the numbers before newer ones come

/**
 * Takes an update apart now and then, so that the formulas have numbers of this run, though it may be over when the
 * tour gets there. @returns a function that stops it.
 */
function keepTakingUpdates({ store, actions }: SessionHandle): () => void {
  const timer = setInterval(() => {
    const { run } = store.getState();
    if (isActive(run) && isLearning(run)) actions.inspectUpdate();
  }, nextUpdate);
  return () => clearInterval(timer);
}

/** Where arrow keys already mean something; what only takes the focus does so to be steered or scrolled by them. */
const usesArrows =
  'input, select, textarea, [contenteditable], [role="tab"], [role="application"], [tabindex="0"]:not(.tour-values > *)';

let current: Tour | null = null;

/** Starts at the first stop. @param opener gets the focus back at the end. */
export function startTour(session: SessionHandle, opener: HTMLElement): void {
  current?.end();
  current = new Tour(session, opener);
  current.start();
}

function targetOf({ at }: Stop): Element {
  const found = at.flatMap((selector) => document.querySelector(selector) ?? []);
  return found.find((element) => element.checkVisibility()) ?? found[0] ?? document.body;
}

const patience = 2000; // ms for a panel to be loaded

/** Calls back when the first choice of a stop's targets is there, or after a while with what there is. */
function whenThere({ at: [first = 'body'], deed }: Stop, callback: () => void): void {
  if (deed !== undefined || document.querySelector(first) !== null) {
    callback();
    return;
  }
  const over = () => {
    observer.disconnect();
    clearTimeout(timer);
    callback();
  };
  const observer = new MutationObserver(() => {
    if (document.querySelector(first) !== null) over();
  });
  const timer = setTimeout(over, patience);
  observer.observe(document.body, { childList: true, subtree: true });
}
