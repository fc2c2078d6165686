import type { MapAnswer, MapPlane, MapRequest } from '../../../worker/map/protocol.ts';
import type { Weights } from '../../../worker/protocol.ts';

/** At most so many maps a second, and never more than this share of a core for them. */
const mostPerSecond = 8;
const mostOfACore = 0.2;

/** Asks the map worker for one map at a time: the newest wish. */
export class PolicyMapClient {
  readonly #onMap: (answer: MapAnswer) => void;
  #worker: Worker | null = null;
  #wish: { readonly weights: Weights; readonly plane: MapPlane } | null = null;
  #sent: Weights | null = null;
  #id = 0;
  #sentAt = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(onMap: (answer: MapAnswer) => void) {
    this.#onMap = onMap;
  }

  /** The map that is wanted now; an earlier wish that was not sent yet is dropped. */
  want(weights: Weights, plane: MapPlane): void {
    this.#wish = { weights, plane };
    this.#timer ??= setTimeout(() => this.#send(), 0);
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = null;
    this.#wish = null;
  }

  /** The timer stays set until the answer and its rest are over. */
  #send(): void {
    if (this.#wish === null) {
      this.#timer = null;
      return;
    }
    const { weights, plane } = this.#wish;
    this.#wish = null;
    this.#id += 1;
    this.#sentAt = performance.now();
    const request: MapRequest = { id: this.#id, plane, ...(weights !== this.#sent && { weights }) };
    this.#sent = weights;
    this.#start().postMessage(request);
  }

  #start(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(new URL('../../../worker/map/main.ts', import.meta.url), {
      type: 'module',
      name: 'policy-map',
    });
    worker.addEventListener('message', ({ data }: MessageEvent<MapAnswer>) => {
      const rest = Math.max(1000 / mostPerSecond, data.milliseconds / mostOfACore);
      this.#timer = setTimeout(() => this.#send(), this.#sentAt + rest - performance.now());
      this.#onMap(data);
    });
    this.#worker = worker;
    return worker;
  }
}
