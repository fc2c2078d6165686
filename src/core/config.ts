import { type ChoiceKnob, choice, integer, type Knob, type NumberKnob, number, toggle } from './knob.ts';
import { WORLD_KNOBS } from './world-knobs.ts';

/**
 * Every hyperparameter of a run, once: default, range, unit and a sentence in the field's own words.
 * Form, URL, command line, checkpoint and documentation are generated from `KNOBS`.
 * The defaults are the preset `reliable`.
 */
export const KNOBS = {
  seed: integer({
    group: 'run',
    label: 'Seed',
    help: 'Start of all random numbers: the same seed and settings repeat the same run.',
    default: 0,
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    steps: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  }),
  episodes: integer({
    group: 'run',
    label: 'Episodes',
    help: 'The run ends after this many training episodes, unless it is solved before.',
    default: 500,
    min: 1,
    max: 100_000,
    steps: [100, 200, 300, 500, 1000, 2000, 5000, 20_000],
    unit: 'episodes',
  }),
  maxEnvironmentSteps: integer({
    group: 'run',
    label: 'Step limit',
    help: 'The run ends with the episode that reaches this many environment steps; 0 sets no limit.',
    default: 0,
    absent: 0,
    min: 0,
    max: 100_000_000,
    steps: [0, 20_000, 50_000, 100_000, 500_000],
    unit: 'steps',
  }),
  stopWhenSolved: toggle({
    group: 'run',
    label: 'Stop when solved',
    help: 'End the run as soon as every episode of a greedy evaluation and of its confirmation reaches 500 steps.',
    default: true,
    when: { notZero: ['evaluationInterval'] },
  }),

  ...WORLD_KNOBS,

  hiddenWidth: integer({
    group: 'network',
    label: 'Hidden width',
    help: 'Units in each of the two hidden ReLU layers of the Q-network.',
    default: 128,
    min: 8,
    max: 256,
    multipleOf: 8,
    steps: [8, 16, 32, 64, 128, 256],
    unit: 'units',
  }),

  learningRate: number({
    group: 'learning',
    label: 'Learning rate',
    help: 'Step size of Adam (Kingma & Ba 2015).',
    default: 0.002,
    min: 1e-7,
    max: 10,
    steps: [0.0001, 0.00025, 0.0005, 0.001, 0.002, 0.0023, 0.005, 0.01, 0.1, 1],
    live: true,
  }),
  learningRateDecay: choice({
    group: 'learning',
    label: 'Learning rate decay',
    help: 'Keep the learning rate constant, or lower it linearly to a tenth over the run, in episodes or steps, whichever limit is nearer.',
    default: 'constant',
    absent: 'constant',
    choices: ['constant', 'linear'],
  }),
  adamBeta2: number({
    group: 'learning',
    label: 'Adam β₂',
    help: 'How long Adam remembers the size of gradients: the share of its second moment that an update keeps.',
    default: 0.99,
    absent: 0.999,
    min: 0,
    max: 0.99999,
    steps: [0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999],
  }),
  batchSize: integer({
    group: 'learning',
    label: 'Batch size',
    help: 'Transitions in the minibatch of one gradient update.',
    default: 32,
    min: 1,
    max: 512,
    steps: [4, 8, 16, 32, 64, 128, 256, 512],
    unit: 'transitions',
  }),
  gamma: number({
    group: 'learning',
    label: 'Discount γ',
    help: 'What a reward one step later is worth now: 0 sees only the next reward, 1 the whole future.',
    default: 0.99,
    min: 0,
    max: 2,
    steps: [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1],
  }),
  nStep: integer({
    group: 'learning',
    label: 'n-step return',
    help: 'Real rewards added up before the target bootstraps from a Q-value (Sutton 1988); shorter at the end of an episode.',
    default: 3,
    min: 1,
    max: 50,
    steps: [1, 2, 3, 5, 10],
    unit: 'steps',
  }),
  rewardDivisor: number({
    group: 'learning',
    label: 'Reward divisor',
    help: 'Rewards are divided by this before they are stored, which keeps Q-values small.',
    default: 100,
    min: 0.001,
    max: 100_000,
    steps: [1, 10, 100, 1000],
  }),
  loss: choice({
    group: 'learning',
    label: 'Loss',
    help: 'Huber (smooth L1) is squared near zero and linear beyond an error of 1; squared is squared everywhere.',
    default: 'huber',
    choices: ['huber', 'squared'],
  }),
  maxGradientNorm: number({
    group: 'learning',
    label: 'Gradient norm limit',
    help: 'Scale the gradient down to this Euclidean norm when it is longer; 0 leaves it alone.',
    default: 0,
    absent: 0,
    min: 0,
    max: 1000,
    steps: [0, 0.1, 0.5, 1, 10],
  }),
  doubleDqn: toggle({
    group: 'learning',
    label: 'Double DQN',
    help: 'The online network picks the next action and the target network values it (van Hasselt, Guez & Silver 2016).',
    default: false,
  }),
  bootstrapOnTruncation: toggle({
    group: 'learning',
    label: 'Truncation bootstraps',
    help: 'Truncation at 500 steps is no failure: only a fall ends the return (Pardo et al. 2018).',
    default: true,
  }),
  updatesPer: choice({
    group: 'learning',
    label: 'Update schedule',
    help: 'After each episode, a fixed number of updates or a number in proportion to its steps.',
    default: 'step',
    choices: ['episode', 'step'],
  }),
  updatesPerEpisode: integer({
    group: 'learning',
    label: 'Updates per episode',
    help: 'Gradient updates after each episode.',
    default: 10,
    min: 0,
    max: 1000,
    steps: [1, 2, 5, 10, 20, 50, 100],
    unit: 'updates',
    when: { knob: 'updatesPer', is: ['episode'] },
  }),
  updatesPerStep: number({
    group: 'learning',
    label: 'Updates per step',
    help: 'Gradient updates for each environment step taken, made after the episode; the remainder is carried over.',
    default: 0.5,
    min: 0,
    max: 8,
    steps: [0.05, 0.1, 0.25, 0.5, 1, 2],
    unit: 'updates',
    when: { knob: 'updatesPer', is: ['step'] },
  }),
  maxUpdatesPerEpisode: integer({
    group: 'learning',
    label: 'Max updates per episode',
    help: 'No episode is followed by more updates than this; 0 sets no limit.',
    default: 0,
    absent: 0,
    min: 0,
    max: 10_000,
    steps: [0, 10, 25, 50, 100],
    unit: 'updates',
    when: { knob: 'updatesPer', is: ['step'] },
  }),

  bufferCapacity: integer({
    group: 'replay',
    label: 'Replay buffer',
    help: 'The most recent transitions that minibatches are drawn from.',
    default: 2500,
    min: 1,
    max: 1_000_000,
    steps: [32, 500, 1000, 2500, 5000, 10_000, 50_000, 100_000],
    unit: 'transitions',
  }),
  learningStarts: integer({
    group: 'replay',
    label: 'Learning starts',
    help: 'Updates begin once the replay buffer holds more transitions than this.',
    default: 150,
    min: 0,
    max: 1_000_000,
    steps: [31, 150, 500, 1000, 2000, 10_000],
    unit: 'transitions',
  }),
  replay: choice({
    group: 'replay',
    label: 'Sampling',
    help: 'Every transition alike, or in proportion to its last TD error (prioritised replay, Schaul et al. 2016).',
    default: 'uniform',
    choices: ['uniform', 'prioritised'],
  }),
  priorityExponent: number({
    group: 'replay',
    label: 'Priority exponent α',
    help: 'How much the TD error counts: 0 samples uniformly, 1 in full proportion.',
    default: 0.6,
    min: 0,
    max: 1,
    steps: [0, 0.2, 0.4, 0.6, 0.8, 1],
    when: { knob: 'replay', is: ['prioritised'] },
  }),
  importanceExponent: number({
    group: 'replay',
    label: 'Importance exponent β',
    help: 'How much of the bias of prioritised sampling is corrected by weights at the start; rises to 1 over the run.',
    default: 0.4,
    min: 0,
    max: 1,
    steps: [0, 0.2, 0.4, 0.6, 0.8, 1],
    when: { knob: 'replay', is: ['prioritised'] },
  }),

  targetUpdate: choice({
    group: 'target',
    label: 'Target network',
    help: 'Copied every so many episodes or updates, or moved a little at each update (Polyak averaging).',
    default: 'polyak',
    choices: ['polyak', 'episodes', 'updates'],
  }),
  polyakTau: number({
    group: 'target',
    label: 'Polyak τ',
    help: 'The share of the online network mixed into the target network at each update.',
    default: 0.05,
    min: 0.0001,
    max: 1,
    steps: [0.001, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.5, 1],
    when: { knob: 'targetUpdate', is: ['polyak'] },
  }),
  targetPeriodEpisodes: integer({
    group: 'target',
    label: 'Copy every',
    help: 'Episodes between two copies of the online network into the target network.',
    default: 20,
    min: 1,
    max: 10_000,
    steps: [1, 5, 10, 20, 50, 100],
    unit: 'episodes',
    when: { knob: 'targetUpdate', is: ['episodes'] },
  }),
  targetPeriodUpdates: integer({
    group: 'target',
    label: 'Copy every',
    help: 'Updates between two copies of the online network into the target network.',
    default: 50,
    min: 1,
    max: 100_000,
    steps: [1, 10, 50, 100, 200, 500, 1000],
    unit: 'updates',
    when: { knob: 'targetUpdate', is: ['updates'] },
  }),

  epsilonSchedule: choice({
    group: 'exploration',
    label: 'ε schedule',
    help: "The blog's max(0.01, 0.08 − 0.01·(n/200)) in episodes n, or linear in episodes or in steps.",
    default: 'episodes',
    choices: ['blog', 'episodes', 'steps'],
  }),
  epsilonStart: number({
    group: 'exploration',
    label: 'ε at the start',
    help: 'Probability of a random action instead of the greedy one.',
    default: 0.1,
    min: 0,
    max: 1,
    steps: [0, 0.03, 0.08, 0.1, 0.2, 0.5, 1],
    live: true,
    when: { knob: 'epsilonSchedule', is: ['episodes', 'steps'] },
  }),
  epsilonEnd: number({
    group: 'exploration',
    label: 'ε at the end',
    help: 'The value that ε comes down to.',
    default: 0.03,
    min: 0,
    max: 1,
    steps: [0, 0.01, 0.03, 0.05, 0.1, 0.5, 1],
    live: true,
    when: { knob: 'epsilonSchedule', is: ['episodes', 'steps'] },
  }),
  epsilonDecayEpisodes: integer({
    group: 'exploration',
    label: 'ε decays over',
    help: 'Episodes from the first ε to the last.',
    default: 40,
    min: 1,
    max: 100_000,
    steps: [10, 20, 40, 100, 200, 500],
    unit: 'episodes',
    when: { knob: 'epsilonSchedule', is: ['episodes'] },
  }),
  epsilonDecaySteps: integer({
    group: 'exploration',
    label: 'ε decays over',
    help: 'Environment steps from the first ε to the last.',
    default: 10_000,
    min: 1,
    max: 100_000_000,
    steps: [1000, 5000, 8000, 10_000, 50_000, 250_000],
    unit: 'steps',
    when: { knob: 'epsilonSchedule', is: ['steps'] },
  }),

  evaluationInterval: integer({
    group: 'evaluation',
    label: 'Evaluate every',
    help: 'Episodes between two greedy evaluations; 0 makes none.',
    default: 1,
    min: 0,
    max: 10_000,
    steps: [0, 1, 5, 10, 20, 50],
    unit: 'episodes',
  }),
  evaluationThreshold: integer({
    group: 'evaluation',
    label: 'Evaluate from',
    help: 'An evaluation is worth its time only when the last training episode reached this return.',
    default: 150,
    min: 0,
    max: 500,
    steps: [0, 50, 100, 150, 200, 300],
    unit: 'steps',
    when: { notZero: ['evaluationInterval'] },
  }),
  evaluationStarts: integer({
    group: 'evaluation',
    label: 'Starts',
    help: 'Start states of an evaluation: the 16 corners of the start box, the rest random.',
    default: 5,
    min: 1,
    max: 1000,
    steps: [1, 5, 16, 20, 50, 100],
    unit: 'episodes',
    when: { notZero: ['evaluationInterval'] },
  }),
  confirmationStarts: integer({
    group: 'evaluation',
    label: 'Confirmation',
    help: 'More random starts, tried in stages, when every episode of an evaluation reached 500; the run is solved when these do too.',
    default: 400,
    min: 0,
    max: 10_000,
    steps: [0, 100, 140, 200, 400, 1000],
    unit: 'episodes',
    when: { notZero: ['evaluationInterval'] },
  }),
  endAtFirstFall: toggle({
    group: 'evaluation',
    label: 'End at the first fall',
    help: 'An evaluation ends with its first fall, and each stage of its confirmation has four times the starts of the one before; otherwise every start is played to its end, and a hundred at a time confirm.',
    default: true,
    absent: false,
    when: { notZero: ['evaluationInterval'] },
  }),
  evaluationRange: number({
    group: 'evaluation',
    label: 'Start box',
    help: 'Each number of an evaluation start is within ± this; Gymnasium starts within ±0.05.',
    default: 0.08,
    min: 0,
    max: 0.2,
    steps: [0.05, 0.06, 0.08, 0.1, 0.15],
    when: { notZero: ['evaluationInterval'] },
  }),
  keepBest: toggle({
    group: 'evaluation',
    label: 'Keep the best',
    help: 'The weights of the best evaluation are kept and shown, instead of the last ones.',
    default: true,
    when: { notZero: ['evaluationInterval'] },
  }),

  pushInterval: integer({
    group: 'pushes',
    label: 'Push every',
    help: 'During training a random push hits on average once in so many steps; 0 never.',
    default: 0,
    absent: 0,
    min: 0,
    max: 10_000,
    steps: [0, 25, 50, 100, 200],
    unit: 'steps',
  }),
  evaluationPushInterval: integer({
    group: 'pushes',
    label: 'Push in evaluation every',
    help: 'During greedy evaluation a random push hits on average once in so many steps; 0 never.',
    default: 0,
    absent: 0,
    min: 0,
    max: 10_000,
    steps: [0, 25, 50, 100, 200],
    unit: 'steps',
    when: { notZero: ['evaluationInterval'] },
  }),
  pushStrength: number({
    group: 'pushes',
    label: 'Push strength',
    help: 'Standard deviation of a push, on cart velocity (m/s) and on pole angular velocity (rad/s).',
    default: 0.3,
    absent: 0.3,
    min: 0,
    max: 5,
    steps: [0.1, 0.2, 0.3, 0.5, 1],
    when: { notZero: ['pushInterval', 'evaluationPushInterval'] },
  }),
  evaluationPushStream: choice({
    group: 'pushes',
    label: 'Evaluation push stream',
    help: 'Pushes in evaluation draw from a random stream of their own, or share that of training, as older runs did: then an evaluation changes the training after it.',
    default: 'own',
    absent: 'training',
    choices: ['own', 'training'],
    when: { notZero: ['evaluationPushInterval'] },
  }),
} as const satisfies Record<string, Knob>;

