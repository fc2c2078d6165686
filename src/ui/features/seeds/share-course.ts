import { wilsonInterval } from '../../../core/statistics.ts';

/** The share of seeds that had solved it when so many had ended, with its 95% interval. */
export interface SharePoint {
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
