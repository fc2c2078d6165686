import { type Config, defaultConfig, isConfig, knobProblem } from '../core/config.ts';
import type { GreedyResult } from '../core/evaluate.ts';
import type { History } from '../core/history.ts';
import type { Knob } from '../core/knob.ts';
import { KNOBS } from '../core/knobs.ts';
import { WORLD_KNOBS } from '../core/named-worlds.ts';
import { type BestWeights, keptBest } from '../core/training-state.ts';
import { type Worlds, worldsOf } from '../core/world.ts';

/** Which of a run's weights: those that count as its result, the best so far, the last, those it began with. */
export type WhichWeights = 'kept' | 'best' | 'last' | 'initial';

export interface Provenance {
  /** The program that trained them. */
  readonly source: string;
  readonly weights: WhichWeights;
  /** The run they are of. */
  readonly run: {
    /** What it is called in the browser that trained it. */
    readonly id?: string;
    readonly config: Config;
    readonly history: History;
    readonly best: Pick<BestWeights, 'episode'> | null;
    readonly trainedFrom: string | null;
  };
  /** Greedy episodes with these very weights. */
  readonly test?: GreedyResult | undefined;
}

/**
 * What to find out about a file later: how its weights came to be, counted up to the moment they are of, which need
 * not be the end of the run. All text, as safetensors wants it.
 */
export function trainingMetadata({ source, weights, run, test }: Provenance): Record<string, string> {
  const { id, config, history, trainedFrom } = run;
  const best = bestEpisode(weights, run);
  const episodesTrained = weights === 'initial' ? 0 : best === null ? history.length : best + 1;
  const then = episodesTrained === 0 ? undefined : history.at(episodesTrained - 1);
  return {
    source,
    weights,
    ...(id === undefined ? {} : { run: id }),
    ...Object.fromEntries(Object.entries(config).map(([name, value]) => [name, String(value)])),
    ...(trainedFrom === null ? {} : { trainedFrom }),
    episodesTrained: String(episodesTrained),
    environmentSteps: String(then?.environmentSteps ?? 0),
    updates: String(then?.updates ?? 0),
    ...(best === null ? {} : { bestEpisode: String(best) }),
    ...(test && testMetadata(test)),
  };
}

/** What a file said of itself, with its name and, once it is known, the test that was made of its agent. */
export function importedMetadata(
  { file, metadata }: { readonly file: string; readonly metadata: Readonly<Record<string, string>> },
  test: GreedyResult | null,
): Record<string, string> {
  return { ...metadata, importedFrom: file, ...(test && testMetadata(test)) };
}

const testMetadata = ({ mean, min, episodes }: GreedyResult) => ({
  greedyMean: String(mean),
  greedyMin: String(min),
  greedyEpisodes: String(episodes),
});

/** The zero-based episode after which these weights were the best; null when they are not kept for being that. */
function bestEpisode(weights: WhichWeights, run: Provenance['run']): number | null {
  if (weights === 'best') return run.best?.episode ?? null;
  return weights === 'kept' ? (keptBest(run)?.episode ?? null) : null;
}

/** The worlds that a file says its agent was trained in; what it does not say, or says wrongly, is Gymnasium's. */
export function worldsOfMetadata(metadata: Readonly<Record<string, string>>): Worlds {
  const said = [...WORLD_KNOBS, 'worldSpread' as const].flatMap((name) => {
    const text = metadata[name];
    if (text === undefined) return [];
    const { kind }: Knob = KNOBS[name];
    const value = kind === 'number' ? Number(text) : text;
    return knobProblem(name, value) === null ? [[name, value] as const] : [];
  });
  const config: Config = defaultConfig();
  const trained = { ...config, ...Object.fromEntries(said) };
  return worldsOf(isConfig(trained) ? trained : config);
}
