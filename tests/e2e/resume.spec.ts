import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { decodeCheckpoint } from '../../src/files/checkpoint.ts';
import { trainThroughKills } from '../support/kill-while-saving.ts';
import { expectSameWeights } from '../support/same-weights.ts';
import { saved, storedRuns } from '../support/stored-runs.ts';
import { drop } from './drop.ts';
import { seeScoreAs } from './views.ts';

// Scenes that stand still leave the processor to the runs.
test.use({ locale: 'en-US', contextOptions: { reducedMotion: 'reduce' } });

/** Some seconds at ×16, and not to be cut short by being solved. */
const settings =
  'lang=en&learner=simd&seed=3&hiddenWidth=32&episodes=200&stopWhenSolved=false&evaluationInterval=0';
const address = (pace: 'max' | 1 | 16, more = '') => `./?v=2&${settings}&pace=${pace}${more}`;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const status = (page: Page) => page.locator('#status');
const log = (page: Page) => page.getByRole('region', { name: /log/i }).locator('pre');
const offer = (page: Page) => page.getByRole('complementary', { name: 'Interrupted runs' });
const episodeOf = async (page: Page) =>
  Number(/Episode ([\d,]+)/.exec((await status(page).textContent()) ?? '')?.[1]?.replace(',', ''));

const hurry = (page: Page) => page.getByRole('radio', { name: 'max' }).check({ force: true });

async function finished(page: Page): Promise<void> {
  await expect(button(page, 'Train again')).toBeVisible({ timeout: 90_000 });
}

async function download(page: Page, format: RegExp): Promise<Buffer> {
  await page.getByRole('button', { name: 'Download weights' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: format }).click();
  const path = await (await waiting).path();
  await page.keyboard.press('Escape');
  return readFile(path);
}

interface WholeRun {
  readonly lines: string | null;
  readonly weights: Buffer;
}

let whole: Promise<WholeRun> | undefined;
test.describe.configure({ mode: 'default' }); // one after another, so that they share it

/** The whole run without any break: its log and its files. */
function uninterrupted(page: Page): Promise<WholeRun> {
  whole ??= trainWhole(page);
  return whole;
}

async function trainWhole(page: Page): Promise<WholeRun> {
  await page.goto(address('max'));
  await button(page, 'Train').click();
  await finished(page);
  await seeScoreAs(page, 'log');
  return { lines: await log(page).textContent(), weights: await download(page, /safetensors/) };
}

test('the browser is killed twice in the middle of saving: the run goes on as if it had not been', async ({
  page,
  baseURL,
  launchOptions,
}) => {
  const expected = await uninterrupted(page);
  const profile = await mkdtemp(join(tmpdir(), 'profile-'));
  const browser = await trainThroughKills({
    ...{ profile, launchOptions, kills: 2, seed: 1 },
    address: new URL(address(16), baseURL).href,
  });
  try {
    await hurry(browser.page);
    await finished(browser.page);
    await seeScoreAs(browser.page, 'log');
    expect(await log(browser.page).textContent()).toBe(expected.lines);
    await expectSameWeights(await download(browser.page, /safetensors/), expected.weights);
    await browser.page.reload();
    await expect(button(browser.page, 'Train')).toBeVisible();
    expect(await storedRuns(browser.page)).toMatchObject([{ episodes: 200, ended: true }]);
    await expect(offer(browser.page)).toBeHidden();
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  }
});

test('the tab is closed and opened again: the curve is whole, time goes on, and Discard forgets', async ({
  context,
  page,
}) => {
  await page.goto(address(16));
  await button(page, 'Train').click();
  await saved(page);
  await page.close({ runBeforeUnload: false });

  const again = await context.newPage();
  await again.goto(address(16));
  await expect(offer(again)).toContainText(
    /“own settings”, seed 3, stopped at episode \d+ of 200, after \d:\d\d/,
  );
  await button(again, 'Continue').click();
  await expect(button(again, 'Pause')).toBeVisible();
  await expect(offer(again)).toBeHidden();
  await expect(status(again)).toContainText(/ · 0:(0[3-9]|[1-5]\d)/);
  await seeScoreAs(again, 'log');
  await expect(log(again)).toContainText('n_episode :20,');

  await again.reload();
  await button(again, 'Discard').click();
  await expect(offer(again)).toBeHidden();
  await expect.poll(() => storedRuns(again)).toEqual([]);
});

test('a second tab is not offered the run of the first, and each keeps its own', async ({
  context,
  page,
}) => {
  await page.goto(address(16));
  await button(page, 'Train').click();
  await saved(page);
  const second = await context.newPage();
  await second.goto(address(16, '&episodes=300'));
  await button(second, 'Train').click();
  await expect.poll(async () => (await storedRuns(second)).length, { timeout: 30_000 }).toBe(2);
  await expect(offer(second)).toBeHidden();
  await hurry(page);
  await finished(page);
  await expect.poll(async () => (await storedRuns(page)).map(({ ended }) => ended).sort()).toContain(true);
});

