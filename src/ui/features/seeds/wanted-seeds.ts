import { parseNumber } from '../../session/settings.ts';

export const fewest = 2;
export const most = 256;
export const lastFirstSeed = 1_000_000;

/** What stands in the fields, as it was typed. */
export interface WantedSeeds {
  readonly count: string;
  readonly first: string;
}

function isWhole(text: string, min: number, max: number): boolean {
  const value = parseNumber(text);
  return Number.isInteger(value) && value >= min && value <= max;
}

/** Which of the fields cannot be used. */
export function wrongOf({ count, first }: WantedSeeds): { readonly count: boolean; readonly first: boolean } {
  return { count: !isWhole(count, fewest, most), first: !isWhole(first, 0, lastFirstSeed) };
}

/** The seeds that are wanted; null while the fields cannot be used. */
export function seedsOf(wanted: WantedSeeds): readonly number[] | null {
  const wrong = wrongOf(wanted);
  if (wrong.count || wrong.first) return null;
  const first = parseNumber(wanted.first);
  return Array.from({ length: parseNumber(wanted.count) }, (_, i) => first + i);
}
