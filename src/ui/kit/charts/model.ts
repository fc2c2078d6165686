import { createStore, type StoreApi } from 'zustand/vanilla';

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
  /** More columns of a CSV file, of y's length, by what their names end in. */
  readonly columns?: Readonly<Record<string, Values>>;
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

/** How a series with few points is read between them: up to this many episodes away, or half a step of other places. */
export const reachOf = ({ place, stride }: ChartModel['x']): number =>
  place === undefined ? episodeReach : stride / 2;
const episodeReach = 10;

/** The index of the value to show at an episode: the nearest, when it lies within reach; else -1. Of bars the one above it. */
export function indexAt(
  { x, mark }: Points & { readonly mark?: Series['mark'] },
  episode: number,
  reach = episodeReach,
): number {
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
export function valueText(series: Series, episode: number, reach?: number): string {
  const index = indexAt(series, episode, reach);
  const value = series.y[index];
  return value === undefined ? '–' : series.format(value, index);
}

/** The newest value of each, what is drawn on top first, a sentence a series. */
export function newestValues(series: readonly Series[]): string {
  const sentences = series.toReversed().flatMap(({ label, y, format }) => {
    const value = y.at(-1);
    return value === undefined ? [] : `${label}: ${format(value, y.length - 1)}.`;
  });
  return sentences.join(' ');
}

/** The last place at which one of them has a point; -1 where none has any. */
export const lastPlace = (series: readonly Points[]): number =>
  Math.max(-1, ...series.map(({ x }) => x.at(-1) ?? -1));

/** What a chart can be saved as. */
export const CHART_FORMATS = ['PNG', 'SVG', 'CSV'] as const;
export type ChartFormat = (typeof CHART_FORMATS)[number];

export interface EpisodeRange {
  readonly from: number;
  readonly to: number;
}

/** What charts that stand together share: the stretch of episodes they show and the one being read. */
interface EpisodeView {
  /** Null: all there are. */
  readonly range: EpisodeRange | null;
  readonly cursor: number | null;
  /** Read while no other is: the moment that the page shows. */
  readonly pinned: number | null;
}

export type EpisodeLink = StoreApi<EpisodeView>;

export function createEpisodeLink(): EpisodeLink {
  return createStore<EpisodeView>(() => ({ range: null, cursor: null, pinned: null }));
}

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
