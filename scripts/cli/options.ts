import { parseArgs } from 'node:util';
import { type Config, type ConfigProblem, configProblems, isConfig } from '../../src/core/config.ts';
import type { Knob } from '../../src/core/knob.ts';
import { KNOB_NAMES, KNOBS, type KnobName } from '../../src/core/knobs.ts';
import { isWorldName, settingsOfWorld, WORLD_NAMES, type WorldName } from '../../src/core/named-worlds.ts';
import {
  ALL_PRESET_NAMES,
  DEFAULT_PRESET,
  isPresetName,
  PRESET_NAMES,
  PRESETS,
  type PresetName,
} from '../../src/core/presets.ts';

/** Wrong use of a command: printed as one sentence, without a stack. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** One option of a command, beside the knobs that every command takes. */
export interface Option {
  readonly value?: string;
  readonly help: string;
}

const presetOption: Option = {
  value: 'NAME',
  help: `Settings to start from: ${PRESET_NAMES.join(', ')} (default ${DEFAULT_PRESET}).`,
};

const worldOption: Option = {
  value: 'NAME',
  help: `World to train in, which knobs may change further: ${WORLD_NAMES.join(', ')}.`,
};

/** `hiddenWidth` ↔ `--hidden-width`. */
const flagOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function valueName(knob: Knob): string {
  if (knob.kind === 'choice') return knob.choices.join('|');
  return knob.kind === 'switch' ? 'true|false' : 'N';
}

export interface ParsedCommand {
  readonly values: Readonly<Record<string, string | true>>;
  readonly preset: PresetName;
  readonly config: Config;
  /** Knobs given on the command line. */
  readonly changed: readonly KnobName[];
}

/**
 * Reads a command line: the command's own options and every knob of `core/config.ts`.
 * @throws {UsageError} naming the option, what it was given and what would be right.
 */
export function parseCommand(
  args: readonly string[],
  options: Readonly<Record<string, Option>>,
): ParsedCommand {
  const own = Object.entries(options).map(([name, { value }]) => [name, optionType(value)] as const);
  const knobs = KNOB_NAMES.map((name) => [flagOf(name), optionType('N')] as const);
  const values = parse(
    args,
    Object.fromEntries([
      ['preset', optionType('NAME')],
      ['world', optionType('NAME')],
      ['help', optionType()],
      ...own,
      ...knobs,
    ]),
  );
  const preset = values['preset'] ?? DEFAULT_PRESET;
  if (preset === true || !isPresetName(preset)) {
    throw new UsageError(
      `--preset ${preset}: there is no such preset; there are ${ALL_PRESET_NAMES.join(', ')}.`,
    );
  }
  const changed = KNOB_NAMES.filter((name) => values[flagOf(name)] !== undefined);
  const changes = Object.fromEntries(
    changed.map((name) => [name, knobValue(KNOBS[name], values[flagOf(name)])]),
  );
  const world = worldNamed('world', values['world']);
  const config = { ...PRESETS[preset], ...(world && settingsOfWorld(world)), ...changes };
  if (!isConfig(config)) throw new UsageError(explainBadKnobs(changed, values));
  const [problem] = configProblems(config);
  if (problem) throw new UsageError(explainCombination(problem, config));
  return { values, preset, config, changed };
}

/** The world that an option names; null where it is not given. @throws {UsageError} */
export function worldNamed(option: string, name: string | true | undefined): WorldName | null {
  if (name === undefined) return null;
  if (name !== true && isWorldName(name)) return name;
  throw new UsageError(`--${option} ${name}: must be one of ${WORLD_NAMES.join(', ')}.`);
}

function optionType(value?: string): { type: 'string' | 'boolean' } {
  return { type: value === undefined ? 'boolean' : 'string' };
}

function parse(
  args: readonly string[],
  options: Record<string, { type: 'string' | 'boolean' }>,
): Record<string, string | true> {
  try {
    const { values } = parseArgs({ args: [...args], options, allowPositionals: false });
    return Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) =>
        typeof value === 'string' || value === true ? [[name, value] as const] : [],
      ),
    );
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error} (--help lists all options)`);
  }
}

function knobValue(knob: Knob, text: string | true | undefined): unknown {
  if (knob.kind === 'number')
    return typeof text === 'string' && text.trim() !== '' ? Number(text) : Number.NaN;
  if (knob.kind === 'switch') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

function explainBadKnobs(
  changed: readonly KnobName[],
  values: Readonly<Record<string, string | true>>,
): string {
  const bad = changed.filter(
    (name) => !isConfig({ ...PRESETS.reliable, [name]: knobValue(KNOBS[name], values[flagOf(name)]) }),
  );
  return bad
    .map((name) => `--${flagOf(name)} ${values[flagOf(name)]}: must be ${rangeOf(KNOBS[name])}.`)
    .join('\n');
}

/** What keeps settings, each of which is within its range, from being run together. */
function explainCombination({ code, knob }: ConfigProblem, config: Config): string {
  const option = (name: KnobName) => `--${flagOf(name)} ${config[name]}`;
  switch (code) {
    case 'batch-exceeds-buffer':
      return `${option('batchSize')}: must be at most ${option('bufferCapacity')}.`;
    case 'batch-exceeds-start':
      return `${option('batchSize')}: must be at most one more than ${option('learningStarts')}, when updates begin.`;
    case 'start-exceeds-buffer':
      return `${option('learningStarts')}: must be less than ${option('bufferCapacity')}, or updates never begin.`;
    default:
      return `${option(knob)}: must be ${rangeOf(KNOBS[knob])}.`;
  }
}

function rangeOf(knob: Knob): string {
  if (knob.kind === 'choice') return `one of ${knob.choices.join(', ')}`;
  if (knob.kind === 'switch') return 'true or false';
  const what = knob.integer ? 'a whole number' : 'a number';
  const multiple = knob.multipleOf === undefined ? '' : `, a multiple of ${knob.multipleOf}`;
  return `${what} from ${knob.min} to ${knob.max}${multiple}`;
}

/** A whole number given to an option. @throws {UsageError} */
export function countOption(
  name: string,
  value: string | true | undefined,
  fallback: number,
  min = 0,
): number {
  if (value === undefined) return fallback;
  const count = Number(value);
  if (value !== true && Number.isInteger(count) && count >= min) return count;
  throw new UsageError(`--${name} ${value}: must be a whole number from ${min}.`);
}

/** The text of `--help`, generated from the options and the knobs. */
export function helpText(usage: string, options: Readonly<Record<string, Option>>): string {
  const all: Readonly<Record<string, Option>> = {
    preset: presetOption,
    world: worldOption,
    ...options,
    ...Object.fromEntries(
      KNOB_NAMES.map((name) => {
        const knob: Knob = KNOBS[name];
        const help = `${knob.help} ${capitalise(rangeOf(knob))}; default ${knob.default}.`;
        return [flagOf(name), { value: valueName(knob), help }];
      }),
    ),
    help: { help: 'This text.' },
  };
  const lines = Object.entries(all).map(
    ([name, { value, help }]) => `  --${name}${value === undefined ? '' : ` ${value}`}\n      ${help}`,
  );
  return [usage, '', ...lines].join('\n');
}

const capitalise = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Runs a command's main function: a wrong use ends with its sentence, anything else with its stack. */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
