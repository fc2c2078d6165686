import type { Config } from '../../../core/config.ts';
import type { History } from '../../../core/history.ts';

interface Progress {
  readonly config: Config;
  readonly history: History;
  readonly elapsedSeconds: number;
}

/** As many of the last episodes, or a fifth of the run, tell how long the next will be. */
const recent = 20;
/** Too little to go by before. */
const fewest = 10;

/** What share of the run is done: of its episodes or of its steps, whichever is further. */
export function shareDone({ config: { episodes, maxEnvironmentSteps }, history }: Progress): number {
  const steps = history.at(-1)?.environmentSteps ?? 0;
  const ofSteps = maxEnvironmentSteps > 0 ? steps / maxEnvironmentSteps : 0;
  return Math.min(1, Math.max(history.length / episodes, ofSteps));
}

/**
 * Seconds to the last episode if the coming ones are as long as the last ones, at the run's seconds a step so far;
 * null while there is too little to go by, and of a run that ends when it is solved: nobody knows when that will be.
 */
export function secondsLeft({ config, history, elapsedSeconds }: Progress): number | null {
  const last = history.at(-1);
  if (last === undefined || history.length < fewest || last.environmentSteps === 0) return null;
  if (config.stopWhenSolved && config.evaluationInterval > 0) return null;
  const count = Math.min(history.length, Math.max(recent, Math.floor(history.length / 5)));
  const before = count < history.length ? history.at(-count - 1) : undefined;
  const stepsAnEpisode = (last.environmentSteps - (before?.environmentSteps ?? 0)) / count;
  const byEpisodes = (config.episodes - history.length) * stepsAnEpisode;
  const bySteps =
    config.maxEnvironmentSteps > 0 ? config.maxEnvironmentSteps - last.environmentSteps : Infinity;
  return Math.max(0, (Math.min(byEpisodes, bySteps) * elapsedSeconds) / last.environmentSteps);
}
