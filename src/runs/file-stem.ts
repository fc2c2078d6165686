import { presetOf } from '../core/presets.ts';
import type { WhichWeights } from '../files/metadata.ts';
import type { Run } from './run.ts';

/**
 * How the names of a run's files begin: `cartpole-dqn-blog-seed-0`, with settings that are no preset's
 * `cartpole-dqn-blog-changed-seed-0`.
 */
export function fileStem({ origin, config }: Pick<Run, 'origin' | 'config'>): string {
  if (origin.kind === 'imported') return 'cartpole-dqn-imported';
  const whose = presetOf(config) ?? `${origin.preset}-changed`;
  return `cartpole-dqn-${whose}-seed-${config.seed}`;
}

/** What weights of a run are, in a file's name: those kept are the best, where it keeps them, or the last. */
export function weightsWord({ config, origin }: Pick<Run, 'origin' | 'config'>, which: WhichWeights): string {
  if (which !== 'kept' || origin.kind === 'imported') return which;
  return config.keepBest ? 'best' : 'last';
}
