import { expect, type Page } from '@playwright/test';

/** Every view below the stage, and those that open over it. */
export const PLACE_VIEWS = [
  'inside',
  'learn',
  'experiments',
  'ladder',
  'worlds',
  'robustness',
  'compare',
  'seeds',
  'knobs',
] as const;
export const WINDOW_VIEWS = ['curves', 'play', 'record', 'speed'] as const;

/** Opens a view by its address, as a link does. */
export async function openView(page: Page, id: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, id);
  await expect(page.locator(`[id="${id}"]`)).toBeVisible();
}

/** Shows the score as its chart, its table or the log. */
export async function seeScoreAs(page: Page, view: 'chart' | 'table' | 'log'): Promise<void> {
  await page.locator(`[data-tour="score"] input[value="${view}"]`).check({ force: true });
}

/** Chooses what the run is computed on, in the menu of the device. */
export async function chooseLearner(page: Page, learner: string): Promise<void> {
  await page.locator('button[popovertarget]', { has: page.locator('.lucide-cpu') }).click();
  await page.locator('#learner').selectOption(learner);
  await page.keyboard.press('Escape');
}
