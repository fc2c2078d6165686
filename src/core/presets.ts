import { type Config, defaultConfig } from './config.ts';
import { KNOB_NAMES, type KnobName } from './knobs.ts';

/** Those to choose from. */
export const PRESET_NAMES = ['reliable', 'sturdy', 'blog', 'cleanrl', 'sb3-zoo'] as const;

/** What two of them were in version 1: links, files and stored runs of that time go on meaning them. */
export const FORMER_PRESET_NAMES = ['reliable-1', 'sturdy-1'] as const;

export const ALL_PRESET_NAMES = [...PRESET_NAMES, ...FORMER_PRESET_NAMES] as const;
export type PresetName = (typeof ALL_PRESET_NAMES)[number];

/** The knobs' defaults: measured to end with a pole that stays up, whatever the seed (README, `npm run study`). */
const reliable = defaultConfig();

/** The blog's network, and what suits it. */
const wide = { hiddenWidth: 128, learningRate: 0.002, batchSize: 32, polyakTau: 0.05 } as const;

const reliable1: Config = {
  ...reliable,
  ...wide,
  adamBeta2: 0.999,
  updatesPerStep: 0.25,
  learningStarts: 500,
  evaluationInterval: 5,
  evaluationStarts: 20,
  confirmationStarts: 400,
  endAtFirstFall: false,
  evaluationRange: 0.05,
  evaluationPushStream: 'training',
};

/** Trains while it is pushed, and keeps the weights that hold under pushes from a wider start box. */
const sturdy: Config = {
  ...reliable,
  ...wide,
  updatesPerStep: 0.5,
  epsilonStart: 0.1,
  epsilonEnd: 0.1,
  bufferCapacity: 10_000,
  maxUpdatesPerEpisode: 150,
  pushInterval: 25,
  evaluationPushInterval: 100,
  evaluationRange: 0.1,
  evaluationStarts: 20,
  confirmationStarts: 200,
};

const sturdy1: Config = {
  ...reliable1,
  epsilonStart: 0.1,
  epsilonEnd: 0.1,
  bufferCapacity: 50_000,
  polyakTau: 0.03,
  maxUpdatesPerEpisode: 50,
  pushInterval: 50,
  evaluationPushInterval: 100,
  evaluationRange: 0.1,
  evaluationStarts: 100,
  confirmationStarts: 0,
};

/** What is common to the published programs: one-step targets, no evaluation, the last weights count. */
const plain: Config = {
  ...reliable1,
  evaluationPushStream: 'own',
  nStep: 1,
  rewardDivisor: 1,
  targetUpdate: 'episodes',
  evaluationInterval: 0,
  keepBest: false,
  stopWhenSolved: false,
};

/** "DQN을 통한 cartpole게임 학습" (2021), exactly; truncation at 500 steps counts as a failure there. */
const blog: Config = {
  ...plain,
  rewardDivisor: 100,
  learningRate: 0.0005,
  gamma: 0.98,
  bufferCapacity: 50_000,
  learningStarts: 2000,
  bootstrapOnTruncation: false,
  updatesPer: 'episode',
  updatesPerEpisode: 10,
  targetPeriodEpisodes: 20,
  epsilonSchedule: 'blog',
};

/**
 * CleanRL `dqn.py` for CartPole-v1 (Huang et al. 2022). There the hidden layers have 120 and 84 units and an
 * update comes every 10 steps; here both have 120 and the updates come after the episode.
 */
const cleanrl: Config = {
  ...plain,
  episodes: 100_000,
  maxEnvironmentSteps: 500_000,
  hiddenWidth: 120,
  learningRate: 0.00025,
  batchSize: 128,
  loss: 'squared',
  updatesPerStep: 0.1,
  bufferCapacity: 10_000,
  learningStarts: 9999,
  targetUpdate: 'updates',
  targetPeriodUpdates: 50,
  epsilonSchedule: 'steps',
  epsilonStart: 1,
  epsilonEnd: 0.05,
  epsilonDecaySteps: 250_000,
};

/**
 * RL Baselines3 Zoo `hyperparams/dqn.yml`, CartPole-v1 (Raffin 2020). There 128 updates follow every 256 steps and
 * the target network, copied every 10 steps, stands still through them; here 0.5 updates a step follow each
 * episode, with a copy before them.
 */
const sb3Zoo: Config = {
  ...plain,
  episodes: 100_000,
  maxEnvironmentSteps: 50_000,
  hiddenWidth: 256,
  learningRate: 0.0023,
  batchSize: 64,
  maxGradientNorm: 10,
  updatesPerStep: 0.5,
  bufferCapacity: 100_000,
  learningStarts: 1000,
  targetPeriodEpisodes: 1,
  epsilonSchedule: 'steps',
  epsilonStart: 1,
  epsilonEnd: 0.04,
  epsilonDecaySteps: 8000,
};

export const PRESETS: Readonly<Record<PresetName, Config>> = {
  reliable,
  sturdy,
  blog,
  cleanrl,
  'sb3-zoo': sb3Zoo,
  'reliable-1': reliable1,
  'sturdy-1': sturdy1,
};

export const DEFAULT_PRESET: PresetName = 'reliable';

/** What was meant by `name` in version 1. */
export function presetOfVersion1(name: PresetName): PresetName {
  if (name === 'reliable') return 'reliable-1';
  return name === 'sturdy' ? 'sturdy-1' : name;
}

export function isPresetName(name: string): name is PresetName {
  return ALL_PRESET_NAMES.some((preset) => preset === name);
}

/** The preset that `config` is, whatever its seed; null when a knob was turned. */
export function presetOf(config: Config): PresetName | null {
  const nearest = nearestPreset(config);
  return changedKnobs(config, nearest).length === 0 ? nearest : null;
}

/** The preset that `config` differs from in the fewest knobs, the seed left out; of equals the first. */
export function nearestPreset(config: Config): PresetName {
  return ALL_PRESET_NAMES.reduce<PresetName>(
    (nearest, name) =>
      changedKnobs(config, name).length < changedKnobs(config, nearest).length ? name : nearest,
    DEFAULT_PRESET,
  );
}

/** What differs from the preset; the seed belongs to no preset. */
export function changedKnobs(config: Config, preset: PresetName): KnobName[] {
  return KNOB_NAMES.filter((name) => name !== 'seed' && !Object.is(config[name], PRESETS[preset][name]));
}
