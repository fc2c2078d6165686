import { readFile } from 'node:fs/promises';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { complaintsOf } from '../support/complaints.ts';
import { type StaticHost, staticHost } from '../support/static-host.ts';
import { chooseLearner, openView, PLACE_VIEWS, WINDOW_VIEWS } from './views.ts';

/** The built app on a host of its own, under a path and without a header that asks for anything. */
const test = base.extend<{ readonly host: StaticHost }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture needs
  host: async ({}, use) => {
    const host = await staticHost('dist', '/a/b/');
    await use(host);
    await host.close();
  },
});

test.use({ locale: 'en-US', serviceWorkers: 'allow' });

const knobs = 'v=2&lang=en&learner=simd&pace=max&episodes=25&evaluationInterval=0';
const status = (page: Page) => page.locator('#status');
const train = (page: Page) => page.getByRole('button', { name: 'Train', exact: true });
const notice = (page: Page) => page.getByRole('complementary', { name: 'Version of this page' });

/** Until everything is stored: what follows needs no server any more. */
async function openedAndStored(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect(page.getByText('Opens and trains offline, too.')).toBeAttached();
}

/** The host gets another build, as a deployment would bring it; `page` looks for it. */
async function deploy(host: StaticHost, page: Page): Promise<void> {
  const built = await readFile('dist/sw.js', 'utf8');
  host.replaced.set('sw.js', `${built}\n// ${host.replaced.size} builds later`);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
  });
}

/** Marks the document: a reload makes another one. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { isTheSame: true }));
const isMarked = (page: Page) => page.evaluate(() => 'isTheSame' in window);

test('after one visit it opens under a path, trains and shows every panel with no network at all', async ({
  page,
  context,
  host,
}) => {
  const complaints = complaintsOf(page);
  await openedAndStored(page, host.address);
  await context.setOffline(true);
  await host.close();

  await page.goto(`${host.address}?${knobs}&nStep=5#knobs`);
  await expect(page.locator('#knob-nStep')).toHaveValue('5');
  await train(page).click();
  await expect(page.getByText('Ended after 25 episodes').first()).toBeAttached();
  for (const view of [...WINDOW_VIEWS, ...PLACE_VIEWS]) {
    await openView(page, view);
    const part = page.locator(`[id="${view}"]`);
    await expect(part.locator('h3, button, p').filter({ visible: true }).last()).toBeVisible();
    await expect(part.getByText(/^Loading “/)).toHaveCount(0);
    await expect(page.getByText('could not be shown')).toHaveCount(0);
    await page.keyboard.press('Escape');
  }
  // Fonts and TensorFlow.js, the last of all to be asked for.
  await openView(page, 'learn');
  await page.evaluate(() => document.fonts.ready);
  await chooseLearner(page, 'webgl');
  await expect(page.locator('#device')).toContainText('WebGL shaders');
  expect(complaints).toEqual([]);
});

test('a new version says so, interrupts no run, and reloads no tab but the one where it is wanted', async ({
  page,
  context,
  host,
}) => {
  await openedAndStored(page, `${host.address}?v=2&lang=en`);
  await page.goto(`${host.address}?v=2&lang=en&learner=simd&pace=4`); // now from the service worker
  const other = await context.newPage();
  await other.goto(`${host.address}?v=2&lang=en`);
  await train(page).click();
  await expect(status(page)).toContainText(/Episode [1-9]/);
  await mark(page);
  await mark(other);

  await deploy(host, page);
  await expect(notice(page)).toContainText('A new version of this page is ready.');
  await expect(notice(page)).toContainText('when what runs here has ended');
  await expect(notice(other)).toContainText('Reload to bring the page up to date');
  const episode = await status(page).textContent();
  await expect(status(page)).not.toHaveText(episode ?? '');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();

  await other.setViewportSize({ width: 390, height: 844 }); // a phone has no room for text and button in one row
  const widthOf = async (part: Locator) => (await part.boundingBox())?.width ?? 0;
  expect(await widthOf(notice(other).locator('p'))).toBeGreaterThan(0.8 * (await widthOf(notice(other))));
  await notice(other).getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => isMarked(other).catch(() => true)).toBe(false);
  await expect(train(other)).toBeVisible();
  await expect(notice(other)).toHaveCount(0);
  await expect(notice(page)).toContainText('Another tab has switched to a new version');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  expect(await isMarked(page)).toBe(true);

  await page.keyboard.press('x');
  await expect(notice(page)).toContainText('Reload to bring the page up to date');
  await notice(page).getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => isMarked(page).catch(() => true)).toBe(false);
});

test('a tab whose missing part has gone with the old version says so and trains on', async ({
  page,
  host,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  await page.goto(`${host.address}?v=2&lang=en&learner=simd&pace=4`);
  await train(page).click();
  await expect(status(page)).toContainText(/Episode [1-9]/);
  await page.context().route(/\/Panel-[^/]*\.js$/, (route) => route.fulfill({ status: 404 }));
  await openView(page, 'record');
  await expect(page.getByText('“Record” could not be shown.')).toBeVisible();
  await expect(notice(page)).toContainText('A part of this page could not be loaded');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.context().unroute(/\/Panel-[^/]*\.js$/);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Record', exact: true })).toBeVisible();
});
