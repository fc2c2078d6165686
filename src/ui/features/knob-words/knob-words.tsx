import { useMemo } from 'react';
import type { ConfigProblem } from '../../../core/config.ts';
import type { Knob, KnobGroup } from '../../../core/knob.ts';
import { KNOBS, type KnobName } from '../../../core/knobs.ts';
import { controls as strings } from '../../../locales/en/controls.ts';
import { knobs } from '../../../locales/en/knobs.ts';
import { settings } from '../../../locales/en/settings.ts';
import { formatNumber, text, textsOf, useLanguage, useStrings } from '../../kit/i18n/index.ts';
import { settingsProblems } from '../../session/settings.ts';
import { useSession } from '../../session/useSession.ts';

export const knobLabel = (name: KnobName): string => text(knobs)(`${name}-label`);

export const knobHelp = (name: KnobName): string => text(knobs)(`${name}-help`);

export const groupLabel = (group: KnobGroup): string => text(knobs)(`group-${group}`);

/** As it stands after a number; '' where there is none. */
export function knobUnit(name: KnobName): string {
  const knob: Knob = KNOBS[name];
  const unit = knob.kind === 'number' ? (knob.unit ?? '') : '';
  return textsOf(knobs)[`unit-${unit}`] ?? unit;
}

/** A value as one reads it: numbers grouped, choices and switches in words. */
export function knobValue(name: KnobName, value: number | string | boolean): string {
  if (typeof value === 'number') return formatNumber(value, { maximumSignificantDigits: 17 });
  if (typeof value === 'boolean') return text(settings)(value ? 'on' : 'off');
  return textsOf(knobs)[`${name}-${value}`] ?? value;
}

/** What is wrong with a setting and what would be right, as a sentence. */
export function problemSentence({ knob, code, values }: ConfigProblem): string {
  const t = text(settings);
  const number = (key: string) => {
    const value = values[key];
    return typeof value === 'number' ? knobValue(knob, value) : String(value);
  };
  const value = values['value'] ?? '';
  const range = { value: shorten(String(value)), min: number('min'), max: number('max') };
  switch (code) {
    case 'not-a-number':
      return String(value).trim() === '' ? t('empty', range) : t('not-a-number', range);
    case 'not-an-integer':
    case 'out-of-range':
      return t(code, range);
    case 'not-a-multiple': {
      const multiple = Number(values['multipleOf']);
      const lower = Math.floor(Number(values['value']) / multiple) * multiple;
      return t(code, {
        value: range.value,
        multipleOf: multiple,
        lower,
        upper: lower + multiple,
      });
    }
    case 'not-a-choice': {
      const listed = String(values['choices']).split(', ');
      const known = listed.map((choice) => knobValue(knob, choice)).join(', ');
      return t(code, { value: range.value, choices: known });
    }
    case 'not-a-switch':
      return t(code, range);
    case 'batch-exceeds-start': {
      const first = Number(values['learningStarts']) + 1;
      const needed = Number(values['batchSize']) - 1;
      return t(code, {
        batchSize: number('batchSize'),
        first: knobValue(knob, first),
        needed: knobValue(knob, needed),
      });
    }
    case 'batch-exceeds-buffer':
      return t(code, { batchSize: number('batchSize'), bufferCapacity: number('bufferCapacity') });
    case 'start-exceeds-buffer':
      return t(code, { learningStarts: number('learningStarts'), bufferCapacity: number('bufferCapacity') });
  }
}

/** Nobody reads a sentence with a page in it. */
export function shorten(value: string): string {
  return value.length > 40 ? `${value.slice(0, 39)}…` : value;
}

export interface ExplainedProblem extends ConfigProblem {
  /** In the person's language, with what would be right. */
  readonly sentence: string;
}

/** All that keeps the chosen settings from being run; Train is off while there is any. */
export function useConfigProblems(): readonly ExplainedProblem[] {
  const config = useSession((session) => session.config);
  const typed = useSession((session) => session.typed);
  const language = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: new sentences for a new language
  return useMemo(
    () =>
      settingsProblems({ config, typed }).map((problem) => ({
        ...problem,
        sentence: problemSentence(problem),
      })),
    [config, typed, language],
  );
}

/** What is wrong with a setting, and with which. */
export function SettingProblem() {
  const t = useStrings(strings);
  const config = useSession((session) => session.config);
  const typed = useSession((session) => session.typed);
  const [problem] = settingsProblems({ config, typed });
  if (problem === undefined) return null;
  return <>{t('settingProblem', { knob: knobLabel(problem.knob), sentence: problemSentence(problem) })}</>;
}
