import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { decodeCheckpoint } from '../../src/files/checkpoint.ts';
import { complaintsOf } from '../support/complaints.ts';
import { keysHeard } from './keys.ts';
import { openView } from './views.ts';

const train = (page: Page) => page.getByRole('button', { name: /^Train( again)?$/ });
const fewEpisodes = 'v=2&lang=en&learner=simd&pace=max&episodes=25&evaluationInterval=0';

// Scenes that stand still leave the processor to what is tested.
test.use({ locale: 'en-US', contextOptions: { reducedMotion: 'reduce' } });

declare global {
  interface Window {
    framesAsked: number;
  }
}

async function trainToTheEnd(page: Page): Promise<void> {
  await train(page).click();
  await expect(page.getByText('Ended after 25 episodes').first()).toBeAttached();
}

/** Read apart from the page's own code. */
function namesInStorage(page: Page): Promise<unknown[]> {
  return page.evaluate(async () => {
    const done = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open('cartpole'));
    const runs = await done(database.transaction('runs').objectStore('runs').getAll());
    database.close();
    return runs.map(({ name }) => name);
  });
}

test('a link opens exactly its set-up, ready for Train', async ({ page }) => {
  await page.goto(`./?${fewEpisodes}&preset=blog&seed=7&gamma=0.9#knobs`);
  await expect(page.getByLabel('Preset', { exact: true })).toHaveValue('blog');
  await expect(page.locator('#seed')).toHaveValue('7');
  await expect(page.locator('#knob-gamma')).toHaveValue('0.9');
  await expect(page.getByRole('radio', { name: 'max' })).toBeChecked();
  await trainToTheEnd(page);
});

test('a link in Korean shows a Korean page and forces it on no later visit', async ({ page }) => {
  await page.goto('./?v=2&lang=ko');
  await expect(page.getByRole('button', { name: '학습 시작' })).toBeVisible();
  await page.goto('./');
  await expect(train(page)).toBeVisible();
});

test('a broken link says what it could not read and uses the default, and nothing of it becomes markup', async ({
  page,
}) => {
  await page.goto('./?v=2&lang=en&gamma=7&preset=<img src=x onerror=alert(1)>&turbo=on&nStep=5#knobs');
  const notice = page.getByLabel('Part of the link could not be read');
  await expect(notice).toContainText(
    'Discount γ: 7 is out of range. Choose from 0 to 2. 0.99 is used instead.',
  );
  await expect(notice).toContainText('<img src=x onerror=alert(1)>');
  await expect(notice).toContainText('There is no setting “turbo”');
  await expect(notice).toContainText('The rest of the link was applied.');
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
  await expect(page.locator('#knob-gamma')).toHaveValue('0.99');
  await expect(page.locator('#knob-nStep')).toHaveValue('5');
  await notice.getByRole('button').click();
  await expect(notice).toHaveCount(0);
});

test('a phone shows in its first view what a link did not say rightly', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./?v=2&gamma=7');
  const notice = page.getByLabel('Part of the link could not be read');
  await expect(notice).toBeInViewport({ ratio: 1 });
  await expect(notice).not.toContainText('The rest of the link was applied.'); // there is none
});

