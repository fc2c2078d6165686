/**
 * The configuration of the page as the query of a link: `?v=2&preset=blog&seed=7&gamma=0.9&pace=max&lang=ko`. Only
 * what differs from the preset is in it, and it works on any static host; the open panel is the hash, `#knobs`.
 */
import * as v from 'valibot';
import {
  type Config,
  type ConfigProblem,
  isConfig,
  KNOB_NAMES,
  KNOBS,
  type Knob,
  type KnobName,
  knobProblem,
} from '../../../core/config.ts';
import { LEARNER_NAMES } from '../../../core/learner.ts';
import { ALL_PRESET_NAMES, DEFAULT_PRESET, PRESETS, type PresetName } from '../../../core/presets.ts';
import type { LearnerChoice, Pace } from '../../../worker/protocol.ts';
import { LANGUAGE_TAGS, type Language } from '../../kit/i18n/language.ts';
import { parseNumber } from '../../session/settings.ts';
import { PAGE_PARTS } from '../../session/view.ts';
import { fewestSeeds, lastFirstSeed, mostSeeds, type WantedStudy } from '../../session/wanted-study.ts';
import { EXPERIMENT_IDS } from '../experiments/index.ts';
import { LINK_VERSION, migrate } from './migrations.ts';

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
  /** The seeds that the view of many seeds is to train; null: its own. */
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
    ...(study === null ? [] : [['seeds', String(study.seeds)]]),
    ...(study === null || study.firstSeed === 0 ? [] : [['firstSeed', String(study.firstSeed)]]),
    ...(study === null || study.beside === null ? [] : [['beside', study.beside]]),
  ]).toString();
}

/**
 * Reads any query and hash without failing.
 * @param panels the ids of the panels, which the hash may open and the query hide
 */
export function readLink(
  query: string,
  panels: readonly string[],
  hash = '',
): { readonly setup: LinkedSetup; readonly problems: readonly LinkProblem[] } {
  const given = new URLSearchParams(query);
  const { params, newer } = migrate(Object.fromEntries(given));
  const hideable = [...PAGE_PARTS, ...panels];
  const schema = linkSchema(hideable);
  const wrong = wrongKeys(v.safeParse(schema, params));
  const good = v.parse(schema, without(params, wrong));
  const preset = good.preset ?? DEFAULT_PRESET;
  const config: Readonly<Record<string, unknown>> = { ...PRESETS[preset], ...knobValues(good) };
  if (!isConfig(config)) throw new Error('A value that passed the schema of its knob is no value of it.');
  const setup = {
    preset,
    config,
    pace: good.pace ?? DEFAULT_SETUP.pace,
    learnerChoice: good.learner ?? DEFAULT_SETUP.learnerChoice,
    language: good.lang ?? null,
    embed: good.embed ?? false,
    hidden: good.hide ?? [],
    study:
      good.seeds === undefined
        ? null
        : { seeds: good.seeds, firstSeed: good.firstSeed ?? 0, beside: good.beside ?? null },
  };
  const unknown = Object.keys(params).filter((key) => !Object.hasOwn(schema.entries, key) && !isTracker(key));
  const notHideable = listOf(params['hide'] ?? '').filter((part) => !hideable.includes(part));
  const opened = hash.replace('#', '');
  return {
    setup,
    problems: [
      ...(newer === null ? [] : [{ type: 'newer', value: newer } as const]),
      ...repeatedKeys(given).map(
        (key) => ({ type: 'repeated', key, value: given.getAll(key).at(-1) ?? '' }) as const,
      ),
      ...wrong.map((key) => explain(key, params[key] ?? '', config)),
      ...notHideable.map((value) => ({ type: 'part', value, choices: hideable.join(', ') }) as const),
      ...unknown.map((key) => ({ type: 'unknown', key, value: params[key] ?? '' }) as const),
      ...(opened === '' || panels.includes(opened)
        ? []
        : [{ type: 'panel', value: opened, choices: panels.join(', ') } as const]),
    ],
  };
}

