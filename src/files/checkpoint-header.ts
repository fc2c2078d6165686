import * as v from 'valibot';
import { maxEpisodeSteps } from '../core/cartpole.ts';
import { ABSENT_KNOBS, type Config, configProblems, isConfig, knobProblem } from '../core/config.ts';
import type { Knob } from '../core/knob.ts';
import { KNOB_NAMES, KNOBS, type Setting } from '../core/knobs.ts';
import { LEARNER_NAMES, type LearnerName } from '../core/learner.ts';
import { randomStreams, type Stream, streamStates } from '../core/random.ts';
import { BEFORE_TRAINING } from '../core/run-evaluation.ts';
import { mostSnapshots } from '../core/snapshots.ts';
import { WIDEST_TRAINABLE_LAYER } from '../core/trainable.ts';
import type { TrainingState } from '../core/training-state.ts';
import { FileError } from './error.ts';
import { parseShortJson, validate } from './json-text.ts';

const WHERE = 'checkpoint';
const HEADER_WHERE = `${WHERE} header`;

/** Bytes of the longest header that is read; today's have some 2000, and 80 a snapshot. */
export const HEADER_LIMIT = 1 << 16;
export const HEADER_LIMITS = { bytes: HEADER_LIMIT, depth: 8, lists: 400, values: 2000 };

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const finite = v.pipe(v.number(), v.finite());
const atLeast0 = v.pipe(finite, v.minValue(0));
const int32 = v.pipe(v.number(), v.integer(), v.minValue(-(2 ** 31)), v.maxValue(2 ** 31 - 1));

/** Of a file, in UTF-16 units. */
const LONGEST_NAME = 200;

/** Three hundred years, in seconds. */
const longestTraining = 1e10;

const episodeOfBest = v.pipe(v.number(), v.safeInteger(), v.minValue(BEFORE_TRAINING));
const width = v.pipe(count, v.minValue(1), v.maxValue(WIDEST_TRAINABLE_LAYER));

/** xoroshiro128+ never leaves the state of four zeros. */
const randomState = v.pipe(
  v.array(int32),
  v.length(4),
  v.check((state) => state.some((number) => number !== 0), 'not 0, 0, 0, 0'),
  v.readonly(),
);

const steps = v.pipe(atLeast0, v.maxValue(maxEpisodeSteps));

const evaluation = v.strictObject({
  mean: steps,
  min: v.pipe(steps, v.integer()),
  full: count,
  episodes: count,
  steps: count,
});

const header = v.strictObject({
  config: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
  elapsedSeconds: v.pipe(atLeast0, v.maxValue(longestTraining)),
  learner: v.optional(v.picklist(LEARNER_NAMES)),
  /** Widths of the hidden layers, where they are not what the settings say: an imported network trained further. */
  hidden: v.optional(v.pipe(v.tuple([width, width]), v.readonly())),
  /** Training episodes in the history. */
  episodes: v.pipe(count, v.maxValue(KNOBS.episodes.max)),
  environmentSteps: count,
  evaluationSteps: count,
  updates: count,
  updatesOwed: v.pipe(atLeast0, v.maxValue(1)),
  solved: v.boolean(),
  random: v.strictObject({
    weights: randomState,
    reset: randomState,
    exploration: randomState,
    replay: randomState,
    evaluation: randomState,
    push: randomState,
    // Not in files that are older than what draws from them.
    evaluationPush: v.exactOptional(randomState),
    world: v.exactOptional(randomState),
    sensor: v.exactOptional(randomState),
    actuator: v.exactOptional(randomState),
    evaluationWorld: v.exactOptional(randomState),
  }),
  replay: v.strictObject({ size: count, head: count }),
  /** Only of prioritised replay. */
  highestPriority: v.nullable(v.pipe(finite, v.gtValue(0))),
  /** Only of a run that began with the weights of a file. */
  trainedFrom: v.optional(v.pipe(v.string(), v.maxLength(LONGEST_NAME))),
  best: v.nullable(v.strictObject({ episode: episodeOfBest, evaluation })),
  /** From version 2 on. */
  snapshots: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          episode: count,
          updates: count,
          evaluation: v.nullable(v.strictObject({ mean: steps, min: steps })),
        }),
      ),
      v.maxLength(mostSnapshots),
      v.readonly(),
    ),
  ),
});

