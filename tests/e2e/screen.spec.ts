import { expect, type Page, test } from '@playwright/test';

/** How many canvases have a size, and how many pixels they have for one of the page's. */
const pixelsOfCanvases = (page: Page) =>
  page.evaluate(() => {
    const ratios = [...document.querySelectorAll('canvas')]
      .filter((canvas) => canvas.clientWidth > 0)
      .map((canvas) => Math.round((100 * canvas.width) / canvas.getBoundingClientRect().width) / 100);
    return { canvases: ratios.length, ratios: [...new Set(ratios)] };
  });

test('scenes and charts have the pixels of the screen that the window has come to', async ({ page }) => {
  await page.goto('./?v=1&preset=blog');
  await page.getByRole('slider').first().waitFor();
  const browser = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 720 };
  for (const deviceScaleFactor of [2, 3, 1]) {
    const screen = { width, height, deviceScaleFactor, mobile: false };
    await browser.send('Emulation.setDeviceMetricsOverride', screen);
    await expect.poll(() => pixelsOfCanvases(page)).toEqual({ canvases: 4, ratios: [deviceScaleFactor] }); // two scenes, the curve, the timeline
  }
});

/** Runs in the page: how many canvases show the blue of the trained agent as it is in light, and in dark, while `event` is handled. */
function blues(event: string): { light: number; dark: number } {
  dispatchEvent(new Event(event));
  const count = { light: 0, dark: 0 };
  for (const canvas of document.querySelectorAll('canvas')) {
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
    copy?.drawImage(canvas, 0, 0);
    const pixels = copy?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    const colours = new Set<string>();
    for (let i = 0; i < pixels.length; i += 4) colours.add([pixels[i], pixels[i + 1], pixels[i + 2]].join());
    count.light += Number(colours.has('10,98,181'));
    count.dark += Number(colours.has('108,191,255'));
  }
  return count;
}

test('a dark page goes to paper in light colours, at once, and is dark again on the screen', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('./?v=1&preset=blog&pace=max&episodes=40');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.locator('progress')).toHaveAttribute('data-status', 'finished');
  await expect.poll(() => page.evaluate(blues, 'none')).toEqual({ light: 0, dark: 3 });
  expect(await page.evaluate(blues, 'beforeprint')).toEqual({ light: 3, dark: 0 });
  await page.evaluate(blues, 'afterprint');
  await expect.poll(() => page.evaluate(blues, 'none')).toEqual({ light: 0, dark: 3 });
});
