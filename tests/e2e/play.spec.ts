import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { readGif } from '../support/gif-reader.ts';

test.use({ locale: 'en-US' });

const panel = (page: Page) => page.getByRole('tabpanel');

/** Where on the page the middle of the blue pole is drawn; the scene has to be held. */
async function findPole(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  return page
    .locator('figure[data-accent="after"] canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('The scene has no context.');
      const row = Math.round(canvas.height * 0.45);
      const { data } = context.getImageData(0, row, canvas.width, 1);
      const blue: number[] = [];
      for (let i = 0; i < canvas.width; i += 1) {
        const [red = 0, , blueness = 0] = data.subarray(4 * i, 4 * i + 3);
        if (red < 40 && blueness > 150) blue.push(i);
      }
      if (blue.length === 0) throw new Error('There is no pole yet.');
      const middle = blue.reduce((sum, i) => sum + i, 0) / blue.length;
      const { left, top, width, height } = canvas.getBoundingClientRect();
      return { x: left + (middle / canvas.width) * width, y: top + (row / canvas.height) * height };
    });
}

test('a round by keyboard: the first key starts the clock, the fall is scored, the best is kept', async ({
  page,
}) => {
  await page.goto('./#play');
  const status = panel(page).getByRole('status');
  await expect(status).toContainText('starts the clock for both of you');
  await page.getByRole('application', { name: /Game/ }).focus();
  await page.keyboard.down('ArrowRight');
  await expect(status).toContainText('You held out for');
  await page.keyboard.up('ArrowRight');
  await expect(status).toContainText('Your best so far!');
  const steps = Number(/for (\d+) steps/.exec((await status.textContent()) ?? '')?.[1]);
  expect(steps).toBeGreaterThan(7); // nobody falls sooner from within 0.05 rad
  await page.reload();
  await expect(panel(page).locator('dd').first()).toHaveText(String(steps));
});

test('by touch: holding a half of the picture plays', async ({ browser }) => {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto('./#play');
  await panel(page).getByRole('button', { name: 'Push to the left' }).tap();
  await expect(panel(page).getByRole('status')).not.toContainText('starts the clock');
  await context.close();
});

test('the cart of After is pushed by drag, by key and by wind, and a recording offers to show it', async ({
  page,
}) => {
  await page.goto('./#record');
  const count = (pushes: RegExp) => panel(page).getByText(pushes);
  await page.getByRole('button', { name: 'Hold “After training”' }).click();
  // Again where the shipped agent was still loading, or a notice moved the page under the pointer.
  await expect(async () => {
    const { x, y } = await findPole(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y, { steps: 4 });
    await page.mouse.up();
    await expect(count(/With your 1 push of/)).toBeVisible({ timeout: 5000 });
  }).toPass();
  await expect(page.getByRole('button', { name: 'Hold “After training”' })).toBeVisible(); // it plays on

  const after = page.getByRole('application', { name: /After training/ });
  await after.press('ArrowRight');
  await page.getByRole('button', { name: /gust of wind for “After/ }).click();
  await expect(count(/With your \d pushe?s? of/)).toBeVisible();
});

test('a GIF of both scenes is saved under a name that says whose it is', async ({ page }) => {
  await page.goto('./#record');
  await panel(page).getByRole('button', { name: 'Record' }).click();
  const save = panel(page).getByRole('button', { name: 'Save GIF' });
  await expect(save).toBeVisible({ timeout: 100_000 });
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  expect(download.suggestedFilename()).toBe('cartpole-dqn-shipped-example-seed-0-before-and-after.gif');
  const facts = readGif(await readFile(await download.path()));
  expect(facts).toMatchObject({ width: 960, frames: 280 });
  expect(facts.duration).toBeCloseTo(11.2, 5);

  const preview = panel(page).getByRole('img', { name: /^The recording: .*Before.*After.*500 of 500/ });
  const moving = await preview.getAttribute('src');
  await panel(page).getByRole('button', { name: 'Stop the preview' }).click();
  await expect(preview).not.toHaveAttribute('src', moving ?? '');
  await expect(preview).toHaveJSProperty('naturalWidth', 960);
  await panel(page).getByRole('button', { name: 'Play the preview' }).click();
  await expect(preview).toHaveAttribute('src', moving ?? '');
});

test('a recording is cancelled and another one made', async ({ page }) => {
  await page.goto('./#record');
  await panel(page).getByRole('button', { name: 'Record' }).click();
  await panel(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(panel(page).getByRole('button', { name: 'Record' })).toBeEnabled();
  await expect(panel(page).getByText('The recording is shown here')).toBeVisible();
  await expect(panel(page).getByRole('status')).toHaveText('Cancelled: no file was made.');
});

test('the push test draws a curve for each agent and keeps the page answering', async ({ page }) => {
  await page.goto('./#robustness');
  const run = panel(page).getByRole('button', { name: 'Run the test' });
  await expect(panel(page).getByText('drawn here')).toBeVisible();
  await run.click();
  await expect(panel(page).getByRole('row')).toHaveCount(11, { timeout: 60_000 });
  await expect(panel(page).getByRole('columnheader')).toHaveText([
    'Strength',
    'Shipped example',
    'Trained with the blog’s settings',
  ]);
});
