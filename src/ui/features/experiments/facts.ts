import { type Config, KNOB_NAMES } from '../../../core/config.ts';
import { wilsonInterval } from '../../../core/statistics.ts';
import type { ExperimentId } from './experiment-links.ts';
import { type Answer, type BaselinePreset, baselineOf, EXPERIMENTS, type Experiment } from './experiments.ts';

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
  reliable: { solved: 100, seeds: 100, updates: 3279 },
};

export const baselineFact = (id: ExperimentId): Fact => BASELINES[baselineOf(id)];

export const EXPERIMENT_FACTS: Readonly<Record<ExperimentId, Fact>> = {
  noTarget: { solved: 50, seeds: 100, updates: 2734 },
  noReplay: { solved: 54, seeds: 100, updates: 9908 },
  gamma: { solved: 0, seeds: 100, updates: 2343 },
  blog: { solved: 3, seeds: 100, updates: 2960 },
  truncation: { solved: 100, seeds: 100, updates: 3829 },
  reward: { solved: 55, seeds: 100, updates: 4935 },
  double: { solved: 100, seeds: 100, updates: 3274 },
  memory: { solved: 99, seeds: 100, updates: 4081 },
  moon: { solved: 98, seeds: 100, updates: 3064 },
  longPoleCarried: { solved: 4, seeds: 100, updates: 3064 },
  fallReward: { solved: 71, seeds: 100, updates: 11190 },
  delayCarried: { solved: 60, seeds: 100, updates: 3064 },
  delay: { solved: 100, seeds: 100, updates: 4291 },
  longPole: { solved: 100, seeds: 100, updates: 5639 },
};

/** Which answer the facts support: 'a' as many as the baseline, 'b' fewer, 'c' hardly any. */
export function supportedAnswer({ solved, seeds }: Fact, baseline: Fact): Answer {
  const [baselineLow] = wilsonInterval(baseline.solved, baseline.seeds);
  if (wilsonInterval(solved, seeds)[1] >= baselineLow) return 'a';
  return solved / seeds > 0.2 ? 'b' : 'c';
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
