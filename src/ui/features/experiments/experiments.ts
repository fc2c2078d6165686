import type { Config } from '../../../core/config.ts';
import type { WorldName } from '../../../core/named-worlds.ts';
import { PRESETS, type PresetName } from '../../../core/presets.ts';
import type { RunCurve } from '../compare/run-curves.ts';
import { LINK_VERSION } from '../share/migrations.ts';

export const EXPERIMENT_IDS = [
  'noTarget',
  'noReplay',
  'gamma',
  'blog',
  'truncation',
  'reward',
  'double',
  'moon',
  'longPoleCarried',
  'fallReward',
  'delayCarried',
  'delay',
] as const;
export type ExperimentId = (typeof EXPERIMENT_IDS)[number];

/** The answers to choose from before a run; the facts say which one fits. */
export const ANSWERS = ['a', 'b', 'c'] as const;
export type Answer = (typeof ANSWERS)[number];

export interface Experiment {
  readonly preset: PresetName;
  /** What is different from the preset. */
  readonly changes: Partial<Config>;
  /** The curve in which the difference is seen best; the score where nothing is said. */
  readonly curve?: RunCurve;
  /** The world in which what was trained is tested, if not its own. */
  readonly testedIn?: WorldName;
}

/** What each is compared with. */
export const BASELINE_PRESET = 'reliable-1';

/** Each against the baseline as it is. */
export const EXPERIMENTS: Readonly<Record<ExperimentId, Experiment>> = {
  noTarget: { preset: BASELINE_PRESET, changes: { targetUpdate: 'updates', targetPeriodUpdates: 1 } },
  /** The buffer holds one minibatch: the newest transitions, each batch all of them. */
  noReplay: { preset: BASELINE_PRESET, changes: { bufferCapacity: 32, learningStarts: 31 } },
  gamma: { preset: BASELINE_PRESET, changes: { gamma: 0.5 } },
  blog: { preset: 'blog', changes: {} },
  truncation: { preset: BASELINE_PRESET, changes: { bootstrapOnTruncation: false } },
  reward: { preset: BASELINE_PRESET, changes: { rewardDivisor: 1 } },
  double: { preset: BASELINE_PRESET, changes: { doubleDqn: true }, curve: 'value' },
  moon: { preset: BASELINE_PRESET, changes: {}, testedIn: 'moon' },
  longPoleCarried: { preset: BASELINE_PRESET, changes: {}, testedIn: 'long-pole' },
  fallReward: { preset: BASELINE_PRESET, changes: { reward: 'fall' }, curve: 'value' },
  delayCarried: { preset: BASELINE_PRESET, changes: {}, testedIn: 'delayed' },
  delay: { preset: BASELINE_PRESET, changes: { actionDelay: 2 } },
};

/** The experiment that a link names, `?experiment=gamma`; null when it names none that there is. */
export function experimentOfLink(query: string): ExperimentId | null {
  const name = new URLSearchParams(query).get('experiment');
  return EXPERIMENT_IDS.find((id) => id === name) ?? null;
}

/** The address of an experiment, with the page's own up to its query. */
export function linkToExperiment(id: ExperimentId, page: string): string {
  return `${page}?v=${LINK_VERSION}&experiment=${id}#experiments`;
}

export function experimentConfig(id: ExperimentId, seed: number): Config {
  const { preset, changes } = EXPERIMENTS[id];
  return { ...PRESETS[preset], ...changes, seed };
}

export const baselineConfig = (seed: number): Config => ({ ...PRESETS[BASELINE_PRESET], seed });
