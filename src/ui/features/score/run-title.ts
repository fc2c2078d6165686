import { changedKnobs } from '../../../core/presets.ts';
import { controls } from '../../../locales/en/controls.ts';
import { record as strings } from '../../../locales/en/record.ts';
import { isTrained, type Run } from '../../../runs/run.ts';
import { text } from '../../kit/i18n/index.ts';

/** 'Reliable, 1 changed, seed 0' */
export function runTitle(run: Run): string {
  if (!isTrained(run)) return '';
  const { origin, config } = run;
  const count = changedKnobs(config, origin.preset).length;
  const values = { preset: text(controls)(origin.preset), seed: config.seed };
  return count === 0 ? text(strings)('run', values) : text(strings)('runChanged', { ...values, count });
}
