import { chromium, expect, type Page, test } from '@playwright/test';
import { chromiumLaunchOptions } from '../../scripts/setup/chromium.mjs';
import { complaintsOf } from '../support/complaints.ts';
import { bareTabs } from './bare-tabs.ts';

test.use({ locale: 'en-US' });

interface Counts {
  /** Episodes and trajectories that the worker reported, frames that the page drew. */
  readonly episodes: number;
  readonly trajectories: number;
  readonly frames: number;
}

/** Runs in the page before anything of it. */
function countReports(): void {
  const counts = { episodes: 0, trajectories: 0, frames: 0 };
  Reflect.set(globalThis, 'counts', counts);
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }) => {
        if (data.type === 'trajectory') counts.trajectories += 1;
        if (data.type === 'progress') counts.episodes += data.records.length;
      });
    }
  };
  const request = globalThis.requestAnimationFrame;
  globalThis.requestAnimationFrame = (callback) =>
    request((now) => {
      counts.frames += 1;
      callback(now);
    });
}

const runStatus = (page: Page) => page.locator('progress[data-status]');
const counts = (page: Page) => page.evaluate((): Counts => Reflect.get(globalThis, 'counts'));
const episodes = async (page: Page) => (await counts(page)).episodes;
const passing = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** So small a learning rate that every episode costs the same, and the run never ends. */
const longRun = './?v=2&lang=en&preset=blog&episodes=100000&learningRate=1e-7';

async function startLongRun(page: Page): Promise<void> {
  await page.addInitScript(countReports);
  await page.goto(`${longRun}&pace=16`);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(() => episodes(page)).toBeGreaterThan(10);
}

test('a frozen page, as of a laptop asleep, goes on when it wakes, without a burst', async ({ page }) => {
  const complaints = complaintsOf(page);
  await startLongRun(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  const asleep = await counts(page);
  await passing(2000);
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  const woken = await episodes(page);
  await expect.poll(() => episodes(page)).toBeGreaterThan(woken + 5);
  // One is asked for when the last begins to play: asleep nothing is asked for, awake one after another.
  expect((await counts(page)).trajectories - asleep.trajectories).toBeLessThan(15);
  await expect(runStatus(page)).toHaveAttribute('data-status', 'running');
  expect(complaints).toEqual([]);
});

test('a processor 20 times slower pauses when told to, stays paused through sleep, and goes on', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await startLongRun(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 20 });
  await page.locator('body').press('Space');
  await expect(runStatus(page)).toHaveAttribute('data-status', 'paused', { timeout: 60_000 });
  const held = await episodes(page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await passing(500);
  expect(await episodes(page)).toBe(held);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.locator('body').press('Space');
  await expect.poll(() => episodes(page)).toBeGreaterThan(held);
  expect(complaints).toEqual([]);
});

test('behind another tab it trains at least half as fast, draws nothing, and comes back without a burst', async ({
  baseURL,
}) => {
  const browser = await chromium.launch({
    ...chromiumLaunchOptions({ windows: true }),
    // Playwright asks Chromium to slow nothing that is hidden; people's Chromium does.
    ignoreDefaultArgs: [
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
      '--disable-background-timer-throttling',
    ],
  });
  const tabs = bareTabs(await browser.newBrowserCDPSession());
  const tab = await tabs.open();
  const other = await tabs.open();
  const countsOf = async (): Promise<Counts> =>
    JSON.parse(String(await tab.evaluate('JSON.stringify(counts)')));
  await tab.send('Page.enable');
  await tab.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${countReports})()` });
  await tab.send('Page.navigate', { url: new URL(`${longRun}&pace=max`, baseURL).href });
  await tab.bringToFront();
  await expect
    .poll(() => tab.evaluate(`document.querySelector('#device')?.textContent`))
    .toContain('Running on');
  await tab.evaluate(`document.querySelector('[aria-keyshortcuts="Space"]').click()`);
  await expect.poll(() => tab.evaluate('counts.episodes > 0')).toBe(true);

  async function pastSecond(of: typeof tab, visibility: 'visible' | 'hidden') {
    await of.bringToFront();
    await expect.poll(() => tab.evaluate('document.visibilityState')).toBe(visibility);
    const [before, begin] = [await countsOf(), performance.now()];
    await passing(1500);
    const [after, end] = [await countsOf(), performance.now()];
    const seconds = (end - begin) / 1000;
    return { speed: (after.episodes - before.episodes) / seconds, before, after, seconds };
  }

  let [seen, hidden] = [0, 0];
  for (let round = 0; round < 3; round += 1) {
    const inFront = await pastSecond(tab, 'visible');
    const behind = await pastSecond(other, 'hidden');
    seen += inFront.speed;
    hidden += behind.speed;
    expect(behind.after.frames - behind.before.frames).toBeLessThanOrEqual(1);
    expect(inFront.after.frames - inFront.before.frames).toBeLessThan(200 * inFront.seconds);
    expect(inFront.after.trajectories - inFront.before.trajectories).toBeLessThan(10 * inFront.seconds);
  }
  test.info().annotations.push({ type: 'hidden / visible', description: (hidden / seen).toFixed(2) });
  console.log(`hidden / visible: ${(hidden / seen).toFixed(2)}`);
  expect(hidden / seen).toBeGreaterThan(0.5);
  await browser.close();
});
