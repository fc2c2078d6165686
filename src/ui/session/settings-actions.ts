import type { StoreApi } from 'zustand/vanilla';
import { type Config, type KnobName, knobProblem } from '../../core/config.ts';
import { PRESETS, type PresetName } from '../../core/presets.ts';
import type { Session } from './session.ts';
import { keepTyped, parseNumber } from './settings.ts';

export interface SettingsActions {
  /** All knobs of a preset; the seed stays. Its live knobs also change the run there is. */
  choosePreset(preset: PresetName): void;
  /** For the next run; a live knob also changes the run there is. */
  setKnobs(changes: Partial<Config>): void;
  /** All settings for the next run; the live ones also change the run there is. */
  changeSettings(settings: Pick<Session, 'preset' | 'config' | 'typed'>): void;
  /** Takes what stands in a number's field; what is no value of the knob stays there and keeps Train off. */
  typeKnob(name: KnobName, text: string): void;
  /** A whole set-up at once, as from a link or an experiment: for the next run alone. */
  setUp(setup: Partial<Pick<Session, 'preset' | 'config' | 'typed' | 'pace' | 'learnerChoice'>>): void;
}

/** @param onChange told what else than the next run may be changed by it */
export function settingsActions(
  store: StoreApi<Session>,
  onChange: (settings: Partial<Config>) => void,
): Omit<SettingsActions, 'setUp'> {
  const actions: Omit<SettingsActions, 'setUp'> = {
    choosePreset(preset) {
      const { config, typed } = store.getState();
      const chosen = { ...PRESETS[preset], seed: config.seed };
      actions.changeSettings({ preset, config: chosen, typed: keepTyped(typed, chosen) });
    },

    setKnobs(changes) {
      store.setState(({ config, typed }) => ({
        config: { ...config, ...changes },
        typed: keepTyped(typed, changes),
      }));
      onChange(changes);
    },

    changeSettings(settings) {
      store.setState(settings);
      onChange(settings.config);
    },

    typeKnob(name, text) {
      const value = parseNumber(text);
      store.setState(({ typed }) => ({ typed: { ...typed, [name]: text } }));
      if (knobProblem(name, value) === null) actions.setKnobs({ [name]: value });
    },
  };
  return actions;
}
