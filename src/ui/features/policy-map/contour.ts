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
      const crossings = squareEdges.flatMap(([from, to]) => {
        const [a = 0, b = 0] = [corners[from.corner], corners[to.corner]];
        if (a > 0 === b > 0) return [];
        const share = a / (a - b);
        return [
          [
            (column + 0.5 + from.x + share * (to.x - from.x)) / columns,
            (row + 0.5 + from.y + share * (to.y - from.y)) / rows,
          ],
        ];
      });
      // Two crossings are one line; four, at a saddle, two.
      segments.push(...crossings.flat());
    }
  }
  return segments;
}

const squareCorners = [
  { corner: 0, x: 0, y: 0 },
  { corner: 1, x: 1, y: 0 },
  { corner: 2, x: 1, y: 1 },
  { corner: 3, x: 0, y: 1 },
] as const;

const [topLeft, topRight, bottomRight, bottomLeft] = squareCorners;
const squareEdges = [
  [topLeft, topRight],
  [topRight, bottomRight],
  [bottomRight, bottomLeft],
  [bottomLeft, topLeft],
] as const;
