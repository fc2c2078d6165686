import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';

/** Texts by address, by what makes the browser load them. */
export interface LoadedFiles {
  /** All scripts that the page loads by itself: React, Chart.js, the interface. */
  readonly page: ReadonlyMap<string, string>;
  readonly styles: ReadonlyMap<string, string>;
  /** The training worker. */
  readonly worker: ReadonlyMap<string, string>;
  /** What the worker loads on top for the learners that are made of it: TensorFlow.js. */
  readonly webgl: ReadonlyMap<string, string>;
}

/** What a visitor loads, in KB (1,000 bytes), each file compressed with gzip. */
export interface PageWeight {
  readonly page: number;
  readonly styles: number;
  readonly worker: number;
  readonly tfjs: number;
}

/** Opens the app at `address` with a fresh page and looks at what it loads. */
export async function loadedFiles(page: Page, address: string): Promise<LoadedFiles> {
  const requested = new Set<string>();
  page.on('request', (request) => requested.add(request.url()));
  const trainer = page.waitForEvent('worker', {
    predicate: async (worker) => (await worker.evaluate(() => self.name)).startsWith('trainer'),
  });
  await page.goto(address);
  const entry = (await trainer).url();
  await page.waitForLoadState('networkidle');

  const read = async (url: string) => (await page.request.get(url)).text();
  const worker = await withImports(read, [entry]);
  const late = [...worker].flatMap(([url, text]) => imported(url, text, dynamicImport));
  const webgl = await withImports(read, late, worker);
  const ofPage = [...requested].filter((url) => !worker.has(url) && !webgl.has(url) && !offline.test(url));
  const texts = async (ending: string) => {
    const urls = ofPage.filter((url) => url.endsWith(ending));
    return new Map(await Promise.all(urls.map(async (url) => [url, await read(url)] as const)));
  };
  return { page: await texts('.js'), styles: await texts('.css'), worker, webgl };
}

export function pageWeight({ page, styles, worker, webgl }: LoadedFiles): PageWeight {
  return {
    page: gzippedKB(page),
    styles: gzippedKB(styles),
    worker: gzippedKB(worker),
    tfjs: gzippedKB(webgl),
  };
}

export function gzippedKB(files: ReadonlyMap<string, string>): number {
  let bytes = 0;
  for (const text of files.values()) bytes += gzipSync(text, { level: 9 }).length;
  return bytes / 1000;
}

/** Asked for by a timer when the page has come to rest, together with the app itself for use without a network. */
const offline = /\/(register|workbox-window)[^/]*\.js$/;

const staticImport = /(?:^|[;\s}])(?:import|export)[^'"`;()]*["'`](\.\/[^"'`]+\.js)["'`]/g;
const dynamicImport = /\bimport\(["'`](\.\/[^"'`]+\.js)["'`]/g;

function imported(url: string, text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, path]) => new URL(path ?? '', url).href);
}

/** Scripts with all that they import at once, but for what is known already. */
async function withImports(
  read: (url: string) => Promise<string>,
  urls: readonly string[],
  known: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const queue = [...urls];
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    if (files.has(url) || known.has(url)) continue;
    const text = await read(url);
    files.set(url, text);
    queue.push(...imported(url, text, staticImport));
  }
  return files;
}
