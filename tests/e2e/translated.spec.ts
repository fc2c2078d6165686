import { expect, test } from '@playwright/test';
import { complaintsOf } from '../support/complaints.ts';
import { walk } from './walk.ts';

test.use({ locale: 'en-US', contextOptions: { reducedMotion: 'reduce' } });

/**
 * Runs in the page: replaces each text, now and whenever there is a new one, by two `font` elements, as Chrome's page
 * translation does. Texts that have siblings, so that React would go on writing to the one that is gone, are complained
 * of.
 */
function translate(): void {
  const isLeftAlone = 'script, style, svg, option, textarea, font, .katex, .notranslate, [translate=no]';
  const replaceIn = (root: Node) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
    for (const text of texts) {
      const parent = text.parentElement;
      if (text.data.trim() === '' || parent === null || parent.closest(isLeftAlone) !== null) continue;
      if (parent.childNodes.length > 1) console.error(`“${text.data}” has siblings in ${parent.outerHTML}`);
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      inner.textContent = text.data;
      outer.append(inner);
      text.replaceWith(outer);
    }
  };
  const observer = new MutationObserver(() => replaceIn(document.body));
  observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  replaceIn(document.body);
}

test('a page whose texts a translator has replaced stays whole on every view: idle, training and after', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await page.goto('./?v=1&preset=blog&pace=16');
  await page.getByRole('slider').first().waitFor();
  await page.evaluate(translate);
  const visit = async (view: string) => expect(complaints, view).toEqual([]);
  const eachTab = async () => {
    for (const tab of await page.getByRole('tablist').first().getByRole('tab').all()) {
      await tab.click();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      await page.waitForLoadState('networkidle');
    }
  };
  await eachTab();
  await visit('idle');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await walk(page, visit);
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.keyboard.press('l');
  await expect(page.getByRole('button', { name: '다시 학습' })).toBeVisible();
  await eachTab();
  await visit('after');
});
