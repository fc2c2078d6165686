import type { Config } from '../core/config.ts';
import type { GreedyResult } from '../core/evaluate.ts';
import type { EpisodeRecord } from '../core/history.ts';

export interface Provenance {
  /** The program that trained them. */
  readonly source: string;
  /** Which of a run's weights: kept, best, last, initial. */
  readonly weights: string;
  readonly config: Config;
  readonly history: readonly EpisodeRecord[];
  /** Greedy episodes with these very weights. */
  readonly test?: GreedyResult | undefined;
}

/** What to find out about a file later: how its weights came to be. All text, as safetensors wants it. */
export function trainingMetadata({
  source,
  weights,
  config,
  history,
  test,
}: Provenance): Record<string, string> {
  const last = history.at(-1);
  return {
    source,
    weights,
    ...Object.fromEntries(Object.entries(config).map(([name, value]) => [name, String(value)])),
    episodesTrained: String(history.length),
    environmentSteps: String(last?.environmentSteps ?? 0),
    updates: String(last?.updates ?? 0),
    ...(test === undefined
      ? {}
      : {
          greedyMean: String(test.mean),
          greedyMin: String(test.min),
          greedyEpisodes: String(test.episodes),
        }),
  };
}
