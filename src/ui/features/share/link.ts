import { type Config, type ConfigProblem, isConfig, knobProblem } from '../../../core/config.ts';
import type { Knob } from '../../../core/knob.ts';
import { KNOB_NAMES, KNOBS, type KnobName } from '../../../core/knobs.ts';
import { LEARNER_NAMES } from '../../../core/learner.ts';
import {
  ALL_PRESET_NAMES,
  DEFAULT_PRESET,
  isPresetName,
  PRESETS,
  type PresetName,
  presetOfVersion1,
} from '../../../core/presets.ts';
import type { LearnerChoice, Pace } from '../../../worker/protocol.ts';
import { LANGUAGE_TAGS, type Language } from '../../kit/i18n/index.ts';
import { PACES } from '../../session/session.ts';
import { parseNumber } from '../../session/settings.ts';
import { PAGE_PARTS } from '../../session/view.ts';
import { fewestSeeds, lastFirstSeed, mostSeeds, type WantedStudy } from '../../session/wanted-study.ts';
import { EXPERIMENT_IDS } from '../experiments/index.ts';

/**
 * The configuration of the page as the query of a link: `?v=2&preset=blog&seed=7&gamma=0.9&pace=max&lang=ko`. Only
 * what differs from the preset is in it, and it works on any static host; the open panel is the hash, `#knobs`.
 */

/** What a link sets up. Missing in a link: the defaults, and the language of the browser. */
export interface LinkedSetup {
  readonly preset: PresetName;
  readonly config: Config;
  readonly pace: Pace;
  readonly learnerChoice: LearnerChoice;
  readonly language: Language | null;
  readonly embed: boolean;
  /** Page parts and ids of panels. */
  readonly hidden: readonly string[];
  /** What the view of many seeds is to train; null: as many as suit the screen. */
  readonly study: WantedStudy | null;
}

export const DEFAULT_SETUP: LinkedSetup = {
  preset: DEFAULT_PRESET,
  config: PRESETS[DEFAULT_PRESET],
  pace: 16,
  learnerChoice: 'auto',
  language: null,
  embed: false,
  hidden: [],
  study: null,
};

/** What of a link could not be read; its default is used instead. */
export type LinkProblem =
  | { readonly type: 'newer'; readonly value: string }
  | { readonly type: 'unknown'; readonly key: string; readonly value: string }
  | { readonly type: 'choice'; readonly key: string; readonly value: string; readonly choices: string }
  /** Nothing of this name can be hidden; what else the link hides is hidden. */
  | { readonly type: 'part'; readonly value: string; readonly choices: string }
  /** The hash names no panel. */
  | { readonly type: 'panel'; readonly value: string; readonly choices: string }
  /** The key is there more than once: the last value is taken. */
  | { readonly type: 'repeated'; readonly key: string; readonly value: string }
  | { readonly type: 'knob'; readonly problem: ConfigProblem; readonly used: Config[KnobName] };

/** What a key may say; knobs have ranges, `hide` is a list. */
const CHOICES = {
  preset: ALL_PRESET_NAMES,
  pace: ['1', '4', '16', 'max'],
  learner: ['auto', ...LEARNER_NAMES],
  lang: LANGUAGE_TAGS,
  experiment: EXPERIMENT_IDS,
  embed: ['0', '1'],
  beside: ALL_PRESET_NAMES,
} as const;

/** The least and the most that a whole number may be. */
const NUMBERS = { seeds: [fewestSeeds, mostSeeds], firstSeed: [0, lastFirstSeed] } as const;

