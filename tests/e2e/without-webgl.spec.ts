import { expect, test } from '@playwright/test';
import { complaintsOf } from '../support/complaints.ts';

const withoutGpu = ['--no-sandbox', '--disable-gpu', '--disable-software-rasterizer', '--disable-quic'];

test.use({
  locale: 'en-US',
  launchOptions: [
    async ({ launchOptions }, use) => use({ ...launchOptions, args: withoutGpu }),
    { scope: 'worker' },
  ],
});

test('without any WebGL it trains all the same and says what it runs on', async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto('./');
  expect(await page.evaluate(() => document.createElement('canvas').getContext('webgl2'))).toBeNull();
  await expect(page.locator('#device')).toContainText('this browser offers no WebGL 2');
  await page.getByRole('radio', { name: 'max' }).check({ force: true });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByText('Solved: the pole stays up')).toBeVisible({ timeout: 60_000 });
  expect(complaints).toEqual([]);
});
