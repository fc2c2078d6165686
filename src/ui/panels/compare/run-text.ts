import { compare } from '../../i18n/compare.ts';
import { controls } from '../../i18n/controls.ts';
import { formatNumber, text } from '../../i18n/index.ts';
import { knobLabel, knobValue } from '../../i18n/knobs.ts';
import { changedKnobs, matters } from '../knobs/form.ts';
import type { StoredRun } from './stored-run.ts';
import { isSolved } from './study.ts';

/** Changed knobs in the name of a run: more nobody reads in a legend. */
const namedKnobs = 2;

/**
 * What each run is called, by its id: as the person called it, else by preset, changed knobs and seed. Of runs that are
 * called alike the second oldest is “… (2)”, and so on.
 * @param runs the newest first
 */
export function runNames(runs: readonly StoredRun[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const run of runs.toReversed()) {
    const name = run.name === '' ? nameOf(run) : run.name;
    let unique = name;
    for (let n = 2; taken.has(unique); n += 1) unique = text(compare)('repeated', { name, n });
    taken.add(unique);
    names.set(run.id, unique);
  }
  return names;
}

function nameOf(run: StoredRun): string {
  const { preset, config } = run;
  const t = text(compare);
  const parts = [text(controls)(preset), ...changesOf(run).slice(0, namedKnobs)];
  return t('runName', { what: parts.join(', '), seed: config.seed });
}

/** What differs from the preset, in words. */
export function changesText(run: StoredRun, most: number): string {
  const t = text(compare);
  const changes = changesOf(run);
  if (changes.length === 0) return t('asPreset');
  const more = changes.length - most;
  return [...changes.slice(0, most), ...(more > 0 ? [t('moreChanges', { count: more })] : [])].join(' · ');
}

function changesOf({ config, preset }: Pick<StoredRun, 'config' | 'preset'>): string[] {
  return changedKnobs(config, preset)
    .filter((name) => matters(name, config))
    .map((name) => text(compare)('changes', { knob: knobLabel(name), value: knobValue(name, config[name]) }));
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
