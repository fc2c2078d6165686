import type { CDPSession, Page, Worker } from '@playwright/test';

/** What must not grow, read after forced garbage collection while nothing runs. */
export interface Footprint {
  /** Bytes of JavaScript. */
  readonly pageHeap: number;
  readonly workerHeap: number;
  /** Arrays of numbers, counted, on the page and in the worker: compiled code leaves these alone. */
  readonly pageArrays: number;
  readonly workerArrays: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly workers: number;
  /** WebGL textures and contexts that were made and not given back. */
  readonly textures: number;
}

/** A page with one training worker, driven through cycles and long runs. */
export class Soak {
  readonly #page: Page;
  readonly #session: CDPSession;
  /** The worker's own session, inside the page's. */
  #workerSession: string | null = null;
  #messages = 0;
  readonly #answers = new Map<number, (result: Record<string, unknown>) => void>();

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') this.#workerSession = sessionId;
    });
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { id, result } = JSON.parse(message);
      this.#answers.get(id)?.(result ?? {});
      this.#answers.delete(id);
    });
  }

  /** Opens the page at settings whose episodes all cost the same: the learning rate is next to nothing. */
  static async open(page: Page): Promise<Soak> {
    const knobs = 'preset=blog&learningRate=1e-7&learningStarts=200&bufferCapacity=2000&episodes=100000';
    await page.goto(`./?v=1&lang=en&pace=max&${knobs}`);
    const soak = new Soak(page, await page.context().newCDPSession(page));
    await soak.#session.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: false,
    });
    // It waits in the menu of the device.
    await page.locator('#device', { hasText: 'Running on' }).waitFor({ state: 'attached' });
    await (await soak.#worker()).evaluate(countTextures);
    return soak;
  }

  async choose(learner: 'auto' | 'webgl' | 'simd'): Promise<void> {
    await this.#page.locator('#learner').selectOption(learner, { force: true }); // it waits in the menu of the device
  }

  /** Trains up to an episode. @returns episodes a second in the first and in the last fifth of it */
  async train(
    episodes: number,
    deadline = Number.POSITIVE_INFINITY,
  ): Promise<{ first: number; last: number }> {
    const times: [episode: number, seconds: number][] = [];
    await this.#page.locator('[aria-keyshortcuts="Space"]').dispatchEvent('click');
    while ((times.at(-1)?.[0] ?? 0) < episodes && performance.now() < deadline) {
      await this.#page.waitForTimeout(Math.min(250, episodes));
      times.push([await this.episodes(), performance.now() / 1000]);
    }
    const fifth = Math.floor(times.length / 5);
    return { first: speed(times.slice(0, fifth + 1)), last: speed(times.slice(-fifth - 1)) };
  }

  async episodes(): Promise<number> {
    const text = await this.#page.locator('#status').textContent();
    return Number((/Episode ([\d,]+)/.exec(text ?? '')?.[1] ?? '0').replaceAll(',', ''));
  }

  async stopAndReset(): Promise<void> {
    const status = this.#page.locator('progress[data-status]');
    await this.#page.locator('[aria-keyshortcuts="x"]').dispatchEvent('click');
    await status.and(this.#page.locator('[data-status="finished"]')).waitFor();
    await this.#page.locator('[aria-keyshortcuts="r"]').dispatchEvent('click');
    await status.and(this.#page.locator('[data-status="idle"]')).waitFor();
  }

  async footprint(): Promise<Footprint> {
    const page = this.#session;
    for (let i = 0; i < 2; i += 1) {
      await page.send('HeapProfiler.collectGarbage');
      await this.#toWorker('HeapProfiler.collectGarbage');
    }
    await page.send('Performance.enable');
    const { metrics } = await page.send('Performance.getMetrics');
    const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
    const { usedSize } = await this.#toWorker('Runtime.getHeapUsage');
    const worker = await this.#worker();
    return {
      pageHeap: metric('JSHeapUsedSize'),
      workerHeap: Number(usedSize),
      pageArrays: await countArrays((method, parameters) =>
        Reflect.apply(page.send, page, [method, parameters]),
      ),
      workerArrays: await countArrays((method, parameters) => this.#toWorker(method, parameters)),
      nodes: metric('Nodes'),
      listeners: metric('JSEventListeners'),
      workers: this.#page.workers().length,
      textures: await worker.evaluate('liveTextures'),
    };
  }

  async #worker(): Promise<Worker> {
    const [worker] = this.#page.workers();
    if (worker === undefined) throw new Error('The page has no worker');
    return worker;
  }

  async #toWorker(method: string, params: object = {}): Promise<Record<string, unknown>> {
    if (this.#workerSession === null) throw new Error('No session of the worker');
    this.#messages += 1;
    const id = this.#messages;
    const answer = new Promise<Record<string, unknown>>((resolve) => this.#answers.set(id, resolve));
    await this.#session.send('Target.sendMessageToTarget', {
      sessionId: this.#workerSession,
      message: JSON.stringify({ id, method, params }),
    });
    return answer;
  }
}

const soakObjects = 'soak';

/** How many typed arrays live in a realm, as its debugger finds them. */
async function countArrays(send: (method: string, parameters: object) => Promise<unknown>): Promise<number> {
  const ask = async (method: string, parameters: object) =>
    JSON.parse(JSON.stringify(await send(method, { ...parameters, objectGroup: soakObjects })));
  const prototype = await ask('Runtime.evaluate', {
    expression: 'Object.getPrototypeOf(Uint8Array.prototype)',
  });
  const found = await ask('Runtime.queryObjects', { prototypeObjectId: prototype.result.objectId });
  const { result } = await ask('Runtime.callFunctionOn', {
    objectId: found.objects.objectId,
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  await send('Runtime.releaseObjectGroup', { objectGroup: soakObjects });
  return Number(result.value);
}

function speed(times: readonly (readonly [episode: number, seconds: number])[]): number {
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return Number.NaN;
  return (last[0] - first[0]) / (last[1] - first[1]);
}

/** Runs in the worker; as text, because what compiles this file may add helpers that the worker lacks. */
const countTextures = `
  globalThis.liveTextures = 0;
  const { createTexture, deleteTexture } = WebGL2RenderingContext.prototype;
  const live = new WeakSet();
  WebGL2RenderingContext.prototype.createTexture = function () {
    const texture = createTexture.call(this);
    live.add(texture);
    liveTextures += 1;
    return texture;
  };
  WebGL2RenderingContext.prototype.deleteTexture = function (texture) {
    if (texture !== null && live.delete(texture)) liveTextures -= 1;
    deleteTexture.call(this, texture);
  };
`;
