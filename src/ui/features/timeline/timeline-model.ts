import { scoreInterval, scorePoints } from '../../../core/history.ts';
import type { Run } from '../../../runs/run.ts';
import type { Evaluation, TimelineModel } from '../drawing/index.ts';

/** @param most stretches: pixels, more are not seen */
export function timelineModel({ history, best }: Run, most: number): TimelineModel {
  const { length } = history;
  const stretches = Math.max(1, Math.min(length, Math.floor(most)));
  const sums = new Float64Array(stretches);
  const counts = new Float64Array(stretches);
  const evaluations: Evaluation[] = [];
  history.column('return').forEach((steps, episode) => {
    const stretch = Math.min(stretches - 1, Math.floor((episode / length) * stretches));
    sums[stretch] = (sums[stretch] ?? 0) + steps;
    counts[stretch] = (counts[stretch] ?? 0) + 1;
  });
  history.column('evaluationMean').forEach((mean, episode) => {
    if (!Number.isNaN(mean)) evaluations.push({ episode, mean });
  });
  return {
    last: length - 1,
    returns: length === 0 ? [] : Array.from(sums, (sum, i) => sum / (counts[i] ?? 1)),
    evaluations,
    best: best?.evaluation == null ? null : { episode: best.episode, mean: best.evaluation.mean },
  };
}

/** What there is to say of a run after an episode. */
export interface MomentReading {
  readonly episode: number;
  /** The score of the log's last line by then; before the first, the episode's own return. */
  readonly score: number;
  /** The last evaluation by then. */
  readonly evaluation: Evaluation | null;
}

export function readingAt({ history }: Run, episode: number): MomentReading {
  let score: number | null = null;
  for (const point of scorePoints(history)) {
    if (point.episode > episode) break;
    score = point.score;
  }
  const means = history.column('evaluationMean');
  const at = means.subarray(0, episode + 1).findLastIndex((mean) => !Number.isNaN(mean));
  const mean = means[at];
  const evaluation = mean === undefined ? null : { episode: at, mean };
  return { episode, score: score ?? history.at(episode)?.return ?? 0, evaluation };
}

/** Where a key takes the moment; null when it means nothing here. */
export function episodeForKey(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  episode: number,
  last: number,
): number | 'live' | null {
  const by = shiftKey ? scoreInterval : 1;
  const to = (target: number) => (target >= last ? 'live' : Math.max(0, target));
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return to(episode - by);
    case 'ArrowRight':
    case 'ArrowUp':
      return to(episode + by);
    case 'PageDown':
      return to(episode - scoreInterval);
    case 'PageUp':
      return to(episode + scoreInterval);
    case 'Home':
      return 0;
    case 'End':
    case 'Escape':
      return 'live';
    default:
      return null;
  }
}
