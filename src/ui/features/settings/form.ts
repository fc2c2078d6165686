import type { Config, ConfigProblem } from '../../../core/config.ts';
import type { Knob, KnobGroup } from '../../../core/knob.ts';
import { KNOB_NAMES, KNOBS, type KnobName } from '../../../core/knobs.ts';
import { PRESETS, type PresetName } from '../../../core/presets.ts';

interface FormGroup {
  readonly group: KnobGroup;
  readonly names: readonly KnobName[];
}

/**
 * The knobs to show, in the order of `KNOBS`: those that mean something with the others as they are, and those with a
 * problem, which must be seen to be mended.
 */
export function shownGroups(
  config: Config,
  problems: readonly ConfigProblem[],
  wanted: (name: KnobName) => boolean = () => true,
): FormGroup[] {
  const shown = KNOB_NAMES.filter(
    (name) => wanted(name) && (matters(name, config) || problems.some(({ knob }) => knob === name)),
  );
  const groups = [...new Set(KNOB_NAMES.map((name) => KNOBS[name].group))];
  return groups
    .map((group) => ({ group, names: shown.filter((name) => KNOBS[name].group === group) }))
    .filter(({ names }) => names.length > 0);
}

/** What most people turn first, in the order in which they are shown. */
const ESSENTIAL_KNOBS: readonly KnobName[] = [
  'episodes',
  'hiddenWidth',
  'learningRate',
  'gamma',
  'batchSize',
  'bufferCapacity',
  'targetUpdate',
  'epsilonSchedule',
];

/** The eight essentials, as far as they are among these groups, and the groups without them. */
export function essentialsFirst(groups: readonly FormGroup[]): {
  readonly essentials: readonly KnobName[];
  readonly rest: readonly FormGroup[];
} {
  const shown = groups.flatMap(({ names }) => names);
  return {
    essentials: ESSENTIAL_KNOBS.filter((name) => shown.includes(name)),
    rest: groups
      .map(({ group, names }) => ({ group, names: names.filter((name) => !ESSENTIAL_KNOBS.includes(name)) }))
      .filter(({ names }) => names.length > 0),
  };
}

/** Whether a knob means something while the others are as they are. */
export function matters(name: KnobName, config: Config): boolean {
  const { when }: Knob = KNOBS[name];
  if (when === undefined) return true;
  if ('notZero' in when)
    return KNOB_NAMES.some(
      (other) => when.notZero.includes(other) && config[other] !== 0 && matters(other, config),
    );
  const values: Readonly<Record<string, unknown>> = config;
  return when.is.some((value) => value === values[when.knob]);
}

interface KnobMark {
  readonly kind: 'preset' | 'blog' | 'both';
  readonly value: Config[KnobName];
}

/** What the preset and the blog's program have for a knob; of a program that makes no use of it there is no mark. */
export function knobMarks(name: KnobName, preset: PresetName): KnobMark[] {
  if (name === 'seed') return [];
  const marks = [
    ...(preset === 'blog' ? [] : [{ kind: 'preset', config: PRESETS[preset] } as const]),
    { kind: 'blog', config: PRESETS.blog } as const,
  ]
    .filter(({ config }) => matters(name, config))
    .map(({ kind, config }): KnobMark => ({ kind, value: config[name] }));
  const [first, second] = marks;
  return first !== undefined && second !== undefined && Object.is(first.value, second.value)
    ? [{ kind: 'both', value: first.value }]
    : marks;
}

/** What the run under way does not have yet, and cannot take over before it is restarted. */
export function waitingKnobs(config: Config, running: Config): KnobName[] {
  return KNOB_NAMES.filter((name) => !Object.is(config[name], running[name]) && matters(name, config));
}

/** Where a value stands on a slider over `steps`, from 0 to their number − 1; between two steps in proportion. */
export function stepPosition(steps: readonly number[], value: number): number {
  const above = steps.findIndex((step) => step >= value);
  if (above === -1) return steps.length - 1;
  const [low, high] = [steps[above - 1], steps[above]];
  if (low === undefined || high === undefined) return 0;
  return above - 1 + (value - low) / (high - low);
}

/**
 * The step that a slider at `position`, perhaps between two steps, is brought to by being moved to `moved`: the
 * nearest one, but never back, so that the smallest move is one.
 */
export function stepMovedTo(position: number, moved: number): number {
  const nearest = Math.round(moved);
  return moved > position ? Math.max(nearest, Math.ceil(position)) : Math.min(nearest, Math.floor(position));
}

export const knobFieldId = (name: KnobName): string => `knob-${name}`;

/** What a field is described by, as far as it is there. */
export const describedBy = (name: KnobName): string =>
  ['problem', 'help', 'live', 'waits'].map((part) => `${knobFieldId(name)}-${part}`).join(' ');