export type KnobName = keyof typeof KNOBS;

export const KNOB_NAMES = Object.keys(KNOBS).filter((name): name is KnobName => name in KNOBS);

/** A value of some knob. */
export type Setting = string | number | boolean;

type ValueOf<K> = K extends NumberKnob ? number : K extends ChoiceKnob<infer Choice> ? Choice : boolean;

/** A value for every knob. */
export type Config = { readonly [Name in KnobName]: ValueOf<(typeof KNOBS)[Name]> };

export function isConfig(value: Readonly<Record<string, unknown>>): value is Config {
  return KNOB_NAMES.every((name) => knobProblem(name, value[name]) === null);
}

/**
 * What knobs mean that settings lack because they are older than the knob: one rule for checkpoints, stored runs and
 * files of weights.
 */
export const ABSENT_KNOBS: Readonly<Partial<Record<KnobName, Setting>>> = Object.fromEntries(
  KNOB_NAMES.flatMap((name) => {
    const { absent }: Knob = KNOBS[name];
    return absent === undefined ? [] : [[name, absent]];
  }),
);

export function defaultConfig(): Config {
  const defaults: Record<string, unknown> = Object.fromEntries(
    KNOB_NAMES.map((name) => [name, KNOBS[name].default]),
  );
  if (!isConfig(defaults)) throw new Error('A default in KNOBS is out of its own range.');
  return defaults;
}

