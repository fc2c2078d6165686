import { expect, test } from '@playwright/test';
import { complaintsOf } from '../support/complaints.ts';
import { chooseLearner } from './views.ts';

/** Without a just-in-time compiler, as in a lockdown mode, Chromium has no WebAssembly, on the page and in workers. */
test.use({
  locale: 'en-US',
  launchOptions: [
    async ({ launchOptions }, use) =>
      use({ ...launchOptions, args: [...(launchOptions.args ?? []), '--js-flags=--jitless'] }),
    { scope: 'worker' },
  ],
});

test('without WebAssembly a sentence says so, and it trains all the same, in plain TypeScript too', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await page.goto(
    './?v=2&lang=en&pace=max&hiddenWidth=32&episodes=10&learningStarts=60&evaluationInterval=0&learner=reference',
  );
  expect(await page.evaluate(() => typeof WebAssembly)).toBe('undefined');
  await expect(page.getByText('This browser has no WebAssembly')).toBeVisible();
  await expect(page.locator('#device')).toContainText('Running on plain TypeScript');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByText('Ended after 10 episodes').first()).toBeAttached({ timeout: 60_000 });
  await chooseLearner(page, 'auto');
  await expect(page.locator('#device')).toContainText('this browser has no WebAssembly SIMD');
  await expect(page.locator('#learner option[value="simd"]')).toBeDisabled();
  expect(complaints).toEqual([]);
});
