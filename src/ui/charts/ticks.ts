/** Round numbers (1, 2, 5 · 10ᵏ apart) from `min` to `max`, about `count` of them or with a given step. */
export function linearTicks(
  min: number,
  max: number,
  count: number,
  step = roundStep((max - min) / count),
): number[] {
  const ticks: number[] = [];
  const first = Math.ceil(min / step - 1e-9);
  for (let i = first; i * step <= max + step * 1e-9; i += 1) ticks.push(Number((i * step).toPrecision(12)));
  return ticks;
}

/** The powers of ten from `min` to `max`. */
export function logarithmicTicks(min: number, max: number): number[] {
  const ticks: number[] = [];
  for (let power = Math.ceil(Math.log10(min)); power <= Math.log10(max); power += 1) ticks.push(10 ** power);
  return ticks;
}

/** The smallest of 1, 2, 5 · 10ᵏ that is not below `step`. */
export function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  return ([1, 2, 5].find((digit) => digit * power >= step) ?? 10) * power;
}
