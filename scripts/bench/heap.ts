import type { CDPSession, Page } from '@playwright/test';
import { PRESETS } from '../../src/core/presets.ts';
import type { HeapFigures } from './report.ts';

/** What the training worker's JavaScript heap holds after garbage collection, while the run still stands. */
export async function measureHeap(page: Page): Promise<HeapFigures> {
  const workers = new WorkerSessions(await page.context().newCDPSession(page));
  await workers.attach();
  const config = { ...PRESETS.blog, episodes: 10_000 };
  await page.evaluate((knobs) => window.bench.trainUntil(knobs, 'simd', 500), config);
  const after500 = await workers.heapMB();
  await page.evaluate(() => window.bench.resumeUntil(5000));
  const after5000 = await workers.heapMB();
  await page.evaluate(() => window.bench.stopTraining());
  await workers.detach();
  return { after500, after5000 };
}

/** The page's workers over Chrome's DevTools protocol, which Playwright hands on for pages alone. */
class WorkerSessions {
  readonly #cdp: CDPSession;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #newest: string | null = null;
  #id = 0;

  constructor(cdp: CDPSession) {
    this.#cdp = cdp;
    cdp.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') this.#newest = sessionId;
    });
    cdp.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { id, result }: { id?: number; result?: unknown } = JSON.parse(message);
      if (id !== undefined) this.#waiting.get(id)?.(result);
    });
  }

  async attach(): Promise<void> {
    await this.#cdp.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: false,
    });
  }

  /** Of the worker started last. */
  async heapMB(): Promise<number> {
    await this.#send('HeapProfiler.collectGarbage');
    const usage = await this.#send('Runtime.getHeapUsage');
    if (typeof usage !== 'object' || usage === null || !('usedSize' in usage))
      throw new Error('Chromium did not tell the heap of the worker');
    return Number(usage.usedSize) / 2 ** 20;
  }

  async detach(): Promise<void> {
    await this.#cdp.detach();
  }

  #send(method: string): Promise<unknown> {
    const sessionId = this.#newest;
    if (sessionId === null) throw new Error('The page has no worker');
    this.#id += 1;
    const id = this.#id;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, resolve);
      this.#cdp
        .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
        .catch(reject);
    });
  }
}
