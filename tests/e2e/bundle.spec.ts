import { expect, test } from '@playwright/test';
import { gzippedKB, loadedFiles } from '../../scripts/bench/page-weight.ts';

/** A name that only TensorFlow.js has. */
const tfjs = /WEBGL_PACK/;

test.describe('what the page loads', () => {
  // Korean comes on top of English, which stands in for what a language lacks.
  for (const { locale, most } of [
    { locale: 'en-US', most: 200 },
    { locale: 'ko-KR', most: 205 },
  ])
    test(`by itself is at most ${most} KB of scripts in ${locale}, gzipped, Chart.js and keys included`, async ({
      browser,
      baseURL,
    }) => {
      const page = await browser.newPage({ locale });
      const { page: scripts } = await loadedFiles(page, baseURL ?? '');
      await expect(page.locator('canvas')).toHaveCount(4); // two scenes, the timeline and the chart
      const all = [...scripts.values()].join('\n');
      expect(all).toContain('createRoot');
      expect(all).toContain('Chart');
      expect(gzippedKB(scripts), [...scripts.keys()].join(' ')).toBeLessThanOrEqual(most);
      await page.close();
    });

  test('TensorFlow.js is neither in the page nor in the worker, but loaded by it when WebGL is wanted', async ({
    page,
    baseURL,
  }) => {
    const { page: scripts, worker, webgl } = await loadedFiles(page, baseURL ?? '');
    expect([...scripts.keys()].filter((url) => tfjs.test(scripts.get(url) ?? ''))).toEqual([]);
    expect([...worker.keys()].filter((url) => tfjs.test(worker.get(url) ?? ''))).toEqual([]);
    expect([...webgl.values()].join('\n')).toMatch(tfjs);
  });

  test('nothing comes from another origin, and the policy forbids it', async ({ page, baseURL }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto('./');
    await expect(page.locator('#root')).not.toBeEmpty();
    await page.waitForLoadState('networkidle'); // the worker and its learner come after the page
    expect(requests.filter((url) => !/^(data|blob):/.test(url) && !url.startsWith(baseURL ?? '-'))).toEqual(
      [],
    );
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain("'unsafe-eval'");
  });
});

test('the scene before training moves while TensorFlow.js is still on its way', async ({ page, baseURL }) => {
  const { webgl } = await loadedFiles(page, baseURL ?? '');
  let asked = false;
  let arrived = false;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.context().route(
    (url) => tfjs.test(webgl.get(url.href) ?? ''),
    async (route) => {
      asked = true;
      await held;
      arrived = true;
      await route.continue();
    },
  );
  await page.goto('./?v=2&learner=webgl&lang=en');
  await expect.poll(() => asked).toBe(true);
  const canvas = page.getByRole('img', { name: /^Before training/ });
  const picture = () => canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL());
  const first = await picture();
  await expect.poll(picture).not.toBe(first);
  expect(arrived).toBe(false);
  release();
  await expect(page.locator('#device')).toContainText('WebGL shaders');
});
