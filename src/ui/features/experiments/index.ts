import { createStore } from 'zustand/vanilla';
import type { RunId } from '../../../runs/run.ts';
import { perSession } from '../../session/per-session.ts';

export const EXPERIMENT_IDS = [
  'noTarget',
  'noReplay',
  'gamma',
  'blog',
  'truncation',
  'reward',
  'double',
  'memory',
  'moon',
  'longPoleCarried',
  'fallReward',
  'shapedReward',
  'delayCarried',
  'delay',
  'longPole',
] as const;
export type ExperimentId = (typeof EXPERIMENT_IDS)[number];

/** The experiment that a link names, `?experiment=gamma`; null when it names none that there is. */
export function experimentOfLink(query: string): ExperimentId | null {
  const name = new URLSearchParams(query).get('experiment');
  return EXPERIMENT_IDS.find((id) => id === name) ?? null;
}

/** The address of an experiment, with the page's own up to its query; it holds no settings, so it needs no version. */
export function linkToExperiment(id: ExperimentId, page: string): string {
  return `${page}?experiment=${id}#experiments`;
}

/** The run of the experiment that was started last: while it is on the stage, its question stands beside the curve. */
export const dockOf = perSession(() => createStore<{ readonly run: RunId | null }>(() => ({ run: null })));
