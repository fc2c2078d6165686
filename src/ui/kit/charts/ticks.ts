/** The smallest of 1, 2, 5 · 10ᵏ that is not below `step`, which is above 0. */
export function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  return ([1, 2, 5].find((digit) => digit * power >= step) ?? 10) * power;
}

/** Round numbers (1, 2, 5 · 10ᵏ apart) from `min` to `max`, about `count` of them or with a given step. */
export function linearTicks(
  min: number,
  max: number,
  count: number,
  step = roundStep((max - min) / count),
): number[] {
  const indices = wholeNumbers(min / step - 1e-9, max / step + 1e-9);
  return indices.map((i) => Number((i * step).toPrecision(12)));
}

/** The powers of ten from `min` to `max`. */
export function logarithmicTicks(min: number, max: number): number[] {
  return wholeNumbers(Math.log10(min), Math.log10(max)).map((power) => 10 ** power);
}

/** No axis has room for more; and no data, however odd, makes more of them. */
const mostTicks = 1000;

/** The whole numbers from `from` to `to`; none where numbers are too large to be counted by ones. */
function wholeNumbers(from: number, to: number): number[] {
  const [first, last] = [Math.ceil(from), Math.floor(to)];
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last)) return [];
  const count = Math.min(mostTicks, Math.max(0, last - first + 1));
  return Array.from({ length: count }, (_, i) => first + i);
}
