import type { CDPSession, Page } from '@playwright/test';
import type { PageAtWork } from './report.ts';

/** Trains in the built app at full speed, scenes and chart in sight, and watches the page's own thread meanwhile. */
export async function pageAtWork(
  page: Page,
  address: string,
  settings: Readonly<Record<string, string>>,
): Promise<PageAtWork> {
  await page.setViewportSize({ width: 1280, height: 900 });
  const link = { v: '2', seed: '1', pace: 'max', learner: 'simd', lang: 'en', ...settings };
  await page.goto(`${address}?${new URLSearchParams(link)}`);
  await page.waitForLoadState('networkidle');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await page.evaluate(watchFrames);
  const before = await threadSeconds(cdp);
  await page.locator('#controls button[aria-keyshortcuts="Space"]').click();
  await page.locator('progress[data-status="finished"]').waitFor({ timeout: 120_000 });
  const after = await threadSeconds(cdp);
  const frames = await page.evaluate(() => window.endFrameWatch?.());
  await cdp.detach();
  if (frames === undefined) throw new Error('The page was not watched');
  const seconds = after.clock - before.clock;
  return { seconds, busyShare: (after.busy - before.busy) / seconds, ...frames };
}

declare global {
  interface Window {
    /** Ends the watch. */
    endFrameWatch?: () => Pick<PageAtWork, 'framesPerSecond' | 'slowestFrameMs' | 'longTasks'>;
  }
}

/** Runs in the page, where tsx's helper for function names is missing: notes when frames come, and tasks of over 50 ms. */
export function watchFrames(): void {
  const watch = {
    times: [] as number[],
    longTasks: 0,
    frame: 0,
    next(now: number) {
      watch.times.push(now);
      watch.frame = requestAnimationFrame(watch.next);
    },
  };
  const observer = new PerformanceObserver((list) => {
    watch.longTasks += list.getEntries().length;
  });
  observer.observe({ type: 'longtask' });
  watch.frame = requestAnimationFrame(watch.next);
  window.endFrameWatch = () => {
    cancelAnimationFrame(watch.frame);
    observer.disconnect();
    const { times, longTasks } = watch;
    const gaps = times.slice(1).map((now, i) => now - (times[i] ?? now));
    const whole = (times.at(-1) ?? 0) - (times[0] ?? 0);
    return { framesPerSecond: (1000 * gaps.length) / whole, slowestFrameMs: Math.max(...gaps), longTasks };
  };
}

/** Seconds of processor time that the page's thread took for its tasks, and on the clock. */
export async function threadSeconds(cdp: CDPSession): Promise<{ busy: number; clock: number }> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { busy: value('ThreadTime'), clock: value('Timestamp') };
}