/** The blog's ε schedule for zero-based episode n. */
export const blogEpsilon = (episode: number): number => Math.max(0.01, 0.08 - 0.01 * (episode / 200));

/** Why a value or a combination can't be run: the knob to mend and a code with its numbers, for translation. */
export interface ConfigProblem {
  readonly knob: KnobName;
  readonly code:
    | 'not-a-number'
    | 'not-an-integer'
    | 'out-of-range'
    | 'not-a-multiple'
    | 'not-a-choice'
    | 'not-a-switch'
    | 'batch-exceeds-start'
    | 'batch-exceeds-buffer'
    | 'start-exceeds-buffer';
  readonly values: Readonly<Record<string, string | number>>;
}

/** Whether `value` is one the knob takes, and if not why. */
export function knobProblem(name: KnobName, value: unknown): ConfigProblem | null {
  const knob: Knob = KNOBS[name];
  const problem = (code: ConfigProblem['code'], values: ConfigProblem['values'] = {}): ConfigProblem => ({
    knob: name,
    code,
    values: { value: shown(value), ...values },
  });
  if (knob.kind === 'switch') return typeof value === 'boolean' ? null : problem('not-a-switch');
  if (knob.kind === 'choice') {
    const known = typeof value === 'string' && knob.choices.includes(value);
    return known ? null : problem('not-a-choice', { choices: knob.choices.join(', ') });
  }
  const { min, max, multipleOf } = knob;
  if (typeof value !== 'number' || !Number.isFinite(value)) return problem('not-a-number', { min, max });
  if (value < min || value > max) return problem('out-of-range', { min, max });
  if (knob.integer && !Number.isInteger(value)) return problem('not-an-integer', { min, max });
  if (multipleOf !== undefined && value % multipleOf !== 0) return problem('not-a-multiple', { multipleOf });
  return null;
}

