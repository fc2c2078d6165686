import { readdirSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import type { Texts, Topic } from '../../src/locales/topic.ts';
import { openView } from './views.ts';
import { walk } from './walk.ts';

const isTopic = (texts: Topic<Texts> | Texts): texts is Topic<Texts> => typeof texts['english'] === 'object';

/** The texts of a language, by topic. */
async function textsOf(language: 'en' | 'ko'): Promise<Record<string, Texts>> {
  const folder = new URL(`../../src/locales/${language}/`, import.meta.url);
  const texts: Record<string, Texts> = {};
  for (const file of readdirSync(folder)) {
    const module: Record<string, Topic<Texts> | Readonly<Record<string, string>>> = await import(
      new URL(file, folder).href
    );
    for (const [name, topic] of Object.entries(module)) texts[name] = isTopic(topic) ? topic.english : topic;
  }
  return texts;
}

/** Every English text in brackets, accented and two fifths longer; names, which Korean writes as English does, in brackets. */
async function pseudoTopics(): Promise<string> {
  const korean = await textsOf('ko');
  return Object.entries(await textsOf('en'))
    .map(([name, texts]) => {
      const said = Object.entries(texts).map(([key, text]) => [
        key,
        korean[name]?.[key] === text ? `⟦${text}⟧` : `⟦${longer(text)}⟧`,
      ]);
      return `export const ${name} = ${JSON.stringify(Object.fromEntries(said))};`;
    })
    .join('\n');
}

const accents = new Map(Object.entries({ a: 'á', e: 'é', i: 'í', o: 'ö', u: 'ü', c: 'ç', n: 'ñ' }));

function longer(text: string): string {
  const accented = text.replace(/\{\{[^}]*\}\}|[aeioucn]/g, (found) => accents.get(found) ?? found);
  return text.length < 4
    ? accented
    : `${accented} ${'öllö '.repeat(Math.ceil((0.4 * text.length) / 5)).trim()}`;
}

/** Where code, formulas and other languages stand. */
const same = 'code, pre, kbd, .katex, script, style, noscript, body [lang], [translate="no"]';

/** What is called the same in every language: programs, formats, languages, the driver of WebGL. */
const names =
  /^(CartPole DQN|English|한국어|PyTorch|safetensors|TensorFlow\.js|ONNX|JSON|TensorBoard|CSV|PNG|SVG|GIF|MP4|WebM|ANGLE)\b/;

/** Runs in the page: what of a part is seen untranslated, cut off, or over another text. */
function faults({ part, same, names }: { part: string; same: string; names: string }): string[] {
  const found = new Set<string>();
  const allowed = new RegExp(names);
  const root = document.querySelector(part);
  if (root === null) return [`there is no ${part}`];
  const strip = (text: string) => {
    let [before, after] = ['', text];
    while (before !== after) [before, after] = [after, after.replace(/⟦[^⟦⟧]*⟧/g, '')];
    return after;
  };
  const isEscaped = (text: string) => /\p{L}{3}/u.test(text) && !allowed.test(text.trim());
  const isSeen = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    const text = texts.currentNode.textContent ?? '';
    if (parent === null || !isEscaped(text) || !isSeen(parent) || parent.closest(same) !== null) continue;
    // A sentence may be spread over several elements.
    let whole: Element | null = parent;
    for (let up = 0; up < 4 && whole !== null && strip(whole.textContent).includes(text.trim()); up += 1)
      whole = whole.parentElement;
    if (whole === null || strip(whole.textContent).includes(text.trim()))
      found.add(`not translated: ${text}`);
  }
  for (const element of root.querySelectorAll('*')) {
    if (!isSeen(element) || element.closest(same) !== null) continue;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext', 'aria-description']) {
      const text = element.getAttribute(name);
      if (text !== null && isEscaped(strip(text))) found.add(`not translated, ${name}: ${text}`);
    }
    const { overflowX, overflowY, clipPath } = getComputedStyle(element);
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    if (clientWidth < 2 || clipPath !== 'none' || !element.textContent?.includes('⟦')) continue;
    if (element.getAttribute('title') === element.textContent) continue; // shortened, and whole where it is pointed at
    const isButton = element.matches('button, label, [role=tab]');
    if ((hides(overflowX) || isButton) && scrollWidth > clientWidth + 1)
      found.add(`cut off: ${element.textContent.slice(0, 60)} (${scrollWidth} in ${clientWidth} px)`);
    if (hides(overflowY) && scrollHeight > clientHeight + 2)
      found.add(`cut off below: ${element.textContent.slice(0, 60)} (${scrollHeight} in ${clientHeight} px)`);
  }
  // Texts that scroll and stand still together.
  const layers = new Map<string, { readonly text: string; readonly boxes: readonly DOMRect[] }[]>();
  const layerOf = (element: Element) => {
    const above = [];
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const { overflowX, overflowY, position, clipPath } = getComputedStyle(at);
      if (clipPath !== 'none') return null; // for screen readers alone
      if (/auto|scroll/.test(overflowX + overflowY) || /fixed|sticky/.test(position)) above.push(at);
    }
    return above;
  };
  const numbers = new Map<Element, number>();
  const numberOf = (element: Element) => numbers.get(element) ?? numbers.set(element, numbers.size).size - 1;
  const seen = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (seen.nextNode()) {
    const parent = seen.currentNode.parentElement;
    const text = seen.currentNode.textContent?.trim() ?? '';
    if (parent === null || text === '' || !isSeen(parent) || parent.closest('svg') !== null) continue;
    const above = layerOf(parent);
    if (above === null) continue;
    const range = document.createRange();
    range.selectNodeContents(seen.currentNode);
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 2 && height > 2);
    const layer = above.map(numberOf).join(' ');
    const others = layers.get(layer) ?? [];
    for (const other of others)
      for (const box of boxes)
        if (
          other.boxes.some(
            ({ left, right, top, bottom }) =>
              Math.min(right, box.right) - Math.max(left, box.left) > 3 &&
              Math.min(bottom, box.bottom) - Math.max(top, box.top) > box.height / 3,
          )
        )
          found.add(`over one another: ${other.text.slice(0, 40)} and ${text.slice(0, 40)}`);
    layers.set(layer, [...others, { text, boxes }]);
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) found.add('the page scrolls sideways');
  return [...found];
}

/** The pseudo-language takes the place of Korean's texts. */
async function speakPseudo(page: Page): Promise<void> {
  const body = await pseudoTopics();
  await page.route(/\/assets\/(first|rest)-[^/]*\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body }),
  );
}

test.use({ locale: 'ko-KR', contextOptions: { reducedMotion: 'reduce' } });

for (const width of [390, 1440])
  test(`in a language of long accented words every text is translated and none is cut off or covered at ${width === 390 ? '390' : '1440 and 3840'} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await speakPseudo(page);
    await page.goto('./?learner=simd');
    await expect(page.locator('header').first()).toContainText('⟦');
    const all: string[] = [];
    const look = async (view: string, part: string) => {
      const here = await page.evaluate(faults, { part, same, names: names.source });
      all.push(...here.map((fault) => `${view}: ${fault}`));
      if (width < 1440 || part.includes('popover')) return;
      await page.setViewportSize({ width: 3840, height: 900 });
      const there = await page.evaluate(faults, { part, same, names: names.source });
      all.push(...there.map((fault) => `${view} at 3840 px: ${fault}`));
      await page.setViewportSize({ width, height: 900 });
    };
    await walk(page, look);
    await openView(page, 'worlds');
    await page.locator('#worlds select').first().waitFor();
    await look('worlds', '#worlds');
    expect(all).toEqual([]);
  });
