import type { StoreApi } from 'zustand/vanilla';
import { type Config, type ConfigProblem, configProblems, knobProblem } from '../../core/config.ts';
import { KNOB_NAMES, type KnobName } from '../../core/knobs.ts';
import { PRESETS, type PresetName } from '../../core/presets.ts';
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
function keepTyped(typed: TypedKnobs, changes: Readonly<Partial<Record<KnobName, unknown>>>): TypedKnobs {
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

/** What a person does with the settings. @param onChange told what else than the next run may be changed by it */
export function settingsActions(store: StoreApi<Session>, onChange: (settings: Partial<Config>) => void) {
  /** For the next run; a live knob also changes the run there is. */
  function setKnobs(changes: Partial<Config>): void {
    store.setState(({ config, typed }) => ({
      config: { ...config, ...changes },
      typed: keepTyped(typed, changes),
    }));
    onChange(changes);
  }

  /** All settings for the next run; the live ones also change the run there is. */
  function changeSettings(settings: Pick<Session, 'preset' | 'config' | 'typed'>): void {
    store.setState(settings);
    onChange(settings.config);
  }

  return {
    setKnobs,
    changeSettings,

    /** All knobs of a preset; the seed stays. Its live knobs also change the run there is. */
    choosePreset(preset: PresetName): void {
      const { config, typed } = store.getState();
      const chosen = { ...PRESETS[preset], seed: config.seed };
      changeSettings({ preset, config: chosen, typed: keepTyped(typed, chosen) });
    },

    /** Takes what stands in a number's field; what is no value of the knob stays there and keeps Train off. */
    typeKnob(name: KnobName, text: string): void {
      const value = parseNumber(text);
      store.setState(({ typed }) => ({ typed: { ...typed, [name]: text } }));
      if (knobProblem(name, value) === null) setKnobs({ [name]: value });
    },
  };
}
