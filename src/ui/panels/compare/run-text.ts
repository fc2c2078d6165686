import type { KnobName } from '../../../core/config.ts';
import { compare } from '../../i18n/compare.ts';
import { controls } from '../../i18n/controls.ts';
import { formatNumber, text } from '../../i18n/index.ts';
import { knobLabel, knobValue } from '../../i18n/knobs.ts';
import { changedKnobs, matters } from '../knobs/form.ts';
import type { StoredRun } from './stored-run.ts';
import { isSolved } from './study.ts';

/** As the person called it, else by preset and seed. */
export function runName({ name, preset, config }: StoredRun): string {
  if (name !== '') return name;
  return text(compare)('runName', { preset: text(controls)(preset), seed: config.seed });
}

/** What differs from the preset, in words. */
export function changesText({ config, preset }: StoredRun, most: number): string {
  const t = text(compare);
  const changed = changedKnobs(config, preset).filter((name) => matters(name, config));
  if (changed.length === 0) return t('asPreset');
  const change = (name: KnobName) =>
    t('changes', { knob: knobLabel(name), value: knobValue(name, config[name]) });
  const more = changed.length - most;
  return [
    ...changed.slice(0, most).map(change),
    ...(more > 0 ? [t('moreChanges', { count: more })] : []),
  ].join(' · ');
}

export function resultText(run: StoredRun): string {
  const t = text(compare);
  const { outcome, test } = run;
  if (outcome === 'diverged' || outcome === 'crashed') return t(outcome);
  if (test === null) return '';
  const { full, episodes, mean, min } = test;
  const sentence = isSolved(run)
    ? t('solved', { full, episodes })
    : t('tested', { full, episodes, min, mean: formatNumber(mean, { maximumFractionDigits: 1 }) });
  return outcome === 'stopped' ? `${sentence} (${t('stopped')})` : sentence;
}

/** The run with the highest test mean; of equals the one that needed the fewest environment steps. */
export function bestRun(runs: readonly StoredRun[]): StoredRun | null {
  const better = (a: StoredRun, b: StoredRun) =>
    (a.test?.mean ?? 0) - (b.test?.mean ?? 0) || stepsOf(b) - stepsOf(a);
  const tested = runs.filter(({ test }) => test !== null);
  return tested.reduce<StoredRun | null>(
    (best, run) => (best === null || better(run, best) > 0 ? run : best),
    null,
  );
}

const stepsOf = ({ history }: StoredRun): number => history.environmentSteps.at(-1) ?? 0;
