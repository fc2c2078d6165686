import { expect, type Locator, type Page, test } from '@playwright/test';

const languages = [
  {
    language: 'en',
    locale: 'en-US',
    accept: 'Take the tour',
    decline: 'No, thanks',
    tour: 'Guided tour',
    viewport: { width: 1280, height: 720 },
  },
  {
    language: 'ko',
    locale: 'ko-KR',
    accept: '둘러보기 시작',
    decline: '괜찮습니다',
    tour: '둘러보기',
    viewport: { width: 390, height: 844 }, // Train and the settings are in a bar at the foot
  },
] as const;

/** A number as the page writes it, with a true minus. */
const numberOf = (text: string | null) => Number(text?.replace('−', '-').replace('−', '-'));

async function known(page: Page, name: string): Promise<number> {
  return numberOf(await page.locator(`[data-known="${name}"] dd`).textContent());
}

async function train(page: Page): Promise<void> {
  await page.locator('[data-tour="train"]').click();
}

/** Next by keyboard: it has the focus at every stop. */
async function goOn(page: Page, popover: Locator, stop: number): Promise<void> {
  await expect(popover.locator('.driver-popover-next-btn')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(popover.locator('.driver-popover-progress-text')).toHaveText(new RegExp(`^${stop + 1} `));
}

for (const { language, locale, accept, decline, tour, viewport } of languages) {
  test.describe(`the guided tour in ${language}`, () => {
    test.use({ locale });

    test('can be walked to its end by keyboard, and gives the focus back', async ({ page }) => {
      await page.goto('./#inside'); // open already: its stop has nothing to wait for
      await expect(page.locator('[data-tour="policy-map"]')).toBeVisible();
      const button = page.getByRole('button', { name: tour, exact: true });
      await button.focus();
      await page.keyboard.press('Enter');
      const popover = page.getByRole('dialog', { name: /./ }).and(page.locator('.driver-popover'));
      await expect(popover.locator('.driver-popover-progress-text')).toHaveText(/^1 .*10$/);
      for (let stop = 1; stop < 10; stop += 1) await goOn(page, popover, stop);
      await page.keyboard.press('Enter');
      await expect(popover).toHaveCount(0);
      await expect(button).toBeFocused();
    });

    test('a stop is over when its deed is done', async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.goto('./');
      await page.getByRole('button', { name: accept }).click();
      const progress = page.locator('.driver-popover .driver-popover-progress-text');
      await expect(progress).toHaveText(/^1 /);
      await page.keyboard.press('ArrowRight');
      await expect(progress).toHaveText(/^2 /);
      await train(page);
      await expect(page.locator('.tour-deed')).toHaveAttribute('data-done', 'true');
      await expect(progress).toHaveText(/^3 /);
      await page.keyboard.press('ArrowRight');
      await expect(progress).toHaveText(/^4 /);
      // Where the run ends just then, the bar moves from under the pointer.
      const slowest = page.locator('[data-tour="pace"] input').first();
      await expect(() => slowest.check({ force: true, timeout: 1000 })).toPass();
      await expect(progress).toHaveText(/^5 /);
      await page.keyboard.press('Escape');
      await expect(progress).toHaveCount(0);
    });

    test('invites once, and takes no for an answer', async ({ page }) => {
      await page.goto('./');
      const invitation = page.getByRole('complementary', { name: tour });
      await invitation.getByRole('button', { name: decline }).click();
      await expect(invitation).toHaveCount(0);
      await page.reload();
      await expect(page.locator('[data-tour="train"]')).toBeVisible();
      await expect(invitation).toHaveCount(0);
    });
  });
}

test.describe('the guided tour', () => {
  test.use({ locale: 'en-US' });

  test('can be ended while its first stop still fades in, and leaves the page as it was', async ({
    page,
  }) => {
    await page.goto('./');
    const button = page.getByRole('button', { name: 'Guided tour', exact: true });
    const popover = page.locator('.driver-popover');
    await button.click();
    await expect(popover).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(popover).toHaveCount(0);

    await button.evaluate(
      (element) =>
        new Promise<void>((resolve) => {
          new MutationObserver((_, observer) => {
            const shown = document.querySelector('.driver-popover');
            if (shown === null) return;
            observer.disconnect();
            shown.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
            resolve();
          }).observe(document.body, { childList: true });
          if (element instanceof HTMLElement) element.click();
        }),
    );
    await page.setViewportSize({ width: 1000, height: 800 }); // the pointed-at would be looked for anew
    await expect(page.locator('.driver-popover, .driver-overlay')).toHaveCount(0);
    await button.focus();
    await page.keyboard.press('Tab');
    await expect(button).not.toBeFocused();
    await button.click();
    await expect(popover.locator('.driver-popover-progress-text')).toHaveText('1 of 10');
  });
});

