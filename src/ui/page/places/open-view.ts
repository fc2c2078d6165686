import { createStore } from 'zustand/vanilla';
import { isPanelShown } from '../../session/view.ts';
import { PLACES, type Place, VIEWS, type View, WINDOWS } from './registry.ts';

interface Opened {
  /** The view that was opened below the stage, by hand or by the address; null leaves the first one open. */
  readonly view: View | null;
  /** What stands over the page. */
  readonly window: View | null;
}

export const openedStore = createStore<Opened>(() => ({ view: null, window: null }));

const isShown = ({ id }: View) => isPanelShown(id);

/** A link may hide some views; a place without any is not there. */
export const shownPlaces = (): readonly Place[] =>
  PLACES.map(({ id, views }) => ({ id, views: views.filter(isShown) })).filter(
    ({ views }) => views.length > 0,
  );

/** Opens a view and names it in the address, without a step in the history. */
export function openView(view: View): void {
  history.replaceState(history.state, '', `#${view.id}`);
  open(view);
}

/** Opens a view by its id, where the link does not hide it. */
export function openById(id: View['id']): void {
  const view = VIEWS.find((one) => one.id === id);
  if (view !== undefined && isShown(view)) openView(view);
}

export function closeWindow(): void {
  const { view } = openedStore.getState();
  const { pathname, search } = location;
  history.replaceState(history.state, '', `${pathname}${search}${view === null ? '' : `#${view.id}`}`);
  openedStore.setState({ window: null });
}

/** Opens what the address names. @returns it; null when it names nothing that is shown. */
export function openViewOfAddress(): View | null {
  const view = VIEWS.find((one) => location.hash === `#${one.id}` && isShown(one)) ?? null;
  if (view !== null) open(view);
  return view;
}

export const isWindow = (view: View) => WINDOWS.includes(view);

function open(view: View): void {
  openedStore.setState(isWindow(view) ? { window: view } : { view, window: null });
}