/** What a checkpoint says in JSON before its arrays. */
export interface CheckpointHeader extends Readonly<Omit<v.InferOutput<typeof header>, 'config' | 'random'>> {
  readonly config: Config;
  readonly random: Readonly<Record<Stream, readonly number[]>>;
}

export function headerOf(
  state: TrainingState,
  elapsedSeconds: number,
  learner?: LearnerName,
): CheckpointHeader {
  const { config, trainedFrom, environmentSteps, evaluationSteps, updatesOwed, solved, replay, best } = state;
  const { hidden } = state.learner.shape;
  return {
    config,
    elapsedSeconds,
    ...(learner && { learner }),
    ...(hidden.some((width) => width !== config.hiddenWidth) && { hidden }),
    episodes: state.history.length,
    environmentSteps,
    evaluationSteps,
    updates: state.learner.updates,
    updatesOwed,
    solved,
    random: streamStates(state.random),
    replay: { size: replay.size, head: replay.head },
    highestPriority: state.priorities?.snapshot().highest ?? null,
    ...(trainedFrom !== null && { trainedFrom: trainedFrom.slice(0, LONGEST_NAME) }),
    best: best === null ? null : { episode: best.episode, evaluation: best.evaluation },
    snapshots: state.snapshots.map(({ parameters: _, ...snapshot }) => snapshot),
  };
}

/** @throws {FileError} those of `parseShortJson`, field-missing, field-invalid */
export function readHeader(bytes: Uint8Array): CheckpointHeader {
  const { config: settings, ...rest } = validate(
    header,
    parseShortJson(bytes, HEADER_WHERE, HEADER_LIMITS),
    HEADER_WHERE,
  );
  const config = readConfig(settings);
  const { size, head } = rest.replay;
  if (size > config.bufferCapacity) refuse('replay.size', size, `0 … ${config.bufferCapacity}`);
  // A ring that is not full has been filled from its first slot on.
  if (size < config.bufferCapacity ? head !== size : head >= size)
    refuse('replay.head', head, size < config.bufferCapacity ? String(size) : `0 … ${size - 1}`);
  const prioritised = config.replay === 'prioritised';
  if (prioritised !== (rest.highestPriority !== null))
    refuse('highestPriority', String(rest.highestPriority), prioritised ? 'number' : 'null');
  if (rest.best !== null && rest.best.episode >= rest.episodes)
    refuse('best.episode', rest.best.episode, `< ${rest.episodes}`);
  rest.snapshots?.forEach(({ episode }, i, all) => {
    const first = (all[i - 1]?.episode ?? -1) + 1;
    if (episode < first || episode >= rest.episodes)
      refuse(`snapshots[${i}].episode`, episode, `${first} … ${rest.episodes - 1}`);
  });
  const random = { ...streamStates(randomStreams(config.seed)), ...rest.random };
  return { ...rest, config, random };
}

/** All knobs there are now, whatever version wrote them; others are passed over. */
function readConfig(settings: Readonly<Record<string, Setting>>): Config {
  const known: Readonly<Record<string, Setting>> = { ...ABSENT_KNOBS, ...settings };
  const config = Object.fromEntries(
    KNOB_NAMES.map((name) => [name, Object.hasOwn(known, name) ? known[name] : undefined]),
  );
  for (const name of KNOB_NAMES) {
    const value = config[name];
    if (value === undefined) throw new FileError('field-missing', { where: WHERE, field: `config.${name}` });
    if (knobProblem(name, value) !== null) refuse(`config.${name}`, value, expected(KNOBS[name]));
  }
  if (!isConfig(config)) throw new TypeError('Every knob was looked at.');
  const [problem] = configProblems(config);
  if (problem !== undefined) refuse(`config.${problem.knob}`, config[problem.knob], problem.code);
  return config;
}

function expected(knob: Knob): string {
  if (knob.kind === 'switch') return 'true, false';
  return knob.kind === 'choice' ? knob.choices.join(', ') : `${knob.min} … ${knob.max}`;
}

function refuse(field: string, received: Setting, wanted: string): never {
  throw new FileError('field-invalid', {
    where: WHERE,
    field,
    received: String(received),
    expected: wanted,
  });
}