test('a run that two tabs offer goes on in one of them, and the other offers it no more', async ({
  page,
}) => {
  await page.goto(address(16));
  await button(page, 'Train').click();
  await saved(page);
  await page.goto('./icons/icon.svg');
  const second = await page.context().newPage();
  await page.goto(address('max', '#compare'));
  await second.goto(address('max'));
  await expect(button(second, 'Continue')).toBeVisible();
  await button(page, 'Continue').click();
  await expect(offer(second)).toBeHidden();
  await finished(page);
  await expect(page.getByRole('textbox', { name: 'Name of the run' })).toHaveCount(1);
});

test('the newest checkpoint is damaged: the one before it is gone on from', async ({ page }) => {
  await page.goto(address(1));
  await button(page, 'Train').click();
  for (const name of ['Pause', 'Resume', 'Pause', 'Resume']) await button(page, name).click();
  const damage = (slots: readonly string[]) =>
    page.evaluate(async (wanted) => {
      const request = indexedDB.open('cartpole');
      await new Promise((resolve) => {
        request.onsuccess = resolve;
      });
      const change = request.result.transaction(['states', 'checkpoints'], 'readwrite');
      const runs = change.objectStore('states').getAll();
      runs.onsuccess = () => {
        for (const { id, slot } of runs.result)
          for (const which of wanted)
            change
              .objectStore('checkpoints')
              .put(new Uint8Array([1, 2, 3]), [id, which === 'newest' ? slot : slot === 'a' ? 'b' : 'a']);
      };
      await new Promise((resolve) => {
        change.oncomplete = resolve;
      });
      request.result.close();
    }, slots);
  await expect.poll(async () => (await saved(page)).episodes, { timeout: 30_000 }).toBeGreaterThan(8);
  await page.goto('./icons/icon.svg'); // the page is closed, its storage still there
  await damage(['newest']);
  await page.goto(address('max'));
  await button(page, 'Continue').click();
  await finished(page);

  await page.goto(address(1));
  await button(page, 'Train').click();
  await expect.poll(async () => (await saved(page)).ended, { timeout: 30_000 }).toBe(false);
  await page.goto('./icons/icon.svg');
  await damage(['newest', 'older']);
  await page.goto(address('max'));
  await button(page, 'Continue').click();
  await expect(offer(page)).toContainText('It cannot be continued.');
  await expect(offer(page)).toContainText('fits no known format');
  const waiting = page.waitForEvent('download');
  await button(page, 'Download the checkpoint').click();
  expect([...(await readFile(await (await waiting).path()))]).toEqual([1, 2, 3]);
  await button(page, 'Download its weights').click();
  await expect(page.getByText('The weights in it cannot be read.')).toBeVisible();
  await expect(button(page, 'Train')).toBeEnabled();
});

test('a full disk is said in one line, and the run goes on', async ({ page, baseURL }) => {
  const session = await page.context().newCDPSession(page);
  await page.goto(address(16));
  await session.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(baseURL ?? '').origin,
    quotaSize: 1,
  });
  await button(page, 'Train').click();
  await expect(page.getByText(/storage is full: the run goes on/)).toBeVisible({ timeout: 30_000 });
  const at = await episodeOf(page);
  await expect.poll(() => episodeOf(page)).toBeGreaterThan(at);
  await hurry(page);
  await finished(page);
});

test('a browser that stores nothing says so, and gives the run as a file', async ({ page }) => {
  await page.route(/\/assets\/main-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    const denied = `IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); };`;
    await route.fulfill({ response, body: `${denied}\n${await response.text()}` });
  });
  await page.goto(address(16));
  await button(page, 'Train').click();
  const notice = page.getByLabel('How the run is saved');
  await expect(notice).toContainText('does not let the page store anything, as in some private windows');
  const at = await episodeOf(page);
  await expect.poll(() => episodeOf(page)).toBeGreaterThan(at);
  const waiting = page.waitForEvent('download');
  await notice.getByRole('button', { name: 'Download the checkpoint' }).click();
  const { history, config } = decodeCheckpoint(await readFile(await (await waiting).path())).state;
  expect(history.length).toBeGreaterThan(0);
  expect(config).toMatchObject({ seed: 3, episodes: 200 });
});

test('a checkpoint downloaded in the middle, dropped onto another page, stands paused there and ends alike', async ({
  context,
  page,
}) => {
  const { weights } = await uninterrupted(page);
  await page.goto(address(16));
  await button(page, 'Train').click();
  await expect.poll(() => episodeOf(page)).toBeGreaterThan(30);
  const checkpoint = await download(page, /Checkpoint/);
  const { history } = decodeCheckpoint(checkpoint).state;
  await page.close();

  const other = await context.newPage();
  await other.goto('./?v=2&lang=en&learner=simd&pace=max');
  await drop(other, { 'my run.checkpoint': checkpoint });
  await expect(other.getByText(`is paused at episode ${history.length}`)).toBeVisible();
  await expect(status(other)).toContainText(`Episode ${history.length} of 200`);
  await button(other, 'Resume').click();
  await finished(other);
  await expectSameWeights(await download(other, /safetensors/), weights);
});
