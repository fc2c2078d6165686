import { expect, type Page, test } from '@playwright/test';
import { complaintsOf } from '../support/complaints.ts';
import { seeScoreAs } from './views.ts';

test.use({ locale: 'en-US' });

const slider = (page: Page) => page.getByRole('slider', { name: 'Moment of the run' });
const right = (page: Page) => page.locator('[data-tour="scene-after"]');

test('a run is scrubbed like a recording: by pointer, keys, the curve and the log, and back to its end', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await page.goto('./?v=2&lang=en&learner=simd&pace=max');
  await expect(slider(page)).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.locator('progress')).toHaveAttribute('data-status', 'finished', { timeout: 60_000 });
  await expect(right(page)).toContainText('After training');

  const { x, y, width, height } = (await slider(page).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(x + width * 0.3, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 3 });
  await page.mouse.up();
  const middle = Number(await slider(page).getAttribute('aria-valuenow'));
  expect(middle).toBeGreaterThan(10);
  await expect(slider(page)).toHaveAttribute('aria-valuetext', new RegExp(`^Episode ${middle}, score `));
  await expect(right(page)).toContainText(`Episode ${middle}`);
  await expect(right(page)).toContainText(/Weights after episode \d+/);

  await slider(page).press('ArrowRight');
  await expect(right(page)).toContainText(`Episode ${middle + 1}`);
  await slider(page).press('Home');
  await expect(right(page)).toContainText('Episode 0');

  await seeScoreAs(page, 'log');
  await page.getByText('n_episode :40,').click();
  await expect(right(page)).toContainText('Episode 40');
  await seeScoreAs(page, 'chart');
  const chart = page.locator('[data-tour="score"] canvas');
  await chart.click({ position: { x: 120, y: 100 } });
  await expect(right(page)).not.toContainText('Episode 40');

  await page.getByRole('button', { name: 'Result', exact: true }).click();
  await expect(right(page)).toContainText('After training');
  await page.getByRole('button', { name: 'Play the learning' }).click();
  await expect(right(page)).toContainText(/Episode [1-9]/);
  await page.getByRole('button', { name: 'Hold the learning' }).click();
  await expect(page.getByRole('button', { name: 'Play the learning' })).toBeVisible();

  await page.getByRole('button', { name: 'Record the learning' }).click();
  const record = page.getByRole('dialog', { name: 'Record' });
  await expect(record.getByRole('radio', { name: 'The learning' })).toBeChecked();
  await record.getByRole('radio', { name: 'Contact sheet' }).check();
  await record.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(record.getByRole('img', { name: /Episode 0 .*After training/ })).toBeVisible();
  const download = page.waitForEvent('download');
  await record.getByRole('button', { name: 'Save PNG' }).click();
  expect((await download).suggestedFilename()).toBe('cartpole-dqn-reliable-seed-0-contact-sheet.png');
  expect(complaints).toEqual([]);
});
