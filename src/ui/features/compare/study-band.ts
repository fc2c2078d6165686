import { scoreInterval } from '../../../core/history.ts';
import type { Points } from '../../kit/charts/model.ts';
import { quantile } from './statistics.ts';

/** Median (`y`) and quartiles of some score curves. */
export interface StudyBand extends Points {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** At each 20 episodes over all curves; one that ended early counts on with its last score. */
export function studyBand(curves: readonly Points[]): StudyBand {
  const drawn = curves.filter(({ x }) => x.length > 0);
  const longest = Math.max(0, ...drawn.map(({ x }) => x.length));
  const columns = Array.from({ length: longest }, (_, i) =>
    drawn.map(({ y }) => y[Math.min(i, y.length - 1)] ?? 0),
  );
  return {
    x: columns.map((_, i) => (i + 1) * scoreInterval),
    y: columns.map((scores) => quantile(scores, 0.5)),
    low: columns.map((scores) => quantile(scores, 0.25)),
    high: columns.map((scores) => quantile(scores, 0.75)),
  };
}
