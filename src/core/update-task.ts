import type { Config } from './config.ts';

/** Minibatches drawn at a time: with prioritised replay their TD errors count from the next draw on. */
export const batchesPerDraw = 10;

/** What of the settings decides how long a learner takes: the work of one call of it. */
export interface UpdateTask {
  /** Transitions in a minibatch. */
  readonly batchSize: number;
  /** Units in each of the two hidden layers. */
  readonly hiddenWidth: number;
  readonly doubleDqn: boolean;
  /** Made in one call of the learner. */
  readonly updates: number;
}

/** A call makes as many updates as an episode earns, and never more than are drawn at a time. */
export function updateTask(config: Config): UpdateTask {
  const { batchSize, hiddenWidth, doubleDqn, updatesPer, updatesPerEpisode } = config;
  const due = updatesPer === 'episode' ? Math.max(1, updatesPerEpisode) : batchesPerDraw;
  return { batchSize, hiddenWidth, doubleDqn, updates: Math.min(due, batchesPerDraw) };
}

export function isSameTask(a: UpdateTask, b: UpdateTask): boolean {
  return (
    a.batchSize === b.batchSize &&
    a.hiddenWidth === b.hiddenWidth &&
    a.doubleDqn === b.doubleDqn &&
    a.updates === b.updates
  );
}
