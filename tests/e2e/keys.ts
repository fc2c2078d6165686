import { expect, type Locator, type Page } from '@playwright/test';

/** The list of the keys, opened by its key as soon as keys are listened for: what does so comes after the page. */
export async function listOfKeys(page: Page): Promise<Locator> {
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(async () => {
    await page.keyboard.press('Shift+Slash');
    await expect(sheet).toBeVisible({ timeout: 500 });
  }).toPass();
  return sheet;
}

/** Waits until the page listens for keys. */
export async function keysHeard(page: Page): Promise<void> {
  const sheet = await listOfKeys(page);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
}
