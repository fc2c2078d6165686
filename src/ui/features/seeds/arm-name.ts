import { changedKnobs } from '../../../core/presets.ts';
import { controls } from '../../../locales/en/controls.ts';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import type { StudyArm } from '../../../runs/storage/schema.ts';
import { text } from '../../kit/i18n/index.ts';

/** What settings are called, in the language of the moment: their preset, and how many of them are changed. */
export function armName({ preset, config }: Pick<StudyArm, 'preset' | 'config'>): string {
  const count = changedKnobs(config, preset).length;
  const name = text(controls)(preset);
  return count === 0 ? name : text(strings)('changedName', { preset: name, count });
}
