/** A quantile of the values, linear between the two nearest (NumPy's default, R's type 7); NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 97.5% of a standard normal distribution lie below. */
const z = 1.959964;

/** The 95% interval of a share, `hits` of `n` (Wilson 1927): also right for few seeds, none or all of them. */
export function wilsonInterval(hits: number, n: number): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const share = hits / n;
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  const centre = share + (z * z) / (2 * n);
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}
