import { changedKnobs } from '../../../core/presets.ts';
import { controls } from '../../../locales/en/controls.ts';
import { record as strings } from '../../../locales/en/record.ts';
import { fileStem } from '../../../runs/file-stem.ts';
import { isTrained, type Run } from '../../../runs/run.ts';
import type { ChartOrigin } from '../../kit/charts/model.ts';
import { text } from '../../kit/i18n/index.ts';

/** 'Reliable, 1 changed, seed 0' */
export function runTitle(run: Run): string {
  if (!isTrained(run)) return '';
  const { origin, config } = run;
  const count = changedKnobs(config, origin.preset).length;
  const values = { preset: text(controls)(origin.preset), seed: config.seed };
  return count === 0 ? text(strings)('run', values) : text(strings)('runChanged', { ...values, count });
}

/** What a saved chart of a run says of it. */
export const originOf = (run: Run): ChartOrigin => ({ file: fileStem(run), title: runTitle(run) });
