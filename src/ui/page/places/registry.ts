import type { ReactElement } from 'react';
import type { panels } from '../../../locales/en/panels.ts';

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
export const PLACES: readonly Place[] = [
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
export const WINDOWS: readonly View[] = [
  { id: 'curves', load: () => import('../../features/curves/Panel.tsx') },
  { id: 'play', load: () => import('../../features/play/Panel.tsx') },
  { id: 'record', load: () => import('../../features/record/Panel.tsx') },
  { id: 'speed', load: () => import('../../features/speed/Panel.tsx') },
];

/** All that the address can open and a link can hide. */
export const VIEWS: readonly View[] = [...PLACES.flatMap(({ views }) => views), ...WINDOWS];
