import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { saved } from '../support/stored-runs.ts';

test.use({ locale: 'en-US' });

const settings =
  'v=1&lang=en&learner=simd&seed=3&hiddenWidth=32&episodes=200&stopWhenSolved=false&evaluationInterval=0';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const status = (page: Page) => page.locator('#status');

/** Keeps hold of the page's training workers, to end them as the browser does: without a word to the page. */
async function openWithHold(page: Page, address: string): Promise<void> {
  await page.addInitScript(() => {
    const held: Worker[] = [];
    const End = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        if (options?.name?.startsWith('trainer')) held.push(this);
      }
    };
    Object.assign(window, { Worker: End, killTrainer: () => held.at(-1)?.terminate(), trainers: held });
  });
  await page.goto(address);
}

const kill = (page: Page) => page.evaluate('killTrainer()');
const trainers = (page: Page) => page.evaluate<number>('trainers.length');

async function weights(page: Page): Promise<Buffer> {
  await expect(button(page, 'Train again')).toBeVisible({ timeout: 90_000 });
  await page.getByRole('button', { name: 'Download weights' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: /safetensors/ }).click();
  return readFile(await (await waiting).path());
}

test('a training worker that the browser ends is replaced, and the weights come out the same', async ({
  page,
}) => {
  await openWithHold(page, `./?${settings}&pace=16`);
  await button(page, 'Train').click();
  await expect(status(page)).toContainText(/Episode [5-9]\d of 200/);
  await kill(page); // before anything was saved: it begins again
  await expect(page.getByText('Another one starts the run again.')).toBeVisible();
  await saved(page); // after some seconds: it goes on from there
  await kill(page);
  await expect(page.getByText(/Another one goes on from the last checkpoint, episode \d+/)).toBeVisible();
  await page.getByRole('radio', { name: 'max' }).check({ force: true });
  const replaced = await weights(page);
  expect(await trainers(page)).toBe(3);

  await page.goto(`./?${settings}&pace=max`);
  await button(page, 'Train').click();
  expect((await weights(page)).equals(replaced)).toBe(true);
});

test('three deaths in a row end it with an explanation, and the run up to there can be gone on with', async ({
  page,
}) => {
  await openWithHold(page, `./?${settings}&pace=1`);
  await button(page, 'Train').click();
  await expect(status(page)).toContainText(/Episode \d+ of 200 · 0:0[6-9]/, { timeout: 30_000 }); // saved once
  for (let death = 1; death <= 3; death += 1) {
    await kill(page);
    if (death < 3) await expect.poll(() => trainers(page)).toBe(death + 1);
    if (death < 3) await expect(button(page, 'Pause')).toBeVisible();
  }
  await expect(page.getByText(/ended three times in a row/)).toBeVisible();
  await page.getByRole('radio', { name: 'max' }).check({ force: true });
  await button(page, 'Go on from the last checkpoint').click();
  await expect(status(page)).toContainText('Episode 200 of 200', { timeout: 60_000 });
});
