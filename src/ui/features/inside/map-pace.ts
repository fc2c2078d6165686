import { mapCells } from '../policy-map/index.ts';

/** At most and at least so many maps a second, and never more than this share of a core for them. */
const mostPerSecond = 8;
const leastPerSecond = 5;
const mostOfACore = 0.2;

/** Milliseconds that a map may take to come often enough. */
const longestMap = (1000 / leastPerSecond) * mostOfACore;

/** Cells to a side, the finest first. */
const resolutions = [mapCells, 48, 32];

/** Maps go by the best of so many: one that had to wait for the processor is no reason to coarsen. */
const recent = 3;

/** A finer map has to fit with this share to spare, or the map would go back and forth. */
const headroom = 0.8;

/** How fine the next map can be and when it is due, by what the last ones took. */
export class MapPace {
  #cells = mapCells;
  /** Milliseconds a cell, of the last maps. */
  #costs: number[] = [];

  get cells(): number {
    return this.#cells;
  }

  /** A map of `cells` to a side took so long. @returns milliseconds from its beginning to the next one's. */
  took(milliseconds: number, cells: number): number {
    this.#costs = [...this.#costs, milliseconds / cells ** 2].slice(-recent);
    if (this.#costs.length === recent) this.#cells = this.#affordable(Math.min(...this.#costs));
    return Math.max(1000 / mostPerSecond, milliseconds / mostOfACore);
  }

  #affordable(cost: number): number {
    const fits = (cells: number) => cost * cells ** 2 <= longestMap * (cells > this.#cells ? headroom : 1);
    return resolutions.find(fits) ?? Math.min(...resolutions);
  }
}