export function writeLink(setup: LinkedSetup): string {
  const { preset, config, pace, learnerChoice, language, embed, hidden, study } = setup;
  const changed = KNOB_NAMES.filter((name) => !Object.is(config[name], PRESETS[preset][name]));
  return new URLSearchParams([
    ['v', String(LINK_VERSION)],
    ...(preset === DEFAULT_PRESET ? [] : [['preset', preset]]),
    ...changed.map((name) => [name, String(config[name])]),
    ...(pace === DEFAULT_SETUP.pace ? [] : [['pace', String(pace)]]),
    ...(learnerChoice === DEFAULT_SETUP.learnerChoice ? [] : [['learner', learnerChoice]]),
    ...(language === null ? [] : [['lang', language]]),
    ...(embed ? [['embed', '1']] : []),
    ...(hidden.length === 0 ? [] : [['hide', hidden.join(',')]]),
    ...(study === null ? [] : studyParams(study)),
  ]).toString();
}

function studyParams({ seeds, firstSeed, beside }: WantedStudy): string[][] {
  return [
    ['seeds', String(seeds)],
    ...(firstSeed === 0 ? [] : [['firstSeed', String(firstSeed)]]),
    ...(beside === null ? [] : [['beside', beside]]),
  ];
}

interface ReadLink {
  readonly setup: LinkedSetup;
  readonly problems: readonly LinkProblem[];
  /** Whether it says more than what is a problem: that was applied. */
  readonly hasRest: boolean;
}

/**
 * Reads any query and hash without failing.
 * @param panels the ids of the panels, which the hash may open and the query hide
 */
export function readLink(query: string, panels: readonly string[], hash = ''): ReadLink {
  const given = new URLSearchParams(query);
  const { params, newer } = migrate(Object.fromEntries(given));
  const hideable = [...PAGE_PARTS, ...panels];
  const wrong: string[] = [];
  /** The value of a key; undefined where the link has none, or none of its choices. */
  const chosen = <Choice extends string>(key: string, choices: readonly Choice[]): Choice | undefined => {
    const value = choices.find((choice) => choice === params[key]);
    if (value === undefined && params[key] !== undefined) wrong.push(key);
    return value;
  };
  /** The whole number of a key; undefined where the link has none, or one out of range. */
  const numbered = (key: keyof typeof NUMBERS): number | undefined => {
    const [least, most] = NUMBERS[key];
    const value = parseNumber(params[key] ?? '');
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    if (params[key] !== undefined) wrong.push(key);
    return undefined;
  };
  chosen('experiment', CHOICES.experiment); // its panel reads it
  const preset = chosen('preset', CHOICES.preset) ?? DEFAULT_PRESET;
  const pace = chosen('pace', CHOICES.pace);
  const knobs: Record<string, unknown> = { ...PRESETS[preset] };
  for (const name of KNOB_NAMES) {
    const text = params[name];
    if (text === undefined) continue;
    const value = knobFromText(name, text);
    if (knobProblem(name, value) === null) knobs[name] = value;
    else wrong.push(name);
  }
  const config: Readonly<Record<string, unknown>> = knobs;
  if (!isConfig(config)) throw new Error('A value that is right for its knob is no value of it.');
  const hide = listOf(params['hide'] ?? '');
  const [seeds, firstSeed = 0] = [numbered('seeds'), numbered('firstSeed')];
  const beside = chosen('beside', CHOICES.beside) ?? null;
  const setup = {
    preset,
    config,
    pace: PACES.find((one) => String(one) === pace) ?? DEFAULT_SETUP.pace,
    learnerChoice: chosen('learner', CHOICES.learner) ?? DEFAULT_SETUP.learnerChoice,
    language: chosen('lang', CHOICES.lang) ?? null,
    embed: chosen('embed', CHOICES.embed) === '1',
    hidden: hide.filter((part) => hideable.includes(part)),
    study: seeds === undefined ? null : { seeds, firstSeed, beside },
  };
  const known: readonly string[] = [...Object.keys(CHOICES), ...Object.keys(NUMBERS), 'hide', ...KNOB_NAMES];
  const unknown = Object.keys(params).filter((key) => !known.includes(key) && !isTracker(key));
  const notHideable = hide.filter((part) => !hideable.includes(part));
  const opened = hash.replace('#', '');
  const opensPanel = panels.includes(opened);
  const repeated = repeatedKeys(given);
  const isApplied = (key: string): boolean =>
    key === 'hide'
      ? setup.hidden.length > 0
      : known.includes(key) && !wrong.includes(key) && !repeated.includes(key);
  return {
    setup,
    hasRest: opensPanel || [...given.keys()].some(isApplied),
    problems: [
      ...(newer === null ? [] : [{ type: 'newer', value: newer } as const]),
      ...repeated.map((key) => ({ type: 'repeated', key, value: given.getAll(key).at(-1) ?? '' }) as const),
      ...wrong.map((key) => explain(key, params[key] ?? '', config)),
      ...notHideable.map((value) => ({ type: 'part', value, choices: hideable.join(', ') }) as const),
      ...unknown.map((key) => ({ type: 'unknown', key, value: params[key] ?? '' }) as const),
      ...(opened === '' || opensPanel
        ? []
        : [{ type: 'panel', value: opened, choices: panels.join(', ') } as const]),
    ],
  };
}

