import { scoreInterval } from '../../../core/history.ts';
import { quantile, wilsonInterval } from '../../../core/statistics.ts';
import { hasEnded, type SeedRun } from '../../../runs/seed-run.ts';
import type { Points } from '../../kit/charts/model.ts';

/** The share of seeds that had solved it when so many had ended, with its 95% interval. */
interface SharePoint {
  readonly ended: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** How the share came about, seed by seed, in the order in which they ended. @param solved whether each had solved it */
export function shareCourse(solved: readonly boolean[]): SharePoint[] {
  let hits = 0;
  return solved.map((isSolved, i) => {
    if (isSolved) hits += 1;
    const [low, high] = wilsonInterval(hits, i + 1);
    return { ended: i + 1, share: hits / (i + 1), low, high };
  });
}

/** How many values lie from `from` up to, not with, `to`. */
interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** At most so many bars can be told apart on a phone. */
const mostBins = 14;

/**
 * Values in bins of a round width, 1, 2 or 5 times a power of ten; the first and the last hold some.
 * @param among what the bins are made for: of several histograms to be compared, all values
 */
export function histogram(values: readonly number[], among = values): Bin[] {
  if (among.length === 0) return [];
  const [low, high] = [Math.min(...among), Math.max(...among)];
  let width = 1;
  for (let power = 1; binsBetween(low, high, width) > mostBins; power *= 10)
    width =
      [power, 2 * power, 5 * power].find((one) => binsBetween(low, high, one) <= mostBins) ?? 10 * power;
  const first = Math.floor(low / width);
  const counts = new Array<number>(binsBetween(low, high, width)).fill(0);
  for (const value of values) {
    const bin = Math.floor(value / width) - first;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, i) => ({ from: (first + i) * width, to: (first + i + 1) * width, count }));
}

const binsBetween = (low: number, high: number, width: number): number =>
  Math.floor(high / width) - Math.floor(low / width) + 1;

/** Median (`y`) and quartiles of some score curves. */
interface ScoreBand extends Points {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** At each 20 episodes over all runs that have come so far or have ended before: of those the last score counts on. */
export function scoreBand(runs: readonly Pick<SeedRun, 'scores' | 'reason'>[]): ScoreBand {
  const longest = Math.max(0, ...runs.map(({ scores }) => scores.length));
  const columns = Array.from({ length: longest }, (_, i) =>
    runs.flatMap((run) => run.scores[i] ?? (hasEnded(run) ? (run.scores.at(-1) ?? []) : [])),
  );
  return {
    x: columns.map((_, i) => (i + 1) * scoreInterval),
    y: columns.map((scores) => quantile(scores, 0.5)),
    low: columns.map((scores) => quantile(scores, 0.25)),
    high: columns.map((scores) => quantile(scores, 0.75)),
  };
}
