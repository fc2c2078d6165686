import type { Size } from '../../kit/canvas/keep-painted.ts';

/** A grid of equal cells, one a cart, row by row. */
export interface FieldLayout {
  readonly count: number;
  readonly columns: number;
  readonly rows: number;
  /** CSS pixels. */
  readonly cell: Size;
}

/** A cell shows the track from end to end, 5.2 m, and so much of what is above it: width by height in m. */
export const cellMetres = { width: 5.2, height: 1.75 } as const;

/** The grid in which the carts are largest; of two alike the one with the fewer columns. */
export function fieldLayout(count: number, { width, height }: Size): FieldLayout {
  let best = { columns: 1, scale: 0 };
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const scale = Math.min(width / columns / cellMetres.width, height / rows / cellMetres.height);
    if (scale > best.scale + 1e-9) best = { columns, scale };
  }
  const rows = Math.max(1, Math.ceil(count / best.columns));
  return {
    count,
    columns: best.columns,
    rows,
    cell: { width: width / best.columns, height: height / rows },
  };
}

/** The cart at a place of the canvas, in CSS pixels; null where there is none. */
export function cartAt({ count, columns, cell }: FieldLayout, x: number, y: number): number | null {
  const column = Math.floor(x / cell.width);
  const row = Math.floor(y / cell.height);
  const index = row * columns + column;
  return column >= 0 && column < columns && row >= 0 && index < count ? index : null;
}

/** Where a key leads from a cart; null when it leads nowhere. */
export function cartForKey(key: string, index: number, { count, columns }: FieldLayout): number | null {
  const last = count - 1;
  const within = (target: number) => (target >= 0 && target <= last ? target : null);
  switch (key) {
    case 'ArrowLeft':
      return within(index - 1);
    case 'ArrowRight':
      return within(index + 1);
    case 'ArrowUp':
      return within(index - columns);
    case 'ArrowDown':
      return within(index + columns);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
