import type { Config } from '../../../core/config.ts';
import { KNOB_NAMES } from '../../../core/knobs.ts';
import type { WorldName } from '../../../core/named-worlds.ts';
import { PRESETS, type PresetName } from '../../../core/presets.ts';
import { wilsonInterval } from '../../../core/statistics.ts';
import type { RunCurve } from '../compare/index.ts';
import type { ExperimentId } from './index.ts';

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
  /** Q-values span as much as the baseline's, so that the unit of the reward is not what is compared; as in `fallReward`. */
  gamma: { preset: BASELINE_PRESET, changes: { gamma: 0.5, rewardDivisor: 2 } },
  blog: { preset: 'blog', changes: {} },
  truncation: { preset: BASELINE_PRESET, changes: { bootstrapOnTruncation: false } },
  reward: { preset: BASELINE_PRESET, changes: { rewardDivisor: 1 } },
  double: { preset: BASELINE_PRESET, changes: { doubleDqn: true }, curve: 'value' },
  memory: { preset: 'reliable', baseline: 'reliable', changes: { adamBeta2: 0.999 } },
  moon: { preset: BASELINE_PRESET, changes: {}, testedIn: 'moon' },
  longPoleCarried: { preset: BASELINE_PRESET, changes: {}, testedIn: 'long-pole' },
  fallReward: { preset: BASELINE_PRESET, changes: { reward: 'fall', rewardDivisor: 1 } },
  shapedReward: { preset: BASELINE_PRESET, changes: { reward: 'shaped' } },
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

/** What many seeds of an experiment came to; the command of `studyCommand` measures it again. */
export interface Fact {
  /** Seeds whose kept weights reach a mean of at least 499 in 100 greedy episodes. */
  readonly solved: number;
  /** From seed 0 on. */
  readonly seeds: number;
  /** Gradient updates of a seed, median. */
  readonly updates: number;
}

/** The baselines as they are. */
const BASELINES: Readonly<Record<BaselinePreset, Fact>> = {
  'reliable-1': { solved: 100, seeds: 100, updates: 3064 },
  reliable: { solved: 1000, seeds: 1000, updates: 5690 },
};

export const baselineFact = (id: ExperimentId): Fact => BASELINES[baselineOf(id)];

export const EXPERIMENT_FACTS: Readonly<Record<ExperimentId, Fact>> = {
  noTarget: { solved: 50, seeds: 100, updates: 2734 },
  noReplay: { solved: 54, seeds: 100, updates: 9908 },
  gamma: { solved: 17, seeds: 100, updates: 5846 },
  blog: { solved: 3, seeds: 100, updates: 2960 },
  truncation: { solved: 100, seeds: 100, updates: 3829 },
  reward: { solved: 55, seeds: 100, updates: 4935 },
  double: { solved: 100, seeds: 100, updates: 3274 },
  memory: { solved: 1000, seeds: 1000, updates: 6039 },
  moon: { solved: 98, seeds: 100, updates: 3064 },
  longPoleCarried: { solved: 4, seeds: 100, updates: 3064 },
  fallReward: { solved: 100, seeds: 100, updates: 3626 },
  shapedReward: { solved: 100, seeds: 100, updates: 2345 },
  delayCarried: { solved: 60, seeds: 100, updates: 3064 },
  delay: { solved: 100, seeds: 100, updates: 4291 },
  longPole: { solved: 100, seeds: 100, updates: 5639 },
};

/** Which answer the facts support: 'a' as many as the baseline, 'b' fewer, 'c' hardly any: at most a tenth. */
export function supportedAnswer({ solved, seeds }: Fact, baseline: Fact): Answer {
  const [baselineLow] = wilsonInterval(baseline.solved, baseline.seeds);
  if (wilsonInterval(solved, seeds)[1] >= baselineLow) return 'a';
  return solved / seeds > 0.1 ? 'b' : 'c';
}

/** The command that measures a fact anew. */
function studyCommand({ preset, changes, testedIn }: Experiment, { seeds }: Fact): string {
  const knobs: Partial<Config> = changes;
  const options = KNOB_NAMES.filter((name) => name in knobs).map(
    (name) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${knobs[name]}`,
  );
  const test = testedIn === undefined ? [] : [`--test-world ${testedIn}`];
  return ['npm run study --', `--preset ${preset}`, ...options, ...test, `--seeds ${seeds}`].join(' ');
}

export const baselineCommand = (id: ExperimentId): string =>
  studyCommand({ preset: baselineOf(id), changes: {} }, baselineFact(id));

export const experimentCommand = (id: ExperimentId): string =>
  studyCommand(EXPERIMENTS[id], EXPERIMENT_FACTS[id]);
