import { compare } from '../../../locales/en/compare.ts';
import { controls } from '../../../locales/en/controls.ts';
import { formatNumber, text } from '../../kit/i18n/index.ts';
import { changedKnobs, knobLabel, knobValue, matters } from '../settings/index.ts';
import { isTrained, type Listed, type StoredRun } from './stored-run.ts';
import { isSolved } from './study.ts';

/** Changed knobs in the name of a run: more nobody reads in a legend. */
const namedKnobs = 2;

/**
 * What each run is called, by its id: as the person called it, else by preset, changed knobs and seed. Of runs that are
 * called alike the second oldest is “… (2)”, and so on.
 * @param runs the newest first
 */
export function runNames(runs: readonly Listed[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const run of runs.toReversed()) {
    const name = run.name === '' ? givenName(run) : run.name;
    let unique = name;
    for (let n = 2; taken.has(unique); n += 1) unique = text(compare)('repeated', { name, n });
    taken.add(unique);
    names.set(run.id, unique);
  }
  return names;
}

function givenName(run: Listed): string {
  if (!isTrained(run)) return run.file;
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

/** After which episode the weights are that were kept; null where the last ones are, or the run failed. */
export function bestEpisodeText({ config, test, bestEpisode }: StoredRun): string | null {
  if (!config.keepBest || test === null || bestEpisode === null) return null;
  const t = text(compare);
  return bestEpisode === 'unknown' ? t('bestUnknown') : t('bestEpisode', { episode: bestEpisode });
}

export function resultText(run: Listed): string {
  const t = text(compare);
  const { test } = run;
  const outcome = isTrained(run) ? run.outcome : null;
  if (outcome === 'diverged' || outcome === 'crashed') return t(outcome);
  if (test === null) return '';
  const { full, episodes, mean, min } = test;
  const sentence = isSolved(run)
    ? t('solved', { full, episodes })
    : t('tested', { full, episodes, min, mean: formatNumber(mean, { maximumFractionDigits: 1 }) });
  return outcome === 'stopped' ? `${sentence} (${t('stopped')})` : sentence;
}

/**
 * The one with the highest test mean; of equals the one that needed the fewest environment steps, which of an imported
 * agent nobody knows: it comes last.
 */
export function bestRun(runs: readonly Listed[]): Listed | null {
  const better = (a: Listed, b: Listed) =>
    (a.test?.mean ?? 0) - (b.test?.mean ?? 0) || stepsOf(b) - stepsOf(a);
  const tested = runs.filter(({ test }) => test !== null);
  return tested.reduce<Listed | null>(
    (best, run) => (best === null || better(run, best) > 0 ? run : best),
    null,
  );
}

const stepsOf = (run: Listed): number =>
  isTrained(run) ? (run.history.environmentSteps.at(-1) ?? 0) : Number.MAX_VALUE;
