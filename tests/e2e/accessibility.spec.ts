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
async function endTransitions(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const each of document.getAnimations()) if (each instanceof CSSTransition) each.finish();
  });
}

/** Without what tells two parts of the same making apart: ids and names. */
const markupOf = (page: Page, part: string): Promise<string> =>
  page
    .locator(part)
    .evaluate((element) => element.innerHTML.replace(/ (id|for|name|aria-[a-z]+)="[^"]*"/g, ''));

const dressed = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'dark', forcedColors: 'active' }, // as in Windows' contrast themes
} as const;

/** Looks at every view in each dress: in light for everything, in the others for their colours. */
async function found(page: Page): Promise<string[]> {
  const all: string[] = [];
  await page.evaluate(axe.source); // once: it is half a megabyte
  // axe-core takes a text's fill for its colour, and of that Chromium tells what stood there before colours are forced.
  await page.evaluate(() => {
    const { prototype } = CSSStyleDeclaration;
    const read = prototype.getPropertyValue;
    prototype.getPropertyValue = function (name) {
      return read.call(this, name === '-webkit-text-fill-color' ? 'color' : name);
    };
  });
  // What has scrolled under the bar is not covered for good, as axe-core takes it to be.
  await page
    .locator('header')
    .first()
    .evaluate((bar) => bar.style.setProperty('position', 'static'));
  const dresses = Object.entries(dressed);
  const seen = new Set<string>();
  await walk(page, async (view, part) => {
    // The menu of one chart is the menu of the next, but for the chart's name.
    const markup = await markupOf(page, part);
    if (seen.has(markup)) return;
    seen.add(markup);
    for (const [dress, media] of dresses) {
      await page.emulateMedia(media);
      await expect(page.locator('html')).toHaveAttribute('data-theme', media.colorScheme);
      await endTransitions(page);
      const here = await violations(page, part, { onlyColours: dress !== 'light' });
      all.push(...here.map((violation) => `${view}, ${dress}: ${violation}`));
    }
    dresses.reverse(); // the next view begins in the dress that this one ends in: changing it costs as much as looking
  });
  return all;
}

// Scenes that stand still leave the processor to axe-core.
test.use({ colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } });

// One language before a run and the other after it: what differs are the texts, and each walk takes most of a minute.
test.describe('en-US', () => {
  test.use({ locale: 'en-US' });

  test('axe-core finds nothing on any view, light or dark or in forced colours', async ({ page }) => {
    await page.goto('./');
    expect(await found(page)).toEqual([]);
  });
});

test.describe('ko-KR', () => {
  test.use({ locale: 'ko-KR' });

  test('nor after a run, with part of the link and a file refused, nor in the tour', async ({ page }) => {
    await page.goto('./?v=2&learner=simd&pace=max&episodes=25&evaluationInterval=0&gamma=9');
    await page.getByRole('button', { name: '학습 시작', exact: true }).click();
    await expect(page.locator('progress')).toHaveAttribute('data-status', 'finished');
    const name = 'none.onnx';
    await page
      .locator('input[data-purpose=open]')
      .setInputFiles({ name, mimeType: '', buffer: Buffer.from('no model') });
    await expect(page.getByRole('alert').filter({ hasText: name })).toBeVisible();
    expect(await found(page)).toEqual([]);
  });
});
