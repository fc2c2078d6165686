import type { ReactElement } from 'react';
import type { panels } from '../../../locales/en/panels.ts';

/**
 * A panel below the stage: one tab, loaded when it is first opened, reachable as `#id`.
 *
 * To add one: write `ui/features/<id>/Panel.tsx` with the component as default export, its texts in `src/locales`,
 * its title there in `panels.ts`, and one entry here. The component fills the width it is given (300 px to 2,400 px), starts with an
 * <h3> or lower (the tab's title is the <h2>), and is unmounted when another tab is opened: what must survive lives
 * in the session or a store of its own.
 */
export interface Panel {
  /** Also the address: `#id`. Lower-case words with hyphens; never renamed, people link to it. */
  readonly id: keyof typeof panels.english;
  readonly load: () => Promise<{ readonly default: () => ReactElement | null }>;
}

/** In the order of the tabs. */
export const PANELS: readonly Panel[] = [
  {
    id: 'inside',
    load: () => import('../../features/inside/Panel.tsx'),
  },
  {
    id: 'curves',
    load: () => import('../../features/curves/Panel.tsx'),
  },
  { id: 'learn', load: () => import('../../features/learn/Panel.tsx') },
  {
    id: 'knobs',
    load: () => import('../../features/settings/Panel.tsx'),
  },
  {
    id: 'experiments',
    load: () => import('../../features/experiments/Panel.tsx'),
  },
  {
    id: 'ladder',
    load: () => import('../../features/ladder/Panel.tsx'),
  },
  {
    id: 'compare',
    load: () => import('../../features/compare/Panel.tsx'),
  },
  {
    id: 'play',
    load: () => import('../../features/play/Panel.tsx'),
  },
  { id: 'worlds', load: () => import('../../features/worlds/Panel.tsx') },
  {
    id: 'robustness',
    load: () => import('../../features/push-test/Panel.tsx'),
  },
  {
    id: 'record',
    load: () => import('../../features/record/panel/Panel.tsx'),
  },
  {
    id: 'speed',
    load: () => import('../../features/speed/Panel.tsx'),
  },
];