test('the address follows the settings, and opens them again', async ({ page }) => {
  await page.goto('./#knobs');
  await page.locator('#knob-gamma').fill('0.95');
  await expect(page).toHaveURL(/\?v=2&gamma=0.95&lang=en#knobs$/);
  await page.reload();
  await expect(page.locator('#knob-gamma')).toHaveValue('0.95');
  await page.getByRole('button', { name: 'Skip to the scenes' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await expect(page).toHaveURL(/\?v=2&gamma=0.95&lang=en#knobs$/);
});

test('a window that closes leaves the address to the one that was asked for meanwhile', async ({ page }) => {
  await page.goto('./?v=2&lang=en#curves');
  await expect(page.getByRole('dialog', { name: 'More curves' })).toBeVisible();
  await page.locator('dialog[open]').evaluate((dialog) => {
    if (dialog instanceof HTMLDialogElement) dialog.close(); // its event comes later
    location.hash = 'play';
  });
  await expect(page.getByRole('dialog', { name: 'Take over' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page).toHaveURL(/lang=en$/);
});

test('a changed knob is marked and goes back by itself or with all', async ({ page }) => {
  await page.goto('./#knobs');
  await page.locator('#knob-nStep').fill('5');
  await page.locator('#knob-doubleDqn').check();
  await expect(page.getByText('2 settings changed from the preset')).toBeVisible();
  await page.getByRole('button', { name: 'Reset “n-step return” to 3' }).click();
  await expect(page.locator('#knob-nStep')).toHaveValue('3');
  await page.getByRole('button', { name: 'Reset all' }).click();
  await expect(page.locator('#knob-doubleDqn')).not.toBeChecked();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('#knob-doubleDqn')).toBeChecked();
});

test('nothing starts with a setting that cannot be used', async ({ page }) => {
  await page.goto('./#knobs');
  await page.locator('#knob-gamma').fill('lots');
  const sentence = '“lots” is not a number. Type one from 0 to 2.';
  await expect(page.locator('#knob-gamma-problem')).toHaveText(sentence);
  await expect(page.locator('#controls')).toContainText(`Discount γ: ${sentence}`);
  await expect(train(page)).toHaveAttribute('aria-disabled', 'true');
  await train(page).click({ force: true });
  await expect(page.getByText('Ready. Nothing has been trained yet.')).toBeVisible();
  await page.locator('#knob-gamma').fill('0.9');
  await page.locator('#knob-batchSize').fill('512');
  await expect(page.locator('#knob-batchSize-problem')).toContainText('let learning start at 511 or later');
  await page.locator('#knob-learningStarts').fill('511');
  await expect(train(page)).toHaveAttribute('aria-disabled', 'false');
});

test('what a run under way cannot take over waits for a restart', async ({ page }) => {
  await page.goto('./?v=2&lang=en&learner=simd&pace=1#knobs');
  await train(page).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.locator('#knob-learningRate').fill('0.001');
  await page.locator('#knob-nStep').fill('5');
  await expect(page.getByText('1 changed setting takes effect with a new run.')).toBeVisible();
  await page.getByRole('button', { name: 'Restart with these settings' }).click();
  await expect(page.getByText('takes effect with a new run.')).toHaveCount(0);
});

test('a lesson hides what it does not need, and links to the whole page', async ({ page }) => {
  await page.goto('./?v=2&lang=en&embed=1&hide=log,knobs');
  await expect(train(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Share this set-up' })).toHaveCount(0);
  await expect(page.getByRole('tab', { name: 'Runs' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Settings' })).toHaveCount(0);
  await expect(page.getByRole('radio', { name: 'Table' })).toBeAttached();
  await expect(page.getByRole('radio', { name: 'Log' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Open the whole page' })).toHaveAttribute(
    'href',
    /\?v=2&lang=en$/,
  );
});

test('a lesson on a phone begins with the scenes, where nothing stands above them', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./?v=2&lang=en&embed=1');
  const top = (await page.locator('figure[data-accent="after"]').boundingBox())?.y;
  expect(top).toBeLessThan(24);
});

test('a lesson without scenes draws none, and a panel that looks into the agent lets its time pass', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.addInitScript(() => {
    const request = window.requestAnimationFrame;
    window.framesAsked = 0;
    window.requestAnimationFrame = (callback) => {
      window.framesAsked += 1;
      return request(callback);
    };
  });
  const framesIn = (milliseconds: number) =>
    page.evaluate(async (time) => {
      const before = window.framesAsked;
      await new Promise((resolve) => setTimeout(resolve, time));
      return window.framesAsked - before;
    }, milliseconds);
  await page.goto('./?v=2&lang=en&learner=simd&embed=1&hide=scenes,chart#knobs');
  await expect(page.locator('#knob-gamma')).toBeVisible();
  await expect(page.locator('canvas')).toHaveCount(0);
  await expect.poll(() => framesIn(300)).toBe(0);

  await openView(page, 'inside');
  const drawing = page.locator('#inside canvas').first();
  const picture = () => drawing.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const first = await picture();
  await expect.poll(picture).not.toBe(first);
  await keysHeard(page);
  await page.keyboard.press('p');
  let held = '';
  await expect(async () => {
    held = await picture();
    await framesIn(300);
    expect(await picture()).toBe(held);
  }).toPass();
  await page.keyboard.press('p');
  await expect.poll(picture).not.toBe(held);
});

test('the share sheet copies the link and the HTML of a frame', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./?v=2&lang=en&nStep=5');
  await page.getByRole('button', { name: 'Share this set-up' }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied.')).toBeVisible();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  expect(await copied()).toMatch(/\?v=2&nStep=5&lang=en$/);
  await page.getByText('For lessons: hide parts, or embed').click();
  await page.getByLabel('Embed in another page').check();
  await page.getByRole('checkbox', { name: 'Log', exact: true }).check();
  await page.getByRole('button', { name: 'Copy HTML' }).click();
  await expect
    .poll(copied)
    .toMatch(/^<iframe src="[^"]+v=2&amp;nStep=5&amp;lang=en&amp;embed=1&amp;hide=log"/);

  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Runs' }).click();
  await page.getByRole('button', { name: 'Share this set-up' }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(copied).toMatch(/lang=en&hide=log#compare$/); // the view that was opened last, in no frame
});

test('runs that ended stay in the list over a reload, are named, deleted and brought back', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await page.goto(`./?${fewEpisodes}&seed=3#compare`);
  await expect(page.getByText('No run has ended yet.')).toBeVisible();
  await trainToTheEnd(page);
  const name = page.getByLabel('Name of the run');
  await expect(name).toHaveValue('Reliable, Episodes 25, Evaluate every 0, seed 3');
  await name.fill('My first');
  await name.press('Enter');
  await expect.poll(() => namesInStorage(page)).toEqual(['My first']);
  await page.reload();
  await expect(name).toHaveValue('My first');
  const row = page.getByRole('listitem').filter({ has: name });
  for (const width of [844, 1279]) {
    await page.setViewportSize({ width, height: 720 });
    const text = await row.locator('p').last().boundingBox();
    const button = await row.getByRole('button').first().boundingBox();
    expect(text?.width, `room for some words in a line at ${width} px`).toBeGreaterThan(200);
    expect((text?.y ?? 0) + (text?.height ?? 0), 'nothing is covered').toBeLessThanOrEqual(button?.y ?? 0);
  }
  await page.getByRole('button', { name: 'Download “My first”' }).click();
  const checkpoint = page.waitForEvent('download');
  await page
    .locator('#compare')
    .getByRole('button', { name: /^Checkpoint/ })
    .click();
  const saved = await checkpoint;
  expect(saved.suggestedFilename()).toMatch(
    /^cartpole-dqn-\w+(-changed)?-seed-3-.{6}-episode-25\.checkpoint$/,
  );
  expect(decodeCheckpoint(await readFile(await saved.path())).state.history).toHaveLength(25);
  await page.keyboard.press('Escape');
  await page.getByLabel('Curve', { exact: true }).selectOption('Loss');
  await expect(page.getByRole('heading', { name: 'Loss, run by run' })).toBeVisible();
  await expect(page.getByRole('figure', { name: 'Loss' })).toContainText(/squared value/);
  await page.getByRole('button', { name: 'Delete “My first”' }).click();
  await expect(name).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(name).toHaveValue('My first');
  await page.getByRole('button', { name: 'Show in After' }).click();
  await expect(page.locator('[data-tour="scene-after"]')).toContainText('My first');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'All episodes as CSV' }).click();
  expect((await download).suggestedFilename()).toBe('cartpole-dqn-run-episodes.csv');
  expect(complaints).toEqual([]);
});

test('two tabs share one list', async ({ context }) => {
  const [first, second] = [await context.newPage(), await context.newPage()];
  await first.goto(`./?${fewEpisodes}#compare`);
  await second.goto('./?v=2&lang=en#compare');
  await expect(second.getByText('No run has ended yet.')).toBeVisible();
  await trainToTheEnd(first);
  await expect(second.getByLabel('Name of the run')).toHaveValue(
    'Reliable, Episodes 25, Evaluate every 0, seed 0',
  );
  await second
    .getByRole('button', { name: 'Delete “Reliable, Episodes 25, Evaluate every 0, seed 0”' })
    .click();
  await expect(first.getByText('No run has ended yet.')).toBeVisible();
});

test('without storage the list says so and works on', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(IDBFactory.prototype, 'open', {
      value: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto(`./?${fewEpisodes}#compare`);
  await expect(page.getByText('does not let the page store runs')).toBeVisible();
  await trainToTheEnd(page);
  await expect(page.getByLabel('Name of the run')).toHaveValue(
    'Reliable, Episodes 25, Evaluate every 0, seed 0',
  );
});

test('an experiment is predicted, run and compared with its baseline', async ({ page }) => {
  await page.goto('./?v=2&lang=en&learner=simd&seed=1#experiments');
  await page.getByRole('button', { name: 'Double DQN' }).click();
  const run = page.getByRole('button', { name: 'Run it' });
  await expect(run).toBeDisabled();
  await page.getByLabel('No measurable difference.').check();
  await run.click();
  await expect(page.getByRole('heading', { name: 'What was found' })).toBeVisible({ timeout: 60_000 });
  // What tells the two apart is what the networks expect.
  await expect(page.getByRole('heading', { name: 'Value expected and obtained' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Baseline: expected' })).toBeVisible();
  await page.getByLabel('Curve', { exact: true }).selectOption('Score');
  await expect(page.getByRole('button', { name: 'Baseline', exact: true })).toBeVisible();
  await expect(page.locator('code, pre').filter({ hasText: '--double-dqn true' })).toBeAttached();
});
