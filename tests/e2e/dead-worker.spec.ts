import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { expectSameWeights } from '../support/same-weights.ts';
import { saved } from '../support/stored-runs.ts';

// Scenes that stand still leave the processor to the runs.
test.use({ locale: 'en-US', contextOptions: { reducedMotion: 'reduce' } });

const settings =
  'v=2&lang=en&learner=simd&seed=3&hiddenWidth=32&episodes=200&stopWhenSolved=false&evaluationInterval=0';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const status = (page: Page) => page.locator('#status');

/**
 * Keeps hold of the page's training workers, to end them as the browser does: without a word to the page. The first
 * one may die with its first report.
 */
async function openWithHold(page: Page, address: string, { diesAtOnce = false } = {}): Promise<void> {
  await page.addInitScript((firstDies) => {
    const held: Worker[] = [];
    const End = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        if (!options?.name?.startsWith('trainer')) return;
        held.push(this);
        if (held.length > 1 || !firstDies) return;
        this.addEventListener('message', ({ data }) => {
          if (data.type === 'progress') this.terminate();
        });
      }
    };
    Object.assign(window, { Worker: End, killTrainer: () => held.at(-1)?.terminate(), trainers: held });
  }, diesAtOnce);
  await page.goto(address);
}

const episodeOf = async (page: Page) =>
  Number(/Episode (\d+) of/.exec((await status(page).textContent()) ?? '')?.[1]);
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
  await openWithHold(page, `./?${settings}&pace=16`, { diesAtOnce: true });
  await button(page, 'Train').click(); // it dies before anything was saved: another begins again
  await expect(page.getByText('Another one starts the run again.')).toBeVisible();
  await saved(page); // after some seconds: it goes on from there
  await kill(page);
  await expect(page.getByText(/Another one goes on from the last checkpoint, episode \d+/)).toBeVisible();
  await page.getByRole('radio', { name: 'max' }).check({ force: true });
  const replaced = await weights(page);
  expect(await trainers(page)).toBe(3);

  await page.goto(`./?${settings}&pace=max`);
  await button(page, 'Train').click();
  await expectSameWeights(await weights(page), replaced);
});

test('three deaths in a row end it with an explanation, and the run up to there can be gone on with', async ({
  page,
}) => {
  await openWithHold(page, `./?${settings}&pace=1`);
  await button(page, 'Train').click();
  const { episodes } = await saved(page);
  for (let death = 1; death <= 3; death += 1) {
    await kill(page);
    if (death < 3) await expect.poll(() => trainers(page)).toBe(death + 1);
    if (death < 3) await expect(button(page, 'Pause')).toBeVisible();
  }
  await expect(page.getByText(/ended three times in a row/)).toBeVisible();
  await page.getByRole('radio', { name: 'max' }).check({ force: true });
  await button(page, 'Go on from the last checkpoint').click();
  await expect.poll(() => episodeOf(page)).toBeGreaterThanOrEqual(episodes);
  await expect(status(page)).toContainText('Ended after 200 episodes', { timeout: 60_000 });
});

/** Worker code that throws, outside of any run, whenever it is asked to begin one with this seed. */
const unluckySeed = 666;
const throwing = `
self.addEventListener('message', ({ data }) => {
  if (data.config?.seed !== ${unluckySeed} || data.type !== 'start') return;
  setTimeout(() => { throw new Error('thrown by the test'); }, 300);
});`;

test('a worker that throws is replaced; one that always throws ends the run with its message, and Train works again', async ({
  page,
}) => {
  await page.route(/\/assets\/main-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}${throwing}` });
  });
  await page.goto(`./?v=2&lang=en&learner=simd&pace=1&seed=${unluckySeed}`);
  await button(page, 'Train').click();
  await expect(page.getByText('Another one starts the run again.').first()).toBeVisible();
  const result = page.getByRole('region', { name: 'Result' });
  await expect(result).toContainText('The run failed');
  await expect(page.getByText(/ended three times in a row/)).toBeVisible();
  await expect(page.getByText('Nothing up to the last checkpoint is lost.')).toHaveCount(0); // there is none
  await result.getByText('Details').click();
  await expect(result).toContainText('thrown by the test');

  await page.locator('#seed').fill('1');
  await page.getByRole('radio', { name: 'max' }).check({ force: true });
  await button(page, 'Train again').click();
  await expect(result).toContainText('Solved', { timeout: 60_000 });
});
