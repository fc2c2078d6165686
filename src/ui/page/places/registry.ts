import type { ReactElement } from 'react';
import { createStore } from 'zustand/vanilla';
import type { panels } from '../../../locales/en/panels.ts';
import { isPanelShown } from '../../session/view.ts';

/**
 * Something to look at beside the stage: loaded when it is first opened, reachable as `#id`.
 *
 * To add one: write `ui/features/<id>/Panel.tsx` with the component as default export, its texts in `src/locales`, its
 * title there in `panels.ts`, and one entry below, in the place where it belongs. The component fills the width it is
 * given (300 px to 2,400 px), starts with an <h3> or lower (its title is the <h2>), and is unmounted when another one
 * is opened: what must survive lives in the session or a store of its own.
 */
export interface View {
  /** Also the address: `#id`. Lower-case words with hyphens; never renamed, people link to it. */
  readonly id: keyof typeof panels.english;
  readonly load: () => Promise<{ readonly default: () => ReactElement | null }>;
}

/** One of the places to go, below the stage. */
export interface Place {
  readonly id: keyof typeof panels.english;
  readonly views: readonly View[];
}

/** In the order of the tabs; within a place the first view is the one that opens with it. */
const PLACES: readonly Place[] = [
  {
    id: 'how',
    views: [
      { id: 'inside', load: () => import('../../features/inside/Panel.tsx') },
      { id: 'learn', load: () => import('../../features/learn/Panel.tsx') },
    ],
  },
  {
    id: 'try',
    views: [
      { id: 'experiments', load: () => import('../../features/experiments/Panel.tsx') },
      { id: 'ladder', load: () => import('../../features/ladder/Panel.tsx') },
      { id: 'worlds', load: () => import('../../features/worlds/Panel.tsx') },
      { id: 'robustness', load: () => import('../../features/push-test/Panel.tsx') },
    ],
  },
  {
    id: 'runs',
    views: [
      { id: 'compare', load: () => import('../../features/compare/Panel.tsx') },
      { id: 'seeds', load: () => import('../../features/seeds/Panel.tsx') },
    ],
  },
  { id: 'settings', views: [{ id: 'knobs', load: () => import('../../features/settings/Panel.tsx') }] },
];

/** Opened by what they belong to on the stage, over the page: more curves of the chart, tools of a scene, the device. */
const WINDOWS: readonly View[] = [
  { id: 'curves', load: () => import('../../features/curves/Panel.tsx') },
  { id: 'play', load: () => import('../../features/play/Panel.tsx') },
  { id: 'record', load: () => import('../../features/record/Panel.tsx') },
  { id: 'speed', load: () => import('../../features/speed/Panel.tsx') },
];

/** All that the address can open and a link can hide. */
export const VIEWS: readonly View[] = [...PLACES.flatMap(({ views }) => views), ...WINDOWS];

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

/** A dialog says late that it has closed: by then the address may name another view. */
export function closeWindow(closed: View): void {
  const { view, window } = openedStore.getState();
  const { hash, pathname, search } = location;
  const under = view === null ? '' : `#${view.id}`;
  if (hash === `#${closed.id}`) history.replaceState(history.state, '', `${pathname}${search}${under}`);
  if (window === closed) openedStore.setState({ window: null });
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
