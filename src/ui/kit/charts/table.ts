import { csvLines } from '../../../files/csv.ts';
import {
  type ChartModel,
  type EpisodeRange,
  lastPlace,
  reachOf,
  type Series,
  type Values,
  valueText,
} from './model.ts';

export interface ChartTable {
  /** Episodes from one row to the next. */
  readonly interval: number;
  /** The last of the episodes that have a row each, before the rows go on in that interval; null when none have. */
  readonly eachUpTo: number | null;
  readonly header: readonly string[];
  readonly rows: readonly { readonly place: string; readonly cells: readonly string[] }[];
}

/** More than this nobody reads and no page lays out in a moment. */
const maxRows = 500;

/**
 * A chart as a table: the values each 20 episodes, or a multiple of 20 when there would be over 500 rows. Where the run
 * has fewer than 40 each has its row, and only a reference goes on from there.
 * @param range the episodes the chart shows; null: all
 */
export function chartTable({ x, series: drawn }: ChartModel, range: EpisodeRange | null): ChartTable {
  const series = drawn.toReversed();
  const header = [x.label, ...series.map(({ label }) => label)];
  if (x.place !== undefined) {
    const { text } = x.place;
    const all = Array.from(rowsOf(series), ({ place }) => place);
    const shown = all.filter((_, i) => i % Math.ceil(all.length / maxRows) === 0);
    const rows = shown.map((at) => ({
      place: text(at),
      cells: series.map((one) => valueText(one, at, reachOf(x))),
    }));
    return { interval: 1, eachUpTo: null, header, rows };
  }
  const { from, to } = range ?? { from: 0, to: Number.POSITIVE_INFINITY };
  const last = Math.min(lastPlace(series), to);
  const lastOwn = lastPlace(series.filter(({ isReference }) => isReference !== true));
  const own = Math.min(lastOwn, to) - from;
  const each = own >= 0 && own < 2 * x.stride ? Array.from({ length: own + 1 }, (_, i) => from + i) : [];
  const eachUpTo = each.at(-1) ?? null;
  const interval =
    eachUpTo === last ? 1 : x.stride * Math.max(1, Math.ceil((last - from) / x.stride / maxRows));
  const wholes = [];
  const first = Math.max(interval, Math.ceil(from / interval) * interval);
  for (let episode = first; episode <= last; episode += interval)
    if (eachUpTo === null || episode > eachUpTo) wholes.push(episode);
  const cell = (one: Series, episode: number) => {
    const isThere = one.isReference === true ? one.x.includes(episode) : episode <= lastOwn;
    return isThere ? valueText(one, episode) : '–';
  };
  return {
    interval,
    eachUpTo,
    header,
    rows: [...each, ...wholes].map((episode) => ({
      place: String(episode),
      cells: series.map((one) => cell(one, episode)),
    })),
  };
}

/** Every point of a chart as lines of CSV, one row an episode; of a band also `_low` and `_high`, and what else there is. */
export function chartCsv({ series: drawn, x: { place } }: ChartModel): Generator<string> {
  const series = drawn.toReversed();
  const columns = series.flatMap(({ id, y, band, columns: more }, i) => {
    const column = (header: string, values: Values) => ({
      header,
      value: ({ at }: Row) => values[at[i] ?? -1],
    });
    const beside = Object.entries({ ...band, ...more });
    return [column(id, y), ...beside.map(([name, values]) => column(`${id}_${name}`, values))];
  });
  return csvLines(
    [{ header: place?.column ?? 'episode', value: (row: Row) => row.place }, ...columns],
    rowsOf(series),
  );
}

interface Row {
  readonly place: number;
  /** Of each series its point at this place, -1 where it has none. */
  readonly at: readonly number[];
}

/** Every place where a series has a point, in ascending order, as each series is. */
function* rowsOf(series: readonly Series[]): Generator<Row> {
  const next = series.map(() => 0);
  for (;;) {
    const place = Math.min(...series.map(({ x }, i) => x[next[i] ?? 0] ?? Number.POSITIVE_INFINITY));
    if (place === Number.POSITIVE_INFINITY) return;
    const at = series.map(({ x }, i) => (x[next[i] ?? 0] === place ? (next[i] ?? 0) : -1));
    yield { place, at };
    at.forEach((point, i) => {
      if (point >= 0) next[i] = point + 1;
    });
  }
}
