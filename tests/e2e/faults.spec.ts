import { readFile } from 'node:fs/promises';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { complaintsOf } from '../support/complaints.ts';

test.use({ locale: 'en-US' });

/** The data of a safetensors file: all after the header, whose length stands first. */
async function savedWeights(page: Page, which: string): Promise<Float32Array> {
  await page.getByRole('button', { name: 'Download weights' }).click();
  await page.getByLabel('Which weights').selectOption(which);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: /safetensors/ }).click();
  const file = Uint8Array.from(await readFile(await (await waiting).path()));
  await page.keyboard.press('Escape');
  const headerLength = Number(new DataView(file.buffer).getBigUint64(0, true));
  return new Float32Array(file.slice(8 + headerLength).buffer);
}

const link = (knobs: Readonly<Record<string, string>>) =>
  `./?${new URLSearchParams({ v: '1', lang: 'en', ...knobs })}`;
const train = (page: Page) => page.getByRole('button', { name: 'Train', exact: true });
const runStatus = (page: Page) => page.locator('progress[data-status]');

test.describe('the GPU process dies in the middle of training', () => {
  const small = link({
    ...{ preset: 'blog', episodes: '60', learningStarts: '100', hiddenWidth: '16' },
    ...{ learner: 'webgl', pace: '4' },
  });

  /** Trains to the end; `kill` is called after these episodes. */
  async function trained(
    browser: Browser,
    address: string,
    at: readonly number[],
    kill: () => Promise<void>,
  ) {
    const page = await browser.newPage();
    const complaints = complaintsOf(page);
    await page.goto(address);
    await expect(page.locator('#device')).toContainText('WebGL shaders');
    await train(page).click();
    for (const episode of at) {
      const episodesSoFar = async () => Number((await runStatus(page).getAttribute('value')) ?? 0) * 60;
      await expect.poll(episodesSoFar, { timeout: 30_000, intervals: [20] }).toBeGreaterThanOrEqual(episode);
      await kill();
    }
    await expect(runStatus(page)).toHaveAttribute('data-status', 'finished', { timeout: 60_000 });
    const device = await page.locator('#device').textContent();
    const weights = await savedWeights(page, 'last');
    expect(complaints.filter((complaint) => complaint.startsWith('uncaught'))).toEqual([]);
    await page.close();
    return { device, weights };
  }

  test('and it goes on, says so in one line, and learns the same', async ({ baseURL, launchOptions }) => {
    const browser = await chromium.launch(launchOptions); // its GPU process is no other test's
    const address = new URL(small, baseURL).href;
    const calm = await trained(browser, address, [], async () => {});
    const session = await browser.newBrowserCDPSession();
    let kills = 0;
    const disturbed = await trained(browser, address, [8, 20, 35], async () => {
      kills += 1;
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      const gpu = processInfo.find(({ type }) => type === 'GPU');
      if (kills === 2 && gpu !== undefined) process.kill(gpu.id, 'SIGKILL');
      else await session.send('Browser.crashGpuProcess').catch(() => {}); // the answer dies with the process
    });
    await browser.close();
    expect(disturbed.device).toContain('the GPU was lost. Training went on with the same weights.');
    expect(disturbed.weights).toHaveLength(calm.weights.length);
    for (const [i, weight] of calm.weights.entries()) expect(disturbed.weights[i]).toBeCloseTo(weight, 4);
  });
});

test('numbers without bounds end the run, which explains it and keeps the last finite weights', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await page.goto(
    link({
      ...{
        preset: 'blog',
        learningRate: '10',
        gamma: '2',
        loss: 'squared',
        rewardDivisor: '0.001',
        pace: 'max',
      },
      ...{ learningStarts: '100', updatesPerEpisode: '10', targetUpdate: 'polyak', polyakTau: '1' },
    }),
  );
  await train(page).click();
  await expect(runStatus(page)).toHaveAttribute('data-status', 'failed', { timeout: 30_000 });
  await expect(page.getByRole('alert').filter({ hasText: 'The weights overflowed' })).toBeVisible();
  const last = await savedWeights(page, 'last');
  expect(last).toHaveLength(128 * 4 + 128 + 128 * 128 + 128 + 2 * 128 + 2);
  expect(last.every(Number.isFinite)).toBe(true);
  expect(last).not.toEqual(await savedWeights(page, 'initial'));

  await page.getByLabel('Preset', { exact: true }).selectOption('reliable');
  await page.locator('[aria-keyshortcuts="Space"]').click();
  await expect(runStatus(page)).toHaveAttribute('data-status', 'running');
  await expect.poll(async () => Number(await runStatus(page).getAttribute('value'))).toBeGreaterThan(0.02);
  expect(complaints).toEqual([]);
});
