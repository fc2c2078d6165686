import type { Locator, Page } from '@playwright/test';
import { openView, PLACE_VIEWS, seeScoreAs, WINDOW_VIEWS } from './views.ts';

/** Called for every state of the page that the walk comes to, with a name and a selector of what is new in it. */
export type Visit = (view: string, part: string) => Promise<void>;

/** Opens all that can be opened, one after another: the page itself, each popover, each dialog, each panel, the tour. */
export async function walk(page: Page, visit: Visit): Promise<void> {
  await page.getByRole('tablist').first().waitFor();
  await page.waitForLoadState('networkidle');
  await visit('page', 'html');
  await eachPopover(page, page.locator('body'), visit);
  await page.keyboard.press('?');
  await page.locator('dialog[open]').waitFor();
  await visit('shortcuts', 'dialog[open]');
  await page.keyboard.press('Escape');
  for (const view of ['table', 'log', 'chart'] as const) {
    await seeScoreAs(page, view);
    await visit(`the score as ${view}`, '[data-tour="score"]');
  }
  await page.locator('#tour-button').click();
  await page.getByRole('dialog').waitFor();
  await visit('tour', 'html');
  await page.keyboard.press('Escape');
  // Windows close; places stay, and whoever looks at the page then looks through theirs too, the largest last.
  for (const view of [...WINDOW_VIEWS, ...PLACE_VIEWS]) {
    await openView(page, view);
    const part = `[id="${view}"]`;
    const panel = page.locator(part);
    await panel.evaluate((element) => element.scrollIntoView({ behavior: 'instant' })); // below the bar
    await panel.locator('button, input, canvas, h3').first().waitFor();
    await openDetails(panel);
    await visit(view, part);
    await eachPopover(page, panel, visit);
    if (WINDOW_VIEWS.some((window) => window === view)) await page.keyboard.press('Escape');
  }
}

async function openDetails(part: Locator): Promise<void> {
  await part.evaluate((element) => {
    for (const details of element.querySelectorAll('details')) details.open = true;
  });
}

async function eachPopover(page: Page, part: Locator, visit: Visit): Promise<void> {
  const openers = part.locator('button[popovertarget]:not(:disabled):visible');
  const ids = await openers.evaluateAll((all) => all.map((opener) => opener.getAttribute('popovertarget')));
  for (const id of ids) {
    await page.locator(`button[popovertarget="${id}"]`).click();
    const selector = `[id="${id}"]:popover-open`;
    const popover = page.locator(selector);
    await popover.waitFor();
    await openDetails(popover);
    await visit(`popover “${await popover.getAttribute('aria-label')}”`, selector);
    await page.keyboard.press('Escape');
  }
}
