import type { ChoiceKnob, Knob, KnobGroup } from '../../core/knob.ts';
import { KNOBS, type KnobName } from '../../core/knobs.ts';
import { topic } from '../topic.ts';

type Sentences = { readonly [Name in KnobName as `${Name}-label` | `${Name}-help`]: string };

/** A knob's English label and sentence stand at the knob: the command line says them as well. */
function sentencesOf(knobs: typeof KNOBS): Sentences;
function sentencesOf(knobs: Readonly<Record<string, Knob>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(knobs).flatMap(([name, { label, help }]) => [
      [`${name}-label`, label],
      [`${name}-help`, help],
    ]),
  );
}

const groups = {
  'group-run': 'Run',
  'group-world': 'World',
  'group-learning': 'Learning',
  'group-network': 'Network',
  'group-replay': 'Replay',
  'group-target': 'Target network',
  'group-exploration': 'Exploration',
  'group-evaluation': 'Evaluation',
  'group-pushes': 'Pushes',
} as const satisfies Readonly<Record<`group-${KnobGroup}`, string>>;

/** As they stand after a number. */
const units = {
  'unit-episodes': 'episodes',
  'unit-steps': 'steps',
  'unit-units': 'units',
  'unit-transitions': 'transitions',
  'unit-updates': 'updates',
} as const;

type Choices = {
  [Name in KnobName]: (typeof KNOBS)[Name] extends ChoiceKnob<infer Choice> ? `${Name}-${Choice}` : never;
}[KnobName];

const choices = {
  'actuatorFault-dropped': 'no force',
  'actuatorFault-flipped': 'the opposite force',
  'reward-step': '1 a step',
  'reward-fall': '−1 at the fall',
  'reward-shaped': 'shaped',
  'learningRateDecay-constant': 'constant',
  'learningRateDecay-linear': 'linear',
  'loss-huber': 'Huber',
  'loss-squared': 'squared',
  'updatesPer-episode': 'per episode',
  'updatesPer-step': 'per step',
  'replay-uniform': 'uniform',
  'replay-prioritised': 'prioritised',
  'targetUpdate-polyak': 'little by little (Polyak)',
  'targetUpdate-episodes': 'copy, by episodes',
  'targetUpdate-updates': 'copy, by updates',
  'epsilonSchedule-blog': "the blog's",
  'epsilonSchedule-episodes': 'linear in episodes',
  'epsilonSchedule-steps': 'linear in steps',
  'evaluationPushStream-own': 'of its own',
  'evaluationPushStream-training': 'shared with training',
} as const satisfies Readonly<Record<Choices, string>>;

/** What the knobs, their groups, units and choices are called. */
export const knobs = topic('knobs', { ...sentencesOf(KNOBS), ...groups, ...units, ...choices });