test('the tour’s formula has the numbers of this run: δ = y − Q(s, a)', async ({ page }) => {
  await page.goto('./?v=2&stopWhenSolved=false#learn');
  await train(page);
  await expect(page.locator('[data-known="reward"]')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Guided tour', exact: true }).click();
  const popover = page.locator('.driver-popover');
  for (let stop = 1; stop < 6; stop += 1) {
    await goOn(page, popover, stop);
    await expect.poll(() => gapToTarget(page)).toBeLessThan(40);
  }
  await expect(popover.locator('.katex [data-symbol="tdError"]').first()).toBeVisible();
  const values = Object.fromEntries(
    await popover
      .locator('.tour-values > [data-symbol]')
      .evaluateAll((rows) =>
        rows.map((row) => [row.getAttribute('data-symbol'), row.querySelector('dd')?.textContent]),
      ),
  );
  const [target, qTaken, tdError] = [values['target'], values['qTaken'], values['tdError']].map(numberOf);
  expect(tdError).toBeCloseTo((target ?? 9) - (qTaken ?? 9), 2);

  // By keyboard: a row lights up its symbol, and arrow keys scroll a formula instead of leaving it.
  await popover.locator('.driver-popover-prev-btn').focus();
  await page.keyboard.press('Shift+Tab');
  await expect(popover.locator('.tour-values > [data-symbol="loss"]')).toBeFocused();
  await popover.locator('.driver-popover-progress-text').hover(); // where no symbol is
  const symbol = popover.locator('.katex [data-symbol="loss"]');
  await expect(symbol).toHaveAttribute('data-lit');
  await symbol.evaluate((element) => element.setAttribute('data-old', ''));
  await expect(symbol).not.toHaveAttribute('data-old'); // the next update is there
  await expect(symbol).toHaveAttribute('data-lit');
  await popover.locator('section:has(.katex)').first().focus();
  await expect(popover.locator('[data-lit]')).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(popover.locator('.driver-popover-progress-text')).toHaveText(/^6 /);
  await popover.locator('.driver-popover-next-btn').focus();
  await page.keyboard.press('ArrowRight');
  await expect(popover.locator('.driver-popover-progress-text')).toHaveText(/^7 /);
});

test('slow motion shows an update in numbers that fit together', async ({ page }) => {
  await page.goto('./#learn');
  await expect(page.getByText('There is nothing to learn from yet')).toBeVisible();
  await train(page);
  await expect(page.locator('[data-known="reward"]')).toBeVisible({ timeout: 60_000 });
  for (let step = 1; step < 6; step += 1)
    await page.getByRole('button', { name: 'Next', exact: true }).click();

  const [target, qTaken, tdError, after] = [
    await known(page, 'target'),
    await known(page, 'qTaken'),
    await known(page, 'tdError'),
    await known(page, 'after'),
  ];
  expect(tdError).toBeCloseTo(target - qTaken, 3);
  expect(after).not.toBe(qTaken);

  const errors = (await page.locator('[name="transition"] ~ span:nth-of-type(3)').allTextContents()).map(
    (text) => Math.abs(numberOf(text)),
  );
  expect(errors).toHaveLength(16);
  expect(errors).toEqual([...errors].sort((a, b) => b - a));

  // The end of the run takes nothing away from who still reads.
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByText('This run has ended')).toBeVisible();
  await expect(page.getByText('Step 6 of 6')).toBeVisible();
  expect(await known(page, 'after')).toBe(after);
});

test('slow motion says what it waits for until learning starts', async ({ page }) => {
  await page.goto('./#learn');
  await page.waitForLoadState('networkidle'); // the keys are listened to
  await page.keyboard.press('s');
  await expect(page.getByText(/Learning has not begun: .* more than 150 transitions/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take the next update apart' })).toBeDisabled();
});

test('inside the agent: bars, map and time line come alive with the run', async ({ page }) => {
  await page.goto('./#inside');
  await train(page);
  await page.locator('#inside').evaluate((panel) => panel.scrollIntoView()); // what is out of sight does not move
  await expect(page.locator('[data-action="right"] dd')).toHaveText(/\d/);
  await expect(page.getByRole('img', { name: /^Policy map\. At angle/ })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Value along the episode: step/ })).toBeVisible();
  await page.getByRole('slider', { name: 'cart position' }).fill('1');
  await expect(page.getByRole('checkbox', { name: 'Follow the agent' })).not.toBeChecked();

  // Paused, the scene comes to the newest episode: scene and map then name the same.
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  const episodeIn = async (part: string) =>
    /episode (\d+)/i.exec((await page.locator(part).textContent()) ?? '')?.[1] ?? `none in ${part}`;
  await expect
    .poll(
      async () =>
        (await episodeIn('[data-tour="policy-map"]')) === (await episodeIn('[data-tour="scene-after"]')),
    )
    .toBe(true);
});

test('those who want no motion see newer episodes of a run too, each at its end', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  await train(page);
  const source = page.getByText(/^Episode \d+, ε/);
  await expect(source).toBeVisible();
  const first = (await source.textContent()) ?? '';
  await expect(source).not.toHaveText(first);
  await expect(page.getByRole('img', { name: /^In training\./ })).toHaveAccessibleName(/after \d+ steps/);
});

/** px between the tour's popover and what it points at, along the axis on which they stand apart. */
function gapToTarget(page: Page): Promise<number> {
  return page.evaluate(() => {
    const [target, popover] = ['.driver-active-element', '.driver-popover'].map((selector) =>
      document.querySelector(selector)?.getBoundingClientRect(),
    );
    if (target === undefined || popover === undefined) return Number.POSITIVE_INFINITY;
    const across = Math.max(target.left - popover.right, popover.left - target.right);
    const along = Math.max(target.top - popover.bottom, popover.top - target.bottom);
    return Math.max(across, along);
  });
}
