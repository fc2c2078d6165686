import { expect, type Page, test } from '@playwright/test';
import axe from 'axe-core';
import { walk } from './walk.ts';

/** What WCAG 2.2 AA asks for, as far as a program can tell, and what axe-core thinks good besides. */
const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const colours = ['color-contrast', 'link-in-text-block'];

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

async function violations(page: Page, part: string, { onlyColours = false } = {}): Promise<string[]> {
  const { violations } = await page.evaluate(
    ([part, runOnly]) => window.axe.run(part, { runOnly, resultTypes: ['violations'] }),
    [part, onlyColours ? colours : everything] as const,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

/** Halfway between two colours, contrast means nothing. */
async function transitionsEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const transitions = document.getAnimations().filter((each) => each instanceof CSSTransition);
    await Promise.allSettled(transitions.map(({ finished }) => finished));
  });
}

for (const locale of ['en-US', 'ko-KR']) {
  test.describe(locale, () => {
    // Scenes that stand still leave the processor to axe-core.
    test.use({ locale, colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } });

    test('axe-core finds nothing on any view, light or dark', async ({ page }) => {
      const found: string[] = [];
      await page.goto('./');
      await page.evaluate(axe.source); // once: it is half a megabyte
      await walk(page, async (view, part) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
          await transitionsEnd(page);
          const all = await violations(page, part, { onlyColours: colorScheme === 'dark' });
          found.push(...all.map((violation) => `${view}, ${colorScheme}: ${violation}`));
        }
      });
      expect(found).toEqual([]);
    });
  });
}
