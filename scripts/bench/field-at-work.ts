import { availableParallelism } from 'node:os';
import type { Page } from '@playwright/test';
import { PRESETS } from '../../src/core/presets.ts';
import { quantile } from '../../src/core/statistics.ts';
import { createSeedTools, runSeed, type SeedTools } from '../study/seed.ts';
import { threadSeconds, watchFrames } from './page-at-work.ts';
import type { FieldAtWork } from './report.ts';

/** Seconds for which a field is watched. */
const watched = 6;

/** Seeds of the blog's settings that page and command line train by turns: no machine is always as fast. */
const seeds = 12;
const rounds = 3;

type Fresh = <Result>(use: (page: Page) => Promise<Result>) => Promise<Result>;

/** What drawing a field of moving carts costs, and what the page's study reaches beside the command line's. */
export async function fieldAtWork(fresh: Fresh, address: string): Promise<FieldAtWork> {
  const drawing = [];
  for (const carts of [64, 256]) drawing.push(await fresh((page) => watchField(page, address, carts)));
  const workers = Math.max(1, availableParallelism() - 1);
  const tools = await createSeedTools('simd');
  const shares = await fresh(async (page) => {
    await openField(page, address, { preset: 'blog', seeds: String(seeds) });
    const each = [];
    for (let round = 0; round < rounds; round += 1) {
      const onPage = await trainAll(page);
      each.push((await secondsInNode(tools)) / (onPage * workers));
    }
    return each;
  });
  return { drawing, shareOfCommandLine: quantile(shares, 0.5), seeds: rounds * seeds };
}

async function openField(page: Page, address: string, params: Readonly<Record<string, string>>) {
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(
    `${address}?${new URLSearchParams({ v: '2', lang: 'en', learner: 'simd', ...params })}#seeds`,
  );
  await page.waitForLoadState('networkidle');
  await page.locator('#seeds canvas').first().waitFor();
}

/** Trains all seeds. @returns seconds from the press to the last result */
async function trainAll(page: Page): Promise<number> {
  const from = performance.now();
  await page.getByRole('button', { name: 'Train all seeds' }).click();
  await page.getByRole('button', { name: 'Cancel' }).waitFor();
  await page.getByRole('button', { name: 'Train all seeds' }).waitFor({ timeout: 300_000 });
  return (performance.now() - from) / 1000;
}

/** Carts that have ended without having solved it go on falling: all of them move. */
async function watchField(
  page: Page,
  address: string,
  carts: number,
): Promise<FieldAtWork['drawing'][number]> {
  await openField(page, address, { preset: 'blog', episodes: '25', seeds: String(carts) });
  await trainAll(page);
  await page.locator('#seeds canvas').first().scrollIntoViewIfNeeded();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const before = await threadSeconds(cdp);
  await page.evaluate(watchFrames);
  await page.waitForTimeout(1000 * watched);
  const frames = await page.evaluate(() => window.endFrameWatch?.());
  const after = await threadSeconds(cdp);
  await cdp.detach();
  if (frames === undefined) throw new Error('The page was not watched');
  const busyShare = (after.busy - before.busy) / (after.clock - before.clock);
  return { carts, busyShare, framesPerSecond: frames.framesPerSecond };
}

/** The same seeds one after another as the command line's study trains and tests them. */
async function secondsInNode(tools: SeedTools): Promise<number> {
  const from = performance.now();
  for (let seed = 0; seed < seeds; seed += 1) await runSeed({ ...PRESETS.blog, seed }, tools);
  return (performance.now() - from) / 1000;
}
