import { expect, type Locator, type Page, test } from '@playwright/test';
import { complaintsOf } from '../support/complaints.ts';
import { keysHeard, listOfKeys } from './keys.ts';
import { openView } from './views.ts';

const controls = (page: Page) => page.locator('#controls');
const trainButton = (page: Page) => controls(page).getByRole('button').first();
const seedField = (page: Page) => page.locator('#seed');
const scene = (page: Page, name: string) => page.getByRole('img', { name: new RegExp(`^${name}\\.`) });
/** Controls of which one lies over another. */
const overlaps = (page: Page) =>
  controls(page)
    .locator('button, select, input:not([type="radio"]), label:has(input)')
    .evaluateAll((elements) => {
      const boxes = elements
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .filter(({ parentElement }) => parentElement && getComputedStyle(parentElement).position !== 'fixed')
        .map((element) => ({ element, box: element.getBoundingClientRect() }));
      const both = (a: DOMRect, b: DOMRect) =>
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
      return boxes.flatMap(({ element, box }, i) =>
        boxes
          .slice(i + 1)
          .filter((other) => both(box, other.box))
          .map((other) => `${element.textContent} / ${other.element.textContent}`),
      );
    });
const picture = (page: Page, name: string) =>
  scene(page, name).evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : ''));

test.describe('in English', () => {
  test.use({ locale: 'en-US' });

  test('Before plays at once, nothing is complained of', async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.goto('./');
    await expect(page.getByRole('heading', { name: 'Before training' })).toBeVisible();
    const first = await picture(page, 'Before training');
    await expect.poll(() => picture(page, 'Before training')).not.toBe(first);
    await expect(scene(page, 'Before training')).toHaveAccessibleName(/fell after \d+ steps/);
    expect(complaints).toEqual([]);
  });

  test('the scene can be held, and moves on', async ({ page }) => {
    await page.goto('./');
    await page.getByRole('button', { name: 'Hold “Before training”' }).click();
    const held = await picture(page, 'Before training');
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(await picture(page, 'Before training')).toBe(held);
    await page.getByRole('button', { name: 'Play “Before training”' }).click();
    await expect.poll(() => picture(page, 'Before training')).not.toBe(held);
  });

  test('a seed that is no number is explained, and nothing starts with it', async ({ page }) => {
    await page.goto('./');
    await seedField(page).fill('abc');
    const alert = controls(page).getByRole('alert');
    await expect(alert).toContainText('“abc” is not a number');
    await expect(seedField(page)).toHaveAttribute('aria-invalid', 'true');
    await trainButton(page).click({ force: true });
    await expect(seedField(page)).toBeFocused();
    await expect(page.locator('#status')).toContainText('Nothing has been trained yet');
    await seedField(page).fill('7');
    await expect(alert).toBeEmpty();
    await expect(page.getByText('Untrained network, seed 7')).toBeVisible();
  });

  test('the dice gives another seed', async ({ page }) => {
    await page.goto('./');
    await page.getByRole('button', { name: 'Another seed' }).click();
    await expect(seedField(page)).not.toHaveValue('0');
    await expect(seedField(page)).toHaveValue(/^\d{1,4}$/);
  });

  test('every preset says what to expect', async ({ page }) => {
    await page.goto('./');
    for (const [preset, words] of [
      ['reliable', 'Practically every seed'],
      ['blog', 'about 3 of 100 seeds'],
      ['cleanrl', '500,000 environment steps'],
      ['sb3-zoo', '50,000 environment steps'],
    ] as const) {
      await page.locator('#preset').selectOption(preset);
      await expect(page.getByRole('region', { name: 'Result' })).toContainText(words);
    }
  });

  test('Space trains and pauses, S steps, the question mark lists the keys', async ({ page }) => {
    await page.goto('./');
    await keysHeard(page);
    await page.keyboard.press('s');
    await expect(page.locator('#status')).toContainText('Episode 1 of 500');
    await page.keyboard.press('s');
    await expect(page.locator('#status')).toContainText('Episode 2 of 500');
    await page.keyboard.press('Space');
    await expect(trainButton(page)).toHaveText('Pause');
    await page.keyboard.press('Space');
    await expect(trainButton(page)).toHaveText('Resume');
    await page.keyboard.press('x');
    await expect(trainButton(page)).toHaveText('Train again');
  });

  test('shortcuts work where a radio, a list or a chart was touched last, and in a frame', async ({
    page,
  }) => {
    await page.goto('./?v=2&lang=en&learner=simd&embed=1');
    const sheet = await listOfKeys(page);
    await page.keyboard.press('Escape');
    const touched = [
      page.getByRole('radio', { name: '×16' }),
      page.locator('#preset'),
      page.getByRole('slider').first(),
    ];
    for (const [episode, place] of touched.entries()) {
      await place.focus();
      await page.keyboard.press('Shift+Slash');
      await expect(sheet).toContainText('On a scene: push the cart');
      await page.keyboard.press('Escape');
      await place.focus();
      if (episode === 1) continue; // in a list a letter looks for an entry
      await page.keyboard.press('s');
      await expect(page.locator('#status')).toContainText(`Episode ${episode === 0 ? 1 : 2} of`);
    }
  });

  test('a key that means something where the focus is, is no shortcut there', async ({ page }) => {
    await page.goto('./?v=2&lang=en&learner=simd#knobs');
    await keysHeard(page);
    const status = page.locator('#status');
    const box = page.locator('#knob-doubleDqn');
    await box.focus();
    await page.keyboard.press('Space');
    await expect(box).toBeChecked();
    const preset = page.locator('#preset');
    await preset.focus();
    await page.keyboard.press('s'); // looks for an entry that begins so
    await expect(preset).not.toHaveValue('reliable');
    await page.locator('#seed').fill('');
    await page.locator('#seed').press('1'); // no pace
    await expect(page.locator('#seed')).toHaveValue('1');
    await page.locator('#tab-settings').press('Space');
    await expect(page.getByRole('radio', { name: '×16' })).toBeChecked();
    await expect(status).toContainText('Nothing has been trained yet');

    await box.focus();
    await page.keyboard.press('s'); // a letter does nothing to a checkbox
    await expect(status).toContainText('Episode 1 of');
    await page.locator('input[type="range"]').first().focus();
    await page.keyboard.press('Space'); // nor the space bar to a slider
    await expect(trainButton(page)).toHaveText('Pause');
  });

  test('a part that does not arrive says so, leaves the rest alone and can be asked for again', async ({
    page,
  }) => {
    await page.route(/\/chart-[^/]*\.js$/, (route) => route.abort());
    await page.goto('./?v=2&lang=en&learner=simd&pace=max&episodes=25&evaluationInterval=0');
    await expect(page.getByText('“Score” could not be shown.')).toBeVisible();
    await trainButton(page).click();
    await expect(page.getByText('Ended after 25 episodes').first()).toBeAttached();
    await page.unroute(/\/chart-[^/]*\.js$/);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.locator('[data-tour="score"]').getByRole('slider')).toBeVisible();
  });

  test('shortcuts can be switched off', async ({ page }) => {
    await page.goto('./');
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await page.getByRole('checkbox', { name: 'Shortcuts are on' }).uncheck();
    await page.keyboard.press('Escape');
    await page.locator('footer').click();
    await page.keyboard.press('Space');
    await expect(trainButton(page)).toHaveText('Train');
  });

  test('without module workers a sentence says so, and the scenes still play', async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'));
    await page.goto('./');
    await expect(page.getByText('This browser has no module workers')).toBeVisible();
    await trainButton(page).click({ force: true });
    await expect(page.locator('#status')).toContainText('Nothing has been trained yet');
    const first = await picture(page, 'Before training');
    await expect.poll(() => picture(page, 'Before training')).not.toBe(first);
    expect(complaints).toEqual([]);
  });

  test('the controls, both scenes, the timeline, the score and the verdict are seen at 1366×768 without scrolling', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto('./');
    const score = page.getByRole('figure').filter({ hasText: 'Score per 20 episodes' });
    for (const part of [
      controls(page),
      scene(page, 'Before training'),
      scene(page, 'Example'),
      page.getByRole('region', { name: 'Timeline of the run' }),
      score,
      page.getByRole('heading', { name: /^What to expect/ }),
    ]) {
      await expect(part).toBeInViewport({ ratio: 1 });
    }
  });

  test('nothing moves while the page loads, nor a window as it fills, nor a field when Train is pressed', async ({
    page,
  }) => {
    await page.goto('./');
    await expect(page.locator('#device')).toContainText('Running on');
    const moved = () =>
      page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) {
                if ('value' in entry && typeof entry.value === 'number') sum += entry.value;
              }
            }).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => resolve(sum), 200);
          }),
      );
    expect(await moved()).toBeLessThan(0.02);
    for (const [view, content] of [
      ['play', 'Start'],
      ['record', 'Record'],
      ['speed', 'Measure'],
    ] as const) {
      await page.evaluate((id) => location.assign(`#${id}`), view);
      await expect(page.getByRole('dialog').getByRole('button', { name: content })).toBeVisible();
      await page.keyboard.press('Escape');
    }
    expect(await moved()).toBeLessThan(0.04);

    const pace = page.getByRole('group', { name: 'Pace' });
    const before = await pace.boundingBox();
    await trainButton(page).click();
    await expect(page.getByRole('button', { name: 'Stop', exact: true })).toBeVisible();
    expect(await pace.boundingBox()).toEqual(before);
  });
});

