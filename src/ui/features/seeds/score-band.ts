import { scoreInterval } from '../../../core/history.ts';
import { quantile } from '../../../core/statistics.ts';
import type { Points, Values } from '../../kit/charts/model.ts';

/** The score of a seed after each 20 episodes. */
export interface ScoreCurve {
  readonly seed: number;
  readonly scores: Values;
  /** It has come to its end: its last score counts on. */
  readonly hasEnded: boolean;
}

/** Median (`y`) and quartiles of some score curves. */
export interface ScoreBand extends Points {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** At each 20 episodes over all curves that have come so far or have ended before. */
export function scoreBand(curves: readonly ScoreCurve[]): ScoreBand {
  const longest = Math.max(0, ...curves.map(({ scores }) => scores.length));
  const columns = Array.from({ length: longest }, (_, i) =>
    curves.flatMap(({ scores, hasEnded }) => scores[i] ?? (hasEnded ? (scores.at(-1) ?? []) : [])),
  );
  return {
    x: columns.map((_, i) => (i + 1) * scoreInterval),
    y: columns.map((scores) => quantile(scores, 0.5)),
    low: columns.map((scores) => quantile(scores, 0.25)),
    high: columns.map((scores) => quantile(scores, 0.75)),
  };
}
