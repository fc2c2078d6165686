/** Where a knob stands in the form. */
export type KnobGroup =
  | 'run'
  | 'world'
  | 'learning'
  | 'network'
  | 'replay'
  | 'target'
  | 'exploration'
  | 'evaluation'
  | 'pushes';

interface KnobCommon {
  readonly group: KnobGroup;
  /** One sentence, in English; other languages are in `src/locales`. */
  readonly help: string;
  readonly label: string;
  /** A change takes effect in the middle of a run, from the next episode on. */
  readonly live?: boolean;
  /** The knob means something only while another one has one of these values, or one of several is not 0. */
  readonly when?:
    | { readonly knob: string; readonly is: readonly (string | boolean)[] }
    | { readonly notZero: readonly string[] };
}

/**
 * What a run without the knob trained with: it was stored before there was this knob (see `ABSENT_KNOBS`). A knob
 * of the first version has none.
 */
interface Absent<Value> {
  readonly absent?: Value;
}

export interface NumberKnob extends KnobCommon, Absent<number> {
  readonly kind: 'number';
  readonly default: number;
  /** Allowed range, both ends included. */
  readonly min: number;
  readonly max: number;
  /** Sensible values to choose from; any other within the range can be typed. */
  readonly steps: readonly number[];
  readonly integer?: boolean;
  readonly multipleOf?: number;
  readonly unit?: string;
}

export interface ChoiceKnob<Choice extends string = string> extends KnobCommon, Absent<Choice> {
  readonly kind: 'choice';
  readonly default: Choice;
  readonly choices: readonly Choice[];
}

export interface SwitchKnob extends KnobCommon, Absent<boolean> {
  readonly kind: 'switch';
  readonly default: boolean;
}

export type Knob = NumberKnob | ChoiceKnob | SwitchKnob;

export const number = (knob: Omit<NumberKnob, 'kind'>): NumberKnob => ({ kind: 'number', ...knob });
export const integer = (knob: Omit<NumberKnob, 'kind' | 'integer'>): NumberKnob => ({
  kind: 'number',
  integer: true,
  ...knob,
});
export const choice = <const Choices extends readonly string[]>(
  knob: Omit<ChoiceKnob, 'kind' | 'default' | 'choices' | 'absent'> & {
    default: Choices[number];
    choices: Choices;
    absent?: Choices[number];
  },
): ChoiceKnob<Choices[number]> => ({ kind: 'choice', ...knob });
export const toggle = (knob: Omit<SwitchKnob, 'kind'>): SwitchKnob => ({ kind: 'switch', ...knob });