/** A stranger's object may have a `toString` that is no function: of what is no plain value, its type is named. */
function shown(value: unknown): string {
  return typeof value === 'object' && value !== null ? 'object' : String(value);
}

/** What a run under way takes over of `changes`: the values that its live knobs can have. */
export function liveChanges(changes: Partial<Config>): Partial<Config> {
  const isLive = (name: KnobName): boolean => {
    const { live }: Knob = KNOBS[name];
    return live === true && knobProblem(name, changes[name]) === null;
  };
  return Object.fromEntries(KNOB_NAMES.filter(isLive).map((name) => [name, changes[name]]));
}

/** All that keeps `config` from being run; empty when nothing does. */
export function configProblems(config: Config): ConfigProblem[] {
  const problems = KNOB_NAMES.flatMap((name) => knobProblem(name, config[name]) ?? []);
  const { batchSize, learningStarts, bufferCapacity } = config;
  if (batchSize > bufferCapacity) {
    problems.push({ knob: 'batchSize', code: 'batch-exceeds-buffer', values: { batchSize, bufferCapacity } });
  } else if (batchSize > learningStarts + 1) {
    problems.push({ knob: 'batchSize', code: 'batch-exceeds-start', values: { batchSize, learningStarts } });
  }
  if (learningStarts >= bufferCapacity) {
    problems.push({
      knob: 'learningStarts',
      code: 'start-exceeds-buffer',
      values: { learningStarts, bufferCapacity },
    });
  }
  return problems;
}
