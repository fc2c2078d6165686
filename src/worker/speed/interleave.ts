import { quantile } from '../../core/statistics.ts';

/** Does `count` units of some work. @returns the milliseconds it took. */
export type Timed = (count: number) => Promise<number>;

export interface Timing {
  /** How often each is timed; the median counts. */
  readonly rounds: number;
  /** How long one timing takes at least: long against a browser's clock, which may tick in milliseconds. */
  readonly sliceMilliseconds: number;
  /** What takes longer than this in all is not timed again. */
  readonly mostMilliseconds: number;
}

/**
 * Times several kinds of work in turns, so that whatever else the machine does falls on all of them alike. Each is
 * warmed up first.
 * @param onProgress hears the share that is done, from 0 to 1.
 * @returns median milliseconds a unit of each, in order.
 */
export async function interleave(
  timed: readonly Timed[],
  { rounds, sliceMilliseconds, mostMilliseconds }: Timing,
  onProgress: (share: number) => void = () => {},
): Promise<number[]> {
  const steps = (rounds + 1) * timed.length;
  const series: { readonly work: Timed; readonly count: number; readonly times: number[]; spent: number }[] =
    [];
  for (const work of timed) {
    series.push({ work, count: await warmUp(work, sliceMilliseconds), times: [], spent: 0 });
    onProgress(series.length / steps);
  }
  for (let round = 1; round <= rounds; round += 1) {
    for (const [i, each] of series.entries()) {
      if (each.spent < mostMilliseconds) {
        const milliseconds = await each.work(each.count);
        each.times.push(milliseconds / each.count);
        each.spent += milliseconds;
      }
      onProgress((round * timed.length + i + 1) / steps);
    }
  }
  return series.map(({ times }) => quantile(times, 0.5));
}

/** What compiles, compiles here, the first time or once it is found to run often. @returns how many units fill a slice. */
async function warmUp(work: Timed, sliceMilliseconds: number): Promise<number> {
  const first = await work(1);
  if (first > 20 * sliceMilliseconds) return 1;
  for (let count = 1; ; count *= 2) {
    const milliseconds = await work(count);
    if (2 * milliseconds >= sliceMilliseconds) {
      return Math.max(1, Math.round((count * sliceMilliseconds) / milliseconds));
    }
  }
}
