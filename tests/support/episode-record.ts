import type { EpisodeRecord } from '../../src/core/history-columns.ts';

/** A row of a history: the blog's first episode, ten steps long, before any update or evaluation, but for `changes`. */
export function episodeRecord(changes: Partial<EpisodeRecord> = {}): EpisodeRecord {
  return {
    episode: 0,
    return: 10,
    epsilon: 0.08,
    environmentSteps: 0,
    updates: 0,
    bufferSize: 0,
    finalShare: 0,
    loss: Number.NaN,
    maxQ: 0,
    discountedReturn: 0,
    evaluationMean: Number.NaN,
    evaluationMin: Number.NaN,
    evaluationSteps: 0,
    ...changes,
  };
}
