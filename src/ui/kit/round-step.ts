/** The smallest of 1, 2, 5 · 10ᵏ that is not below `step`, which is above 0. */
export function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  return ([1, 2, 5].find((digit) => digit * power >= step) ?? 10) * power;
}
