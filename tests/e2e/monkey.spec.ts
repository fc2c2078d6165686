import { env } from 'node:process';
import { expect, type Page, test } from '@playwright/test';
import { Random } from '../../src/core/random.ts';
import { complaintsOf } from '../support/complaints.ts';

const steps = Number(env['MONKEY_STEPS'] ?? 200);
const seed = Number(env['MONKEY_SEED'] ?? 1);

test.use({ locale: 'en-US' });
test.setTimeout(60_000 + 500 * steps);

const keys = [
  ...['Space', 's', 'x', 'r', '1', '2', '3', '4', 'p', 'l', 't', '?', 'Escape', 'Tab', 'Tab', 'Enter'],
  ...[
    'ArrowLeft',
    'ArrowRight',
    'ArrowUp',
    'ArrowDown',
    'Home',
    'End',
    'PageDown',
    'PageUp',
    '0',
    '9',
    '-',
    '.',
  ],
];
const sizes = [
  [390, 844],
  [844, 390],
  [768, 1024],
  [1440, 900],
  [2560, 1440],
] as const;

/** One thing that a hand on mouse and keyboard could do. @returns what it was, to repeat a failure by hand */
async function mischief(page: Page, random: Random): Promise<string> {
  const choose = <Item>(items: readonly Item[]): Item => {
    const item = items[random.integer(items.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  };
  const kind = random.integer(20);
  if (kind < 10) {
    const spots = await page.evaluate(() =>
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

test(`${steps} random clicks, keys, sizes and themes while it trains leave an app that trains`, async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  const random = Random.seeded(seed);
  const done: string[] = [];
  page.on('filechooser', () => {}); // opened, and nothing chosen
  await page.goto('./');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  for (let step = 0; step < steps && complaints.length === 0; step += 1)
    done.push(await mischief(page, random));
  expect(complaints, done.slice(-20).join(', ')).toEqual([]);

  // Without a reload: whatever was left open, chosen and running, in whatever language.
  await page.setViewportSize({ width: 1440, height: 900 });
  for (let layer = 0; layer < 4; layer += 1) await page.keyboard.press('Escape');
  await page.getByLabel(/^(Preset|프리셋)$/).selectOption('reliable');
  await page.locator('#seed').fill('1');
  await page.locator('input[name="pace"][value="max"]').check({ force: true });
  const status = page.locator('progress[data-status]');
  if ((await status.getAttribute('data-status')) !== 'idle')
    await page.locator('[aria-keyshortcuts="r"]').click();
  await expect(status).toHaveAttribute('data-status', 'idle');
  await page.locator('#learner').selectOption('auto');
  await page.locator('[aria-keyshortcuts="Space"]').click();
  await expect(status).toHaveAttribute('data-status', 'running', { timeout: 30_000 });
  await expect
    .poll(async () => Number(await status.getAttribute('value')), { timeout: 60_000 })
    .toBeGreaterThan(0.1);
  expect(complaints).toEqual([]);
});
