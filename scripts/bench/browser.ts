import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { chromiumLaunchOptions } from '../setup/chromium.mjs';
// The page's `window.bench`.
import type {} from './browser/page.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Folders and servers that end together. */
export class Workshop {
  readonly #ends: (() => Promise<unknown>)[] = [];

  async folder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'cartpole-bench-'));
    this.#ends.push(() => rm(folder, { recursive: true, force: true }));
    return folder;
  }

  /** @param gpu on this machine's own GPU instead of in software */
  async browser(gpu: boolean): Promise<Browser> {
    const browser = await chromium.launch(chromiumLaunchOptions({ gpu }));
    this.#ends.push(() => browser.close());
    return browser;
  }

  /** Serves a built folder. @returns its address. */
  async serve(folder: string): Promise<string> {
    const server = await preview({
      ...quiet,
      root: folder,
      build: { outDir: folder },
      preview: { port: 4410, host: '127.0.0.1' },
    });
    this.#ends.push(() => server.close());
    const [address] = server.resolvedUrls?.local ?? [];
    if (address === undefined) throw new Error('The preview server has no address');
    return address;
  }

  async close(): Promise<void> {
    for (const end of this.#ends.reverse()) await end();
  }
}

const quiet = { configFile: false, logLevel: 'error' } as const;

/**
 * Builds the page of the benchmark, which nobody ships, and opens it.
 * @param tree whose learners it times
 */
export async function openBenchPage(workshop: Workshop, browser: Browser, tree = root): Promise<Page> {
  const folder = await workshop.folder();
  await build({
    ...quiet,
    root: join(tree, 'scripts/bench/browser'),
    base: './',
    publicDir: false,
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'chrome140', chunkSizeWarningLimit: 4000 },
  });
  const page = await browser.newPage();
  await page.goto(await workshop.serve(folder));
  await page.waitForFunction(() => 'bench' in window);
  return page;
}

/** The app as it is shipped. @returns the folder it was built into. */
export async function buildApp(workshop: Workshop): Promise<string> {
  const folder = await workshop.folder();
  await build({ root, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  return folder;
}
