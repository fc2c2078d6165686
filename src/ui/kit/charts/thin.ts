import { firstNotBelow, type Points } from './model.ts';

/**
 * Which points to draw when there are more than a screen can tell apart: of each of `bins` equal stretches of
 * [from, to] the first, the lowest, the highest and the last, so that no peak is lost. All of them, while they are
 * at most 4 a stretch on average; always one beyond either end, so that a line runs out of the picture.
 * @returns ascending indices, about 4 · bins at most.
 */
export function thin({ x, y }: Points, from: number, to: number, bins: number): number[] {
  const start = Math.max(0, firstNotBelow(x, from) - 1);
  const end = Math.min(x.length, firstNotBelow(x, to) + 1);
  if (end - start <= 4 * bins) return Array.from({ length: end - start }, (_, i) => start + i);

  const kept: number[] = [];
  const width = (to - from) / bins;
  let first = start;
  while (first < end) {
    const bin = Math.floor(((x[first] ?? 0) - from) / width);
    const next = Math.min(end, Math.max(first + 1, firstNotBelow(x, from + (bin + 1) * width)));
    let [lowest, highest] = [first, first];
    let [low, high] = [y[first] ?? 0, y[first] ?? 0];
    for (let i = first + 1; i < next; i += 1) {
      const value = y[i] ?? 0;
      if (value < low) [low, lowest] = [value, i];
      if (value > high) [high, highest] = [value, i];
    }
    const inOrder = [first, Math.min(lowest, highest), Math.max(lowest, highest), next - 1];
    for (const index of inOrder) if (index !== kept.at(-1)) kept.push(index);
    first = next;
  }
  return kept;
}

/** Whether a line through these values goes up and down so much that a broad one would be a blot. */
export function isJagged(values: readonly number[]): boolean {
  let [low, high, travelled] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const [i, value] of values.entries()) {
    low = Math.min(low, value);
    high = Math.max(high, value);
    travelled += Math.abs(value - (values[i - 1] ?? value));
  }
  return travelled > 10 * (high - low);
}
