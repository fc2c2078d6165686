import type { ComponentType } from 'react';
import type { Language } from '../../i18n/index.ts';

/**
 * A panel below the stage: one tab, loaded when it is first opened, reachable as `#id`.
 *
 * To add one: write `ui/panels/<id>/Panel.tsx` with the component as default export, its texts in
 * `ui/i18n/<id>.ts`, and one entry here. The component fills the width it is given (300 px to 2,400 px), starts with an
 * <h3> or lower (the tab's title is the <h2>), and is unmounted when another tab is opened: what must survive lives
 * in the session or a store of its own.
 */
export interface Panel {
  /** Also the address: `#id`. Lower-case words with hyphens; never renamed, people link to it. */
  readonly id: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

/** In the order of the tabs. */
export const PANELS: readonly Panel[] = [
  {
    id: 'inside',
    title: { en: 'Inside the agent', ko: '에이전트 들여다보기' },
    load: () => import('../../features/inside/Panel.tsx'),
  },
  {
    id: 'curves',
    title: { en: 'Curves', ko: '곡선' },
    load: () => import('../../features/curves/Panel.tsx'),
  },
  { id: 'learn', title: { en: 'Learn', ko: '배우기' }, load: () => import('../../features/learn/Panel.tsx') },
  {
    id: 'knobs',
    title: { en: 'Every knob', ko: '모든 설정값' },
    load: () => import('../../features/settings/Panel.tsx'),
  },
  {
    id: 'experiments',
    title: { en: 'Experiments', ko: '실험' },
    load: () => import('../../features/experiments/Panel.tsx'),
  },
  {
    id: 'ladder',
    title: { en: 'From blog to reliable', ko: '블로그에서 안정까지' },
    load: () => import('../../features/ladder/Panel.tsx'),
  },
  {
    id: 'compare',
    title: { en: 'Compare runs', ko: '학습 비교' },
    load: () => import('../../features/compare/Panel.tsx'),
  },
  {
    id: 'play',
    title: { en: 'Play yourself', ko: '직접 해 보기' },
    load: () => import('../../features/play/Panel.tsx'),
  },
  {
    id: 'robustness',
    title: { en: 'Push test', ko: '밀기 시험' },
    load: () => import('../../features/push-test/Panel.tsx'),
  },
  {
    id: 'record',
    title: { en: 'Record', ko: '녹화' },
    load: () => import('../../features/record/panel/Panel.tsx'),
  },
  {
    id: 'speed',
    title: { en: 'Speed on this device', ko: '이 기기의 속도' },
    load: () => import('../../features/speed/Panel.tsx'),
  },
];
