import type { Config } from '../../../core/config.ts';
import type { WorldName } from '../../../core/named-worlds.ts';
import { PRESETS, type PresetName } from '../../../core/presets.ts';
import type { RunCurve } from '../compare/index.ts';
import type { ExperimentId } from './experiment-links.ts';

/** The answers to choose from before a run; the facts say which one fits. */
export const ANSWERS = ['a', 'b', 'c'] as const;
export type Answer = (typeof ANSWERS)[number];

export interface Experiment {
  readonly preset: PresetName;
  /** What is different from the preset. */
  readonly changes: Partial<Config>;
  /** The curve in which the difference is seen best; the score where nothing is said. */
  readonly curve?: RunCurve;
  /** What it is compared with. */
  readonly baseline?: BaselinePreset;
  /** The world in which what was trained is tested, if not its own. */
  readonly testedIn?: WorldName;
}

/** What experiments are compared with: the first where nothing is said. */
const BASELINE_PRESETS = ['reliable-1', 'reliable'] as const satisfies readonly PresetName[];
export type BaselinePreset = (typeof BASELINE_PRESETS)[number];
const [BASELINE_PRESET] = BASELINE_PRESETS;

/** Each against its baseline. */
export const EXPERIMENTS: Readonly<Record<ExperimentId, Experiment>> = {
  noTarget: { preset: BASELINE_PRESET, changes: { targetUpdate: 'updates', targetPeriodUpdates: 1 } },
  /** The buffer holds one minibatch: the newest transitions, each batch all of them. */
  noReplay: { preset: BASELINE_PRESET, changes: { bufferCapacity: 32, learningStarts: 31 } },
  gamma: { preset: BASELINE_PRESET, changes: { gamma: 0.5 } },
  blog: { preset: 'blog', changes: {} },
  truncation: { preset: BASELINE_PRESET, changes: { bootstrapOnTruncation: false } },
  reward: { preset: BASELINE_PRESET, changes: { rewardDivisor: 1 } },
  double: { preset: BASELINE_PRESET, changes: { doubleDqn: true }, curve: 'value' },
  memory: { preset: 'reliable', baseline: 'reliable', changes: { adamBeta2: 0.999 } },
  moon: { preset: BASELINE_PRESET, changes: {}, testedIn: 'moon' },
  longPoleCarried: { preset: BASELINE_PRESET, changes: {}, testedIn: 'long-pole' },
  fallReward: { preset: BASELINE_PRESET, changes: { reward: 'fall' }, curve: 'value' },
  delayCarried: { preset: BASELINE_PRESET, changes: {}, testedIn: 'delayed' },
  delay: { preset: BASELINE_PRESET, changes: { actionDelay: 2 } },
  longPole: { preset: BASELINE_PRESET, changes: { halfPoleLength: 1.5 } },
};

export function experimentConfig(id: ExperimentId, seed: number): Config {
  const { preset, changes } = EXPERIMENTS[id];
  return { ...PRESETS[preset], ...changes, seed };
}

export const baselineOf = (id: ExperimentId): BaselinePreset => EXPERIMENTS[id].baseline ?? BASELINE_PRESET;

export const baselineConfig = (id: ExperimentId, seed: number): Config => ({
  ...PRESETS[baselineOf(id)],
  seed,
});
