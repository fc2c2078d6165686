import { KNOB_NAMES } from '../../../core/knobs.ts';
import { changedKnobs } from '../../../core/presets.ts';
import { type CellValue, type CsvColumn, encodeCsv } from '../../../files/csv.ts';
import { historyColumns } from '../../../files/history-csv.ts';
import { compare } from '../../../locales/en/compare.ts';
import { controls } from '../../../locales/en/controls.ts';
import {
  isImported,
  isSolved,
  isTrained,
  outcomeOf,
  type Run,
  type TrainedRun,
  testOf,
} from '../../../runs/run.ts';
import { readableName } from '../../kit/files.ts';
import { currentLanguage, formatNumber, type Language, text } from '../../kit/i18n/index.ts';
import { knobLabel, knobValue } from '../knob-words/index.ts';
import { matters } from '../settings/index.ts';

/** Changed knobs in the name of a run: more nobody reads in a legend. */
const namedKnobs = 2;

/**
 * What each run is called, by its id: as the person called it, else by preset, changed knobs and seed. Of runs that are
 * called alike the second oldest is “… (2)”, and so on.
 * @param runs the newest first
 */
export function runNames(runs: readonly Run[]): ReadonlyMap<string, string> {
  const known = namesOf.get(runs);
  const language = currentLanguage();
  if (known?.language === language) return known.names;
  const names = nameAll(runs);
  namesOf.set(runs, { language, names });
  return names;
}

/** Whether their names are there to be read at once. */
export const areNamed = (runs: readonly Run[]) => namesOf.get(runs)?.language === currentLanguage();

const namesOf = new WeakMap<
  readonly Run[],
  { readonly language: Language; readonly names: ReadonlyMap<string, string> }
>();

function nameAll(runs: readonly Run[]): ReadonlyMap<string, string> {
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

function givenName(run: Run): string {
  if (isImported(run)) return readableName(run.origin.file);
  if (!isTrained(run)) return '';
  const { origin, config } = run;
  const t = text(compare);
  const parts = [text(controls)(origin.preset), ...changesOf(run).slice(0, namedKnobs)];
  return t('runName', { what: parts.join(', '), seed: config.seed });
}

/** What differs from the preset, in words. */
export function changesText(run: TrainedRun, most: number): string {
  const t = text(compare);
  const changes = changesOf(run);
  if (changes.length === 0) return t('asPreset');
  const more = changes.length - most;
  return [...changes.slice(0, most), ...(more > 0 ? [t('moreChanges', { count: more })] : [])].join(' · ');
}

function changesOf({ config, origin }: Pick<TrainedRun, 'config' | 'origin'>): string[] {
  return changedKnobs(config, origin.preset)
    .filter((name) => matters(name, config))
    .map((name) => text(compare)('changes', { knob: knobLabel(name), value: knobValue(name, config[name]) }));
}

/** After how many episodes the weights are that were kept; null where the last ones are, or the run failed. */
export function bestEpisodeText({ config, result, best }: TrainedRun): string | null {
  if (!config.keepBest || result === null) return null;
  const t = text(compare);
  if (!result.isMomentKnown) return t('bestUnknown');
  if (best !== null && best.episode < 0) return t('bestGiven');
  return best === null ? null : t('bestAfter', { count: best.episode + 1 });
}

export function resultText(run: Run): string {
  const t = text(compare);
  const test = testOf(run);
  const outcome = outcomeOf(run);
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
export function bestRun(runs: readonly Run[]): Run | null {
  const better = (a: Run, b: Run) =>
    (testOf(a)?.mean ?? 0) - (testOf(b)?.mean ?? 0) || stepsOf(b) - stepsOf(a);
  const tested = runs.filter((run) => testOf(run) !== null);
  return tested.reduce<Run | null>(
    (best, run) => (best === null || better(run, best) > 0 ? run : best),
    null,
  );
}

const stepsOf = (run: Run): number =>
  isTrained(run) ? (run.history.at(-1)?.environmentSteps ?? 0) : Number.MAX_VALUE;

/** One row a run: what it was, every knob, what came of it. Of an imported agent the training is not known. */
export function runsCsv(runs: readonly Run[]): string {
  const names = runNames(runs);
  const trained = (value: (run: TrainedRun) => CellValue) => (run: Run) =>
    isTrained(run) ? value(run) : undefined;
  const columns: CsvColumn<Run>[] = [
    { header: 'run', value: ({ id }) => id },
    { header: 'name', value: ({ id }) => names.get(id) },
    {
      header: 'ended',
      value: ({ endedAt }) => (endedAt === null ? undefined : new Date(endedAt).toISOString()),
    },
    { header: 'preset', value: trained(({ origin }) => origin.preset) },
    { header: 'learner', value: trained(({ learner }) => learner ?? undefined) },
    { header: 'outcome', value: (run) => outcomeOf(run) ?? undefined },
    { header: 'solved', value: isSolved },
    { header: 'testMean', value: (run) => testOf(run)?.mean },
    { header: 'testMin', value: (run) => testOf(run)?.min },
    { header: 'testFull', value: (run) => testOf(run)?.full },
    { header: 'trainedEpisodes', value: trained(({ history }) => history.length) },
    { header: 'bestEpisode', value: trained(({ best }) => best?.episode) },
    { header: 'seconds', value: trained(({ elapsedSeconds }) => elapsedSeconds) },
    { header: 'importedFrom', value: (run) => (isImported(run) ? run.origin.file : undefined) },
    ...KNOB_NAMES.map((name) => ({ header: name, value: trained(({ config }) => config[name]) })),
  ];
  return encodeCsv(columns, runs);
}

/** One row an episode of each run. */
export function episodesCsv(runs: readonly Run[]): string {
  const names = runNames(runs);
  const rows = runs
    .filter(isTrained)
    .flatMap(({ id, history }) =>
      Array.from(history, (record) => ({ run: id, name: names.get(id), record })),
    );
  return encodeCsv(
    [
      { header: 'run', value: ({ run }) => run },
      { header: 'name', value: ({ name }) => name },
      ...historyColumns(({ record }: (typeof rows)[number]) => record),
    ],
    rows,
  );
}