/** What stands between commas, each once. */
function listOf(text: string): readonly string[] {
  return [...new Set(text.split(',').filter((part) => part !== ''))];
}

function repeatedKeys(params: URLSearchParams): readonly string[] {
  const keys = [...params.keys()].filter((key) => !isTracker(key));
  return [...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))];
}

function knobFromText(name: KnobName, text: string): unknown {
  const knob: Knob = KNOBS[name];
  if (knob.kind === 'number') return parseNumber(text);
  if (knob.kind === 'switch') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

function explain(key: string, value: string, config: Config): LinkProblem {
  const knob = KNOB_NAMES.find((name) => name === key);
  const problem = knob === undefined ? null : knobProblem(knob, knobFromText(knob, value));
  if (knob !== undefined && problem !== null) {
    const shown = { ...problem, values: { ...problem.values, value } };
    return { type: 'knob', problem: shown, used: config[knob] };
  }
  const ranges = Object.entries(NUMBERS).map(([name, range]) => [name, [range.join('–')]]);
  const choices: Readonly<Record<string, readonly string[]>> = { ...CHOICES, ...Object.fromEntries(ranges) };
  return { type: 'choice', key, value, choices: (choices[key] ?? []).join(', ') };
}

/** What search engines and social networks add to a link is none of ours. */
function isTracker(key: string): boolean {
  return /^(utm_\w+|\w*clid|ref|source|si|igshid|mc_[ce]id)$/.test(key);
}

/** Raise it whenever an old link would mean something else, and say below what the old one meant. */
const LINK_VERSION = 2;

type LinkParams = Readonly<Record<string, string>>;

/**
 * From each version to the next: what a knob was renamed to, and the value a preset had then where it has another one
 * now.
 */
const migrations: Readonly<Record<number, (params: LinkParams) => LinkParams>> = { 1: fromVersion1 };

/** The default preset and `sturdy` were others, and pushes in evaluation took random numbers of training. */
function fromVersion1(params: LinkParams): LinkParams {
  const named = params['preset'] ?? DEFAULT_PRESET;
  const preset = isPresetName(named) ? presetOfVersion1(named) : named;
  const pushed = Number(params['evaluationPushInterval'] ?? 0) > 0;
  return { ...params, preset, ...(pushed && { evaluationPushStream: 'training' }) };
}

/**
 * The parameters as the newest version writes them, without `v`; a link without `v` was typed by hand, for today.
 * `newer` is its version, when that is one we do not know.
 */
export function migrate(
  { v: version, ...params }: LinkParams,
  newest = LINK_VERSION,
  steps = migrations,
): { readonly params: LinkParams; readonly newer: string | null } {
  const from = version === undefined ? newest : Number(version);
  if (!Number.isInteger(from) || from < 1 || from > newest) return { params, newer: version ?? '' };
  let migrated: LinkParams = params;
  for (let step = from; step < newest; step += 1) migrated = steps[step]?.(migrated) ?? migrated;
  return { params: migrated, newer: null };
}