function linkSchema(hideable: readonly string[]) {
  return v.object({
    preset: v.optional(v.picklist(ALL_PRESET_NAMES)),
    pace: v.optional(v.union([v.literal('max'), v.pipe(v.string(), v.toNumber(), v.picklist([1, 4, 16]))])),
    learner: v.optional(v.picklist(['auto', ...LEARNER_NAMES])),
    lang: v.optional(v.picklist(LANGUAGE_TAGS)),
    experiment: v.optional(v.picklist(EXPERIMENT_IDS)), // read by its panel
    embed: v.optional(
      v.pipe(
        v.picklist(['0', '1']),
        v.transform((text) => text === '1'),
      ),
    ),
    hide: v.optional(
      v.pipe(
        v.string(),
        v.transform((text) => listOf(text).filter((part) => hideable.includes(part))),
      ),
    ),
    seeds: v.optional(wholeNumber(fewestSeeds, mostSeeds)),
    firstSeed: v.optional(wholeNumber(0, lastFirstSeed)),
    beside: v.optional(v.picklist(ALL_PRESET_NAMES)),
    ...knobSchemas,
  });
}

const wholeNumber = (least: number, most: number) =>
  v.pipe(v.string(), v.transform(parseNumber), v.integer(), v.minValue(least), v.maxValue(most));

/** What stands between commas, each once. */
function listOf(text: string): readonly string[] {
  return [...new Set(text.split(',').filter((part) => part !== ''))];
}

function repeatedKeys(params: URLSearchParams): readonly string[] {
  const keys = [...params.keys()].filter((key) => !isTracker(key));
  return [...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))];
}

const knobSchemas = Object.fromEntries(KNOB_NAMES.map((name) => [name, v.optional(knobSchema(name))]));

function knobSchema(name: KnobName) {
  return v.pipe(
    v.string(),
    v.transform((text) => knobFromText(name, text)),
    v.check((value) => knobProblem(name, value) === null),
  );
}

function knobFromText(name: KnobName, text: string): unknown {
  const knob: Knob = KNOBS[name];
  if (knob.kind === 'number') return parseNumber(text);
  if (knob.kind === 'switch') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

function wrongKeys(result: v.SafeParseResult<ReturnType<typeof linkSchema>>): string[] {
  const keys = (result.issues ?? []).map(({ path }) => String(path?.[0]?.key));
  return [...new Set(keys)];
}

function without(params: Readonly<Record<string, string>>, keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(params).filter(([key]) => !keys.includes(key)));
}

function knobValues(good: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const given = KNOB_NAMES.filter((name) => good[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, good[name]]));
}

function explain(key: string, value: string, config: Config): LinkProblem {
  const knob = KNOB_NAMES.find((name) => name === key);
  const problem = knob === undefined ? null : knobProblem(knob, knobFromText(knob, value));
  if (knob !== undefined && problem !== null) {
    const shown = { ...problem, values: { ...problem.values, value } };
    return { type: 'knob', problem: shown, used: config[knob] };
  }
  const choices: Readonly<Record<string, readonly string[]>> = {
    preset: ALL_PRESET_NAMES,
    pace: ['1', '4', '16', 'max'],
    learner: ['auto', ...LEARNER_NAMES],
    lang: LANGUAGE_TAGS,
    experiment: EXPERIMENT_IDS,
    embed: ['0', '1'],
    seeds: [`${fewestSeeds}–${mostSeeds}`],
    firstSeed: [`0–${lastFirstSeed}`],
    beside: ALL_PRESET_NAMES,
  };
  return { type: 'choice', key, value, choices: (choices[key] ?? []).join(', ') };
}

/** What search engines and social networks add to a link is none of ours. */
function isTracker(key: string): boolean {
  return /^(utm_\w+|\w*clid|ref|source|si|igshid|mc_[ce]id)$/.test(key);
}
