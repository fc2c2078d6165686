import { expect, type Page } from '@playwright/test';
import { Random } from '../../src/core/random.ts';
import { complaintsOf } from './complaints.ts';

const keys = [
  ...['Space', 's', 'x', 'r', '1', '2', '3', '4', 'p', 'l', 't', '?', 'Escape', 'Tab', 'Tab', 'Enter'],
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageDown', 'PageUp'],
  ...['0', '9', '-', '.'],
];

const sizes = [
  [390, 844],
  [844, 390],
  [768, 1024],
  [1440, 900],
  [2560, 1440],
] as const;

/** After so many steps training is started where it no longer goes on. */
const stepsWithoutTraining = 20;

const train = '[aria-keyshortcuts="Space"]';
const reset = '[aria-keyshortcuts="r"]';
const status = 'progress[data-status]';

export interface MonkeyRun {
  readonly page: Page;
  readonly steps: number;
  readonly seed: number;
  /** Told what was done, step by step. */
  readonly onStep?: (step: number, what: string) => void;
}

/**
 * Random clicks, keys, sizes, languages and themes on the page at the base URL while it trains.
 * @throws {Error} with the last things done, at the first error that the page did not catch or wrote to its console,
 *   and when the page does not train at the end
 */
export async function letMonkeyLoose({ page, steps, seed, onStep }: MonkeyRun): Promise<void> {
  const complaints = complaintsOf(page);
  const random = Random.seeded(seed);
  const done: string[] = [];
  page.on('filechooser', () => {}); // opened, and nothing chosen
  await page.goto('./');
  await page.locator(train).click();
  for (let step = 0; step < steps && complaints.length === 0; step += 1) {
    if (step % stepsWithoutTraining === 0) await keepTraining(page);
    const what = await mischief(page, random);
    done.push(what);
    onStep?.(step, what);
  }
  expect(complaints, `seed ${seed}, step ${done.length}: ${done.slice(-20).join(', ')}`).toEqual([]);
  await expectToTrain(page);
  expect(complaints).toEqual([]);
}

async function keepTraining(page: Page): Promise<void> {
  const now = await page.locator(status).getAttribute('data-status');
  // Whatever lies over the button.
  if (now !== 'running' && now !== 'starting') await page.locator(train).dispatchEvent('click');
}

/** One thing that a hand on mouse and keyboard could do. @returns what it was, to repeat a failure by hand */
async function mischief(page: Page, random: Random): Promise<string> {
  const choose = <Item>(items: readonly Item[]): Item => {
    const item = items[random.integer(items.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  };
  const kind = random.integer(20);
  if (kind < 10) {
    const spots = await clickable(page);
    if (spots.length === 0) return 'no target';
    const { x, y, name } = choose(spots);
    await page.mouse.click(x, y);
    return `click ${name}`;
  }
  if (kind < 16) {
    const key = choose(keys);
    await page.keyboard.press(key);
    return `key ${key}`;
  }
  if (kind < 18) {
    await page.mouse.wheel(0, random.between(-1500, 1500));
    return 'wheel';
  }
  if (kind < 19) {
    const [width, height] = choose(sizes);
    await page.setViewportSize({ width, height });
    return `${width}×${height}`;
  }
  await page.emulateMedia({
    colorScheme: choose(['light', 'dark']),
    reducedMotion: choose(['reduce', 'no-preference']),
  });
  return 'media';
}

/** The middle of everything in sight that can be clicked. */
function clickable(page: Page): Promise<{ x: number; y: number; name: string }[]> {
  return page.evaluate(() =>
    Array.from(
      document.querySelectorAll('button, input, select, summary, [role="tab"], canvas, th'),
      (element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return {
          x: x + width / 2,
          y: y + height / 2,
          name: element.id || element.textContent.slice(0, 30),
        };
      },
    ).filter(({ x, y }) => x > 0 && y > 0 && x < innerWidth && y < innerHeight),
  );
}

/** Without a reload: whatever was left open, chosen and running, in whatever language. */
async function expectToTrain(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  for (let layer = 0; layer < 4; layer += 1) await page.keyboard.press('Escape');
  await page.getByLabel(/^(Preset|프리셋)$/).selectOption('reliable');
  await page.locator('#seed').fill('1');
  const maxPace = page.locator('input[name="pace"][value="max"]');
  await page.locator('label').filter({ has: maxPace }).click(); // a hand would hit the label, not the radio under it
  await expect(maxPace).toBeChecked();
  const progress = page.locator(status);
  if ((await progress.getAttribute('data-status')) !== 'idle') await page.locator(reset).click();
  await expect(progress).toHaveAttribute('data-status', 'idle', { timeout: 30_000 });
  await page.locator('#learner').selectOption('auto', { force: true }); // it waits in the menu of the device
  await page.locator(train).click();
  await expect(progress).toHaveAttribute('data-status', 'running', { timeout: 30_000 });
  await expect
    .poll(async () => Number(await progress.getAttribute('value')), { timeout: 60_000 })
    .toBeGreaterThan(0.1);
}
