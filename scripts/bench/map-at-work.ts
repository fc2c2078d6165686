import type { Page } from '@playwright/test';
import { quantile } from '../../src/core/statistics.ts';
import type { MapAtWork } from './report.ts';

/** Runs of the same seed, with maps and without in turns; the best of each counts: what else the machine does only adds. */
const pairs = 5;

/** Long enough that the start does not count, short enough that all pairs take about a minute. */
const run = 'v=1&preset=blog&episodes=1500&seed=1&pace=max&learner=simd&lang=en#inside';

interface Maps {
  readonly count: number;
  /** To a side, the coarsest of them. */
  readonly cells: number;
}

type Fresh = <Result>(use: (page: Page) => Promise<Result>) => Promise<Result>;

/** What the policy map costs a run at full speed, beside the same panel whose map worker hears nothing, and how often it comes. */
export async function mapAtWork(fresh: Fresh, address: string): Promise<MapAtWork> {
  const seconds: number[] = [];
  const secondsWithout: number[] = [];
  const rates: number[] = [];
  let cells = Number.POSITIVE_INFINITY;
  for (let pair = 0; pair < pairs; pair += 1) {
    const without = await fresh((page) => timeRun(page, address, false));
    const withMaps = await fresh((page) => timeRun(page, address, true));
    secondsWithout.push(without.seconds);
    seconds.push(withMaps.seconds);
    rates.push(withMaps.maps.count / withMaps.seconds);
    cells = Math.min(cells, withMaps.maps.cells);
  }
  const slowdown = Math.min(...seconds) / Math.min(...secondsWithout) - 1;
  return { perSecond: quantile(rates, 0.5), cells, slowdown, pairs };
}

/** From the press to the end of the run, with the panel in sight. */
async function timeRun(
  page: Page,
  address: string,
  withMaps: boolean,
): Promise<{ seconds: number; maps: Maps }> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.addInitScript(watchMaps, withMaps);
  await page.goto(`${address}?${run}`);
  await page.waitForLoadState('networkidle');
  await page.locator('[data-tour="panels"]').evaluate((panels) => panels.scrollIntoView());
  const from = performance.now();
  await page.evaluate(() =>
    document.querySelector<HTMLElement>('#controls button[aria-keyshortcuts="Space"]')?.click(),
  );
  await page.locator('progress[data-status="finished"]').waitFor({ state: 'attached', timeout: 120_000 });
  const seconds = (performance.now() - from) / 1000;
  return { seconds, maps: await page.evaluate(() => window.maps) };
}

declare global {
  interface Window {
    /** What the page's map worker has answered. */
    maps: Maps;
  }
}

/** Runs in the page before its own scripts. @param wanted whether requests reach the map worker */
function watchMaps(wanted: boolean): void {
  window.maps = { count: 0, cells: Number.POSITIVE_INFINITY };
  window.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      if (options?.name !== 'policy-map') return;
      if (!wanted) this.postMessage = () => {};
      this.addEventListener('message', ({ data }) => {
        const { count, cells } = window.maps;
        window.maps = { count: count + 1, cells: Math.min(cells, data.plane.poleAngle.cells) };
      });
    }
  };
}
