import type { ChoiceKnob, Knob, NumberKnob } from './knob.ts';
import { KNOB_NAMES, KNOBS, type KnobName, type Setting } from './knobs.ts';

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
