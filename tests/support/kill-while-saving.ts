import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type LaunchOptions, type Page } from '@playwright/test';
import { Random } from '../../src/core/random.ts';
import { KillableBrowser } from './killable-browser.ts';

export interface KillOptions {
  /** The browser's folder, which outlives it. */
  readonly profile: string;
  readonly launchOptions: LaunchOptions;
  /** Of the page with the run's settings. */
  readonly address: string;
  readonly kills: number;
  readonly seed: number;
  readonly onKill?: (kill: number, episodes: number) => void;
}

/** A save takes about so long (ms): the kill falls before, into and after it. */
const saving = 150;

/** So many episodes are trained between two kills, at least. */
const stride = 4;

/**
 * Trains a run whose browser is killed over and over in the middle of saving; each time it goes on where it was saved.
 * @returns the last browser, in which it trains on
 */
export async function trainThroughKills(options: KillOptions): Promise<KillableBrowser> {
  const { profile, launchOptions, address, kills, seed, onKill } = options;
  const random = Random.seeded(seed);
  let browser = await KillableBrowser.launch(profile, launchOptions);
  await browser.page.goto(address);
  await button(browser.page, 'Train').click();
  let saved = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    await expect.poll(() => episodeOf(browser.page), { timeout: 60_000 }).toBeGreaterThan(saved + stride);
    await hide(browser.page);
    await sleep(random.integer(saving));
    await browser.kill();

    browser = await KillableBrowser.launch(profile, launchOptions);
    await browser.page.goto(address);
    const offer = browser.page.getByRole('complementary', { name: 'Interrupted runs' });
    await expect(offer).toContainText(/stopped at episode \d+/, { timeout: 30_000 });
    const [, at] = /episode ([\d,]+) of/.exec((await offer.textContent()) ?? '') ?? [];
    expect(Number(at?.replaceAll(',', ''))).toBeGreaterThanOrEqual(saved);
    saved = Number(at?.replaceAll(',', ''));
    onKill?.(kill, saved);
    await button(browser.page, 'Continue').click();
  }
  return browser;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function episodeOf(page: Page): Promise<number> {
  const status = (await page.locator('#status').textContent()) ?? '';
  return Number(/Episode ([\d,]+)/.exec(status)?.[1]?.replaceAll(',', '') ?? 0);
}

/** What a page hears when it is put aside: it saves. */
async function hide(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
}
