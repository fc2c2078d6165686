/** Pictures of the main views for `docs/pictures`, from the built app: `npm run pictures`. */
import { mkdirSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { chromiumLaunchOptions } from './setup/chromium.mjs';

const folder = 'docs/pictures';
const link = '?v=2&lang=en&learner=simd&pace=max';

interface Picture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly theme?: 'light' | 'dark';
  readonly link?: string;
  /** Brings the page, on which nothing was trained yet, to what is to be seen. */
  readonly show: (page: Page) => Promise<void>;
}

/** Trains a run to its end. */
async function train(page: Page): Promise<void> {
  await page.locator('[aria-keyshortcuts="Space"]').click();
  await page.locator('progress[data-status="finished"]').waitFor({ state: 'attached', timeout: 120_000 });
}

/** Goes to a moment about four fifths through the run. */
async function past(page: Page): Promise<void> {
  await train(page);
  await page.locator('[data-tour="timeline"] canvas').focus();
  for (let i = 0; i < 2; i += 1) await page.keyboard.press('PageDown');
}

const view = (id: string) => async (page: Page) => {
  await train(page);
  await page.evaluate((hash) => {
    location.hash = hash;
  }, id);
};

/** Trains the field of carts half through. */
async function seeds(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = 'seeds';
  });
  await page.getByRole('button', { name: 'Train all seeds' }).click();
  await page
    .getByText(/^(2\d|3\d) of 64 seeds/)
    .first()
    .waitFor({ timeout: 120_000 });
}

const PICTURES: readonly Picture[] = [
  { name: 'before', width: 1366, height: 768, show: async () => {} },
  { name: 'before-dark', width: 1366, height: 768, theme: 'dark', show: async () => {} },
  { name: 'after', width: 1366, height: 768, show: train },
  { name: 'after-dark', width: 1366, height: 768, theme: 'dark', show: train },
  { name: 'moment', width: 1366, height: 768, show: past },
  { name: 'after-1920x1080', width: 1920, height: 1080, show: train },
  { name: 'after-3840x2160', width: 3840, height: 2160, show: train },
  { name: 'how-it-works-1920x1080', width: 1920, height: 1080, show: view('inside') },
  { name: 'settings-1920x1080', width: 1920, height: 1080, show: view('knobs') },
  { name: 'experiments-1920x1080', width: 1920, height: 1080, show: view('experiments') },
  { name: 'seeds', width: 1366, height: 768, show: seeds },
  { name: 'phone-390x844', width: 390, height: 844, show: train },
  {
    name: 'phone-ko-390x844',
    width: 390,
    height: 844,
    link: link.replace('lang=en', 'lang=ko'),
    show: train,
  },
  { name: 'phone-844x390', width: 844, height: 390, show: train },
];

/** Milliseconds for scenes to play on and charts to be drawn. */
const settling = 1500;

mkdirSync(folder, { recursive: true });
const server = await preview({ preview: { port: 4391 } });
const address = server.resolvedUrls?.local[0];
if (address === undefined) throw new Error('The preview has no address.');
const browser = await chromium.launch(chromiumLaunchOptions());
for (const { name, width, height, theme = 'light', link: query = link, show } of PICTURES) {
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: theme,
    isMobile: width < 900,
    hasTouch: width < 900,
    serviceWorkers: 'block',
  });
  await page.goto(`${address}${query}`);
  await page.waitForLoadState('networkidle');
  await show(page);
  await page.waitForTimeout(settling);
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.close();
  console.log(`${folder}/${name}.png`);
}
await browser.close();
await server.close();
