import type { EpisodeRange } from '../../kit/charts/model.ts';

/** Fewer episodes than this are not worth a chart. */
export const minimumRange = 20;

/**
 * `range` made `factor` times as long around its middle, within 0 … `end`, in whole episodes.
 * @returns null when that is all there is.
 */
export function zoomed({ from, to }: EpisodeRange, end: number, factor: number): EpisodeRange | null {
  const length = Math.max(minimumRange, Math.round((to - from) * factor));
  return placed((from + to) / 2 - length / 2, length, end);
}

/** `range` moved by a share of its length, within 0 … `end`. */
export function moved({ from, to }: EpisodeRange, end: number, share: number): EpisodeRange | null {
  return placed(from + (to - from) * share, to - from, end);
}

/** What a gesture asked for, in whole episodes. */
export function placed(from: number, length: number, end: number): EpisodeRange | null {
  const whole = Math.round(Math.max(length, minimumRange));
  if (whole >= end) return null;
  const start = Math.min(Math.max(Math.round(from), 0), end - whole);
  return { from: start, to: start + whole };
}
