/** A property of the style sheet that holds a colour. */
export type ColourName = '--before' | '--after' | '--live' | '--epsilon' | '--reference' | '--text-1';

export type Values = readonly number[] | Float64Array;

/** Points over episodes, or what else a chart's places are: x ascends, y is finite. */
export interface Points {
  readonly x: Values;
  readonly y: Values;
}

/** One quantity of a chart. */
export interface Series extends Points {
  /** The column's name in a CSV file. */
  readonly id: string;
  readonly label: string;
  /** The label where there is little room; else `label` itself. */
  readonly short?: string;
  readonly colour: ColourName;
  /** `dots` are faint and many, `points` are few and stand out, `bars` reach from each x to the next. */
  readonly mark: 'line' | 'dots' | 'points' | 'bars';
  readonly axis: 'left' | 'right';
  readonly dash?: readonly number[];
  /** A band around y, from `low` to `high`, of y's length. */
  readonly band?: { readonly low: Values; readonly high: Values };
  /** Drawn to compare with: of its episodes the run itself need not have had any. */
  readonly isReference?: true;
  /** A value with its unit, in the person's language. */
  readonly format: (y: number, index: number) => string;
}

export interface Axis {
  /** With the unit in brackets. */
  readonly label: string;
  readonly min?: number;
  readonly max?: number;
  readonly tickStep?: number;
  readonly logarithmic?: boolean;
  readonly format: (value: number) => string;
}

/** A level to compare with, such as 475 steps. */
interface Level {
  readonly y: number;
  readonly label: string;
}

/** All that a chart shows, whatever draws it: canvas, SVG, table or CSV. */
export interface ChartModel {
  /** Part of the name of a saved file. */
  readonly id: string;
  readonly title: string;
  /** How things stand, in a sentence or two. */
  summary(): string;
  /** What to read over the plot while there is nothing to draw. */
  readonly notice: string | null;
  /** `stride`: how far apart the rows of a table are, and how far a long step of the cursor goes. */
  readonly x: Axis & {
    readonly min: number;
    readonly max: number;
    readonly stride: number;
    /** Where x is no episode: its column in a CSV file, and a place of it in words. */
    readonly place?: { readonly column: string; readonly text: (x: number) => string };
  };
  readonly left: Axis;
  readonly right?: Axis;
  /** The first one is drawn first, beneath the others. */
  readonly series: readonly Series[];
  readonly level?: Level;
}

/** What a saved chart is of, beside its own name. */
export interface ChartOrigin {
  /** How the file's name begins: `cartpole-dqn-blog-seed-0`. */
  readonly file: string;
  readonly title: string;
}

/** What charts follow: the newest model, and word when there is a newer one. */
export interface ModelSource {
  get(): ChartModel;
  /** Asked when it is saved. */
  origin?(): Promise<ChartOrigin>;
  /** @returns a function that ends it. */
  subscribe(listener: () => void): () => void;
}

/** How a series with few points is read between them: up to this many episodes away. */
const reach = 10;

/** The index of the value to show at an episode: the nearest, when it lies within 10 episodes; else -1. Of bars the one above it. */
export function indexAt({ x, mark }: Points & { readonly mark?: Series['mark'] }, episode: number): number {
  const next = Math.min(firstNotBelow(x, episode), x.length - 1);
  if (mark === 'bars') return (x[next] ?? 0) > episode ? next - 1 : next;
  const distance = (index: number) => Math.abs((x[index] ?? Number.POSITIVE_INFINITY) - episode);
  const nearest = distance(next - 1) <= distance(next) ? next - 1 : next;
  return distance(nearest) <= reach ? nearest : -1;
}

/** The first index whose value is at least `least`; the values ascend. */
export function firstNotBelow(values: Values, least: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The value of a series at an episode in words, or a dash. */
export function valueText(series: Series, episode: number): string {
  const index = indexAt(series, episode);
  const value = series.y[index];
  return value === undefined ? '–' : series.format(value, index);
}

/** What a chart can be saved as. */
export const CHART_FORMATS = ['PNG', 'SVG', 'CSV'] as const;
export type ChartFormat = (typeof CHART_FORMATS)[number];
