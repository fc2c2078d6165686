import { roundStep } from '../../kit/charts/ticks.ts';

/**
 * 256 opaque colours, RGBA bytes in memory order, from left over undecided to right.
 * @param stops hexadecimal colours at even distances, left end first.
 */
export function diverging(stops: readonly string[]): Uint32Array {
  const colours = stops.map(rgb);
  const shades = new Uint32Array(256);
  const bytes = new Uint8ClampedArray(shades.buffer);
  for (let i = 0; i < 256; i += 1) {
    const place = (i / 255) * (colours.length - 1);
    const below = Math.min(colours.length - 2, Math.floor(place));
    const [from = [], to = from] = colours.slice(below, below + 2);
    const mixed = from.map((channel, c) => channel + ((to[c] ?? 0) - channel) * (place - below));
    bytes.set(mixed, 4 * i);
    bytes[4 * i + 3] = 255;
  }
  return shades;
}

/**
 * Which of the 256 colours stands for `value` when the ends stand for ±`scale`. Half way to an end is a quarter of
 * it: near balance, where the agent lives, the differences are small.
 */
export function shade(value: number, scale: number): number {
  const strength = Math.sign(value) * Math.sqrt(Math.min(1, Math.abs(value) / scale));
  return Math.round(((strength + 1) / 2) * 255);
}

/**
 * A scale's end that is easy to read, 1, 2 or 5 times a power of ten. The most extreme twentieth may lie beyond it:
 * far from what it has seen, a network exaggerates.
 */
export function scaleEnd(advantage: Float32Array): number {
  const sizes = advantage.map(Math.abs).sort();
  const high = sizes[Math.floor(0.95 * (sizes.length - 1))] ?? 0;
  if (!(high > 0) || !Number.isFinite(high)) return 1;
  return roundStep(high);
}

function rgb(hexadecimal: string): readonly number[] {
  const digits = Number.parseInt(hexadecimal.slice(1), 16);
  return [digits >> 16, (digits >> 8) & 255, digits & 255];
}

/**
 * Where the numbers of a grid `[rows, columns]` pass through zero, as line segments `x1, y1, x2, y2 …` in shares of
 * the grid's width and height (marching squares, linear between the middles of the cells).
 */
export function zeroContour(values: Float32Array, rows: number, columns: number): number[] {
  const segments: number[] = [];
  const at = (row: number, column: number) => values[row * columns + column] ?? 0;
  for (let row = 0; row + 1 < rows; row += 1) {
    for (let column = 0; column + 1 < columns; column += 1) {
      const corners = [at(row, column), at(row, column + 1), at(row + 1, column + 1), at(row + 1, column)];
      const crossings = square.flatMap(([x, y], corner) => {
        const next = (corner + 1) % 4;
        const [a = 0, b = 0] = [corners[corner], corners[next]];
        if (a > 0 === b > 0) return [];
        const share = a / (a - b);
        const [toX, toY] = square[next] ?? [x, y];
        return [(column + 0.5 + x + share * (toX - x)) / columns, (row + 0.5 + y + share * (toY - y)) / rows];
      });
      segments.push(...crossings); // Two crossings are one line; four, at a saddle, two.
    }
  }
  return segments;
}

/** The corners of a cell, x and y, one after the other around it. */
const square = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;
