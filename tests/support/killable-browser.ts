import { type BrowserContext, chromium, type LaunchOptions, type Page } from '@playwright/test';

/** A browser whose profile outlives it, and which can be killed. */
export class KillableBrowser {
  readonly #context: BrowserContext;
  readonly #processes: readonly number[];
  readonly page: Page;

  private constructor(context: BrowserContext, processes: readonly number[], page: Page) {
    this.#context = context;
    this.#processes = processes;
    this.page = page;
  }

  static async launch(profile: string, options: LaunchOptions): Promise<KillableBrowser> {
    const context = await chromium.launchPersistentContext(profile, { ...options, locale: 'en-US' });
    const session = await context.browser()?.newBrowserCDPSession();
    const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
    const processes = processInfo.map(({ id }) => id);
    return new KillableBrowser(context, processes, context.pages()[0] ?? (await context.newPage()));
  }

  /** `kill -9` on the browser and its processes: nothing gets to say goodbye. */
  async kill(): Promise<void> {
    const closed = this.#context.waitForEvent('close');
    for (const id of this.#processes) killIfAlive(id);
    await closed;
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
}

/** Children die with the browser, before their turn has come. */
function killIfAlive(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
