/** How many values lie from `from` up to, not with, `to`. */
export interface Bin {
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
