import { expect, test } from '@playwright/test';

/** Settings with which a seed takes a moment. */
const brief = 'v=2&lang=en&learner=simd&preset=blog&episodes=45';

test('a field of carts trains every seed, counts them, and puts one on the stage to the same bits', async ({
  page,
}) => {
  await page.goto(`./?${brief}#seeds`);
  await page.getByLabel('Seeds', { exact: true }).fill('3');
  const field = page.getByRole('slider', { name: 'Carts, one for each seed' });
  await expect(field).toHaveAttribute('aria-valuetext', /^Seed 0: waiting/);
  await page.getByRole('button', { name: 'Train all seeds' }).click();
  await expect(page.getByText('3 of 3 seeds', { exact: false }).first()).toBeVisible();
  const count = (state: string) => page.locator(`[data-state="${state}"] dd`);
  await expect(count('failed')).toHaveText('3');
  await expect(count('solved')).toHaveText('0');
  await expect(page.getByText('0 of 3 seeds solved', { exact: true })).toBeVisible();
  await expect(page.getByText('between 0% and 56%')).toBeVisible();
  const table = page.getByRole('table', { name: 'Results by seed' });
  await expect(table.getByRole('row')).toHaveCount(4);

  await field.focus();
  await field.press('ArrowRight');
  await field.press('End');
  await expect(field).toHaveAttribute('aria-valuetext', /^Seed 2: not solved in 45 episodes/);
  await expect(page.getByRole('button', { name: 'Seed 2' })).toBeVisible();
  await field.press('Enter');
  await expect(
    page.getByText('Seed 2 was trained again and gave the same result, bit for bit: 45 episodes'),
  ).toBeVisible();
  await expect(page.getByLabel('Seed', { exact: true })).toHaveValue('2');
});

test('a study that was cancelled goes on after a reload, and one from the command line opens as a field', async ({
  page,
}) => {
  // One worker: however many cores there are, some seeds are left when Cancel is pressed.
  await page.addInitScript(() => Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => 2 }));
  await page.goto(`./?${brief}&seeds=40#seeds`);
  await page.getByRole('button', { name: 'Train all seeds' }).click();
  const table = page.getByRole('table', { name: 'Results by seed' });
  await expect(table.getByText('not solved').nth(1)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/^Cancelled after \d+ of 40 seeds\.$/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Name of the study' })).toHaveCount(1);
  await page.getByRole('button', { name: /^Train the \d+ left$/ }).click();
  await expect(page.getByText('40 of 40 seeds', { exact: false }).first()).toBeVisible();
  await expect(page.locator('[data-state="failed"] dd')).toHaveText('40');
  await expect(page.getByText('40 of 40 seeds, 0 solved', { exact: false })).toBeVisible();

  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles([1, 2].map((part) => `tests/fixtures/study/blog-60-episodes-${part}-of-2.json`));
  await expect(page.getByText('0 of 4 seeds solved', { exact: true })).toBeVisible();
  const field = page.getByRole('slider', { name: 'Carts, one for each seed' });
  await field.focus();
  await field.press('End');
  await expect(field).toHaveAttribute('aria-valuetext', /^Seed 3: not solved in 60 episodes/);
  await field.press('Enter');
  await expect(
    page.getByText('Seed 3 was trained again and gave the same result: 60 episodes'),
  ).toBeVisible();
});