test.describe('in Korean', () => {
  test.use({ locale: 'ko-KR' });

  test('the browser decides the language, and the switch is remembered', async ({ page }) => {
    await page.goto('./');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
    await expect(trainButton(page)).toHaveText('학습 시작');
    await expect(page.getByRole('region', { name: '결과' })).toContainText('거의 모든 시드에서');
    await page.getByRole('button', { name: /^English/ }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(trainButton(page)).toHaveText('Train');
    await page.reload();
    await expect(trainButton(page)).toHaveText('Train');
  });

  test('a seed that is no number is explained', async ({ page }) => {
    await page.goto('./');
    await seedField(page).fill('열둘');
    await expect(controls(page).getByRole('alert')).toContainText('숫자가 아닙니다');
  });
});

test.describe('with a dark system', () => {
  test.use({ locale: 'en-US', colorScheme: 'dark' });

  test('the page is dark before its scripts have arrived', async ({ page }) => {
    await page.route(/\/index-[^/]*\.js$/, (route) => route.abort());
    await page.goto('./');
    await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(10, 22, 36)');
    await expect(page.locator('meta[name="theme-color"]')).toHaveAttribute('content', '#0a1624');
    await expect(page.locator('#root')).toContainText('The page could not start'); // nothing else is there
  });

  test('the page is dark; the switch goes by system, light and dark, and is remembered', async ({ page }) => {
    await page.goto('./');
    const theme = page.locator('html');
    const switcher = page.getByRole('button', { name: /^Theme/ });
    await expect(theme).toHaveAttribute('data-theme', 'dark');
    await switcher.click();
    await expect(theme).toHaveAttribute('data-theme', 'light');
    await page.reload();
    await expect(theme).toHaveAttribute('data-theme', 'light');
    await switcher.click();
    await expect(theme).toHaveAttribute('data-theme', 'dark');
    await switcher.click();
    await page.emulateMedia({ colorScheme: 'light' });
    await expect(theme).toHaveAttribute('data-theme', 'light');
  });
});

test.describe('for those who want no motion', () => {
  test.use({ locale: 'en-US', contextOptions: { reducedMotion: 'reduce' } });

  test('the scene shows the end of its episode, still', async ({ page }) => {
    await page.goto('./');
    await expect(scene(page, 'Before training')).toHaveAccessibleName(/fell after \d+ steps/);
    await expect(page.getByRole('button', { name: 'Play “Before training”' })).toBeVisible();
    const still = await picture(page, 'Before training');
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(await picture(page, 'Before training')).toBe(still);
  });
});

test('on a laptop zoomed to 200 % the whole scene stands above the buttons', async ({ page }) => {
  await page.setViewportSize({ width: 683, height: 384 });
  await page.goto('./');
  const boxOf = async (part: Locator) =>
    (await part.boundingBox()) ?? { x: Number.NaN, y: Number.NaN, width: 0, height: 0 };
  const before = await boxOf(page.locator('figure[data-accent="before"] canvas'));
  const after = await boxOf(page.locator('figure[data-accent="after"] canvas'));
  const buttons = await boxOf(trainButton(page));
  expect(after.y + after.height).toBeLessThanOrEqual(buttons.y);
  // Beside each other, to the same foot, with nothing but an edge between them.
  expect(Math.abs(after.y + after.height - before.y - before.height)).toBeLessThanOrEqual(1);
  expect(Math.abs(before.x - after.x - after.width)).toBeLessThanOrEqual(4);
  expect(await overlaps(page)).toEqual([]);
});

for (const [width, height] of [
  [320, 640],
  [390, 844],
  [820, 1180],
  [3840, 2160],
] as const) {
  for (const locale of ['en-US', 'ko-KR']) {
    test.describe(() => {
      const contextOptions = { reducedMotion: 'reduce' } as const; // what is measured stands still
      test.use({
        viewport: { width, height },
        hasTouch: true,
        isMobile: width < 1000,
        locale,
        contextOptions,
      });

      test(`at ${width}×${height}, ${locale}, nothing scrolls sideways and all there is to touch is 44 px`, async ({
        page,
      }) => {
        await page.goto('./');
        await expect(controls(page).locator('#device')).not.toBeEmpty();
        await trainButton(page).click({ trial: true }); // in view, and nothing lies over it
        // (A phone widens `innerWidth` to what does not fit: compare with the screen.)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        const tooSmall = await page
          .locator(
            'header button, main button, main select, #controls input:not([type="radio"]), #controls label:has(input)',
          )
          .evaluateAll((elements) =>
            elements
              .map((element) => ({ element, box: element.getBoundingClientRect() }))
              .filter(({ box }) => box.width > 0 && (box.width < 43.9 || box.height < 43.9))
              .map(({ element, box }) => `${element.textContent} ${box.width}×${box.height}`),
          );
        expect(tooSmall).toEqual([]);
        for (const narrow of width === 390 ? [390, 375, 360] : [width]) {
          await page.setViewportSize({ width: narrow, height });
          expect(await overlaps(page)).toEqual([]);
        }
        await openView(page, 'robustness');
        for (const id of ['tab-try', 'tab-robustness']) {
          const openTab = page.locator(`[id="${id}"]`);
          await expect(openTab).toHaveAttribute('aria-selected', 'true');
          await expect(openTab).toBeInViewport({ ratio: 1 }); // of a row of tabs that is longer than a phone is wide
        }
      });
    });
  }
}
