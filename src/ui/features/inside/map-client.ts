import mapWorker from '../../../worker/map/main.ts?worker&url';
import type { MapAnswer, MapRequest } from '../../../worker/map/protocol.ts';
import type { Weights } from '../../../worker/protocol.ts';
import { startWorker } from '../../session/start-worker.ts';
import { type CartSlice, mapCells, planeThrough, type Reach } from '../policy-map/index.ts';

interface MapEvents {
  readonly onMap: (answer: MapAnswer) => void;
  /** There will be no more maps until `retry`. @param message technical, for "details". */
  readonly onFailure: (message: string) => void;
}

interface Wish {
  readonly weights: Weights;
  readonly slice: CartSlice;
  readonly reach: Reach;
}

/** A worker that dies this often with no map in between is given up. */
const mostDeaths = 2;

/** Milliseconds without an answer: a worker that the browser has ended fires no event. */
const patience = 10_000;

/** Asks the map worker for one map at a time: the newest wish. */
export class PolicyMapClient {
  readonly #events: MapEvents;
  readonly #pace = new MapPace();
  #worker: Worker | null = null;
  #deaths = 0;
  #wish: Wish | null = null;
  /** What the worker is at. */
  #asked: Wish | null = null;
  #sent: Weights | null = null;
  #id = 0;
  #sentAt = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(events: MapEvents) {
    this.#events = events;
  }

  /** The map that is wanted now; an earlier wish that was not sent yet is dropped. */
  want(weights: Weights, slice: CartSlice, reach: Reach): void {
    if (this.#deaths === mostDeaths) return;
    this.#wish = { weights, slice, reach };
    this.#timer ??= setTimeout(() => this.#send(), 0);
  }

  /** After a failure: the next wish is tried as the first was. */
  retry(): void {
    this.#deaths = 0;
  }

  dispose(): void {
    this.#end();
    this.#wish = null;
  }

  /** The timer stays set until the answer and its rest are over. */
  #send(): void {
    if (this.#wish === null) {
      this.#timer = null;
      return;
    }
    this.#asked = this.#wish;
    this.#wish = null;
    this.#id += 1;
    this.#sentAt = performance.now();
    const { weights, slice, reach } = this.#asked;
    const plane = planeThrough(slice, reach, this.#pace.cells);
    const request: MapRequest = { id: this.#id, plane, ...(weights !== this.#sent && { weights }) };
    this.#sent = weights;
    this.#setTimer(() => this.#died('The map worker does not answer.'), patience);
    this.#worker ??= this.#start();
    this.#worker.postMessage(request);
  }

  #start(): Worker {
    const worker = startWorker(mapWorker, 'policy-map');
    worker.addEventListener('message', ({ data }: MessageEvent<MapAnswer>) => this.#hear(data));
    worker.addEventListener('error', ({ message }) =>
      this.#died(message || 'The map worker could not be loaded.'),
    );
    worker.addEventListener('messageerror', () =>
      this.#died('A message of the map worker could not be read.'),
    );
    return worker;
  }

  #hear(answer: MapAnswer): void {
    this.#deaths = 0;
    const rest = this.#pace.took(answer.milliseconds, answer.plane.poleAngle.cells);
    this.#setTimer(() => this.#send(), this.#sentAt + rest - performance.now());
    this.#events.onMap(answer);
  }

  /** Another worker gets what this one was at, unless there is a newer wish. */
  #died(message: string): void {
    this.#end();
    this.#deaths += 1;
    if (this.#deaths === mostDeaths) {
      this.#events.onFailure(message);
      return;
    }
    this.#wish ??= this.#asked;
    this.#setTimer(() => this.#send(), 0);
  }

  #end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#worker?.terminate();
    this.#worker = null;
    this.#sent = null;
  }

  #setTimer(callback: () => void, milliseconds: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(callback, milliseconds);
  }
}

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
