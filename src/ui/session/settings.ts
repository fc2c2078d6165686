import {
  type ConfigProblem,
  configProblems,
  KNOB_NAMES,
  type KnobName,
  knobProblem,
} from '../../core/config.ts';
import type { Session, TypedKnobs } from './session.ts';

/** `0.002`, `2e-3`, `50,000`, `50_000`, `−1`; NaN for anything else. */
export function parseNumber(text: string): number {
  const plain = text.trim().replace('−', '-');
  const grouped = /^-?\d{1,3}([,_ ]\d{3})+(\.\d+)?$/.test(plain);
  const digits = grouped ? plain.replaceAll(/[,_ ]/g, '') : plain;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(digits) ? Number(digits) : Number.NaN;
}

/** All that keeps the chosen settings from being run: what was typed and cannot be used, then what does not go together. */
export function settingsProblems({ config, typed }: Pick<Session, 'config' | 'typed'>): ConfigProblem[] {
  return [...typedProblems(typed), ...configProblems(config)];
}

function typedProblems(typed: TypedKnobs): ConfigProblem[] {
  return typedEntries(typed).flatMap(([name, text]) => {
    const problem = knobProblem(name, parseNumber(text));
    return problem === null ? [] : [{ ...problem, values: { ...problem.values, value: text } }];
  });
}

/** What was typed for other knobs, and for these only where it means the new value. */
export function keepTyped(
  typed: TypedKnobs,
  changes: Readonly<Partial<Record<KnobName, unknown>>>,
): TypedKnobs {
  return Object.fromEntries(
    typedEntries(typed).filter(([name, text]) => !(name in changes) || parseNumber(text) === changes[name]),
  );
}

function typedEntries(typed: TypedKnobs): [KnobName, string][] {
  return KNOB_NAMES.flatMap((name) => {
    const text = typed[name];
    return text === undefined ? [] : [[name, text]];
  });
}
